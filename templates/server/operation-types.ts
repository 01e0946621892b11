/**
 * Generates the type of an operation. It contains the types of the parameters by location, of the
 * body, and of the responses.
 */
import { code, isEmpty, jsdoc, lit } from '../../src/print/emit/typescript/code.js';
import type { Code, Section } from '../../src/print/emit/typescript/code.js';
import {
  propertySignature,
  typeLiteral,
  union,
  type Member,
} from '../../src/print/emit/typescript/type.js';
import { memoizeByView } from '../../src/base/foundation/memo.js';
import type { Body, Endpoint, Media, Parameter } from '../../src/model/api.js';
import { pathParameterNames } from '../../src/model/path.js';
import { distinctTypes } from '../../src/print/typescript/distinct.js';
import { mediaKind } from '../../src/print/typescript/signature-body.js';
import { parameterType } from '../../src/print/typescript/parameter-type.js';
import { typeOf } from '../../src/print/typescript/types.js';
import {
  literalMembers,
  requestMediaType,
  serverTypeOptions,
  UNKNOWN_TYPE,
} from './media-types.js';
import { filledBodies } from './functions/fillers.js';
import { listKey } from './sharing-keys.js';
import { memberAsText, responsesMember } from './reply-types.js';
import { hasDefault, neededSchemes, type ServerView } from './view.js';

/**
 * Returns the members of an operation's type. An operation without a body, for example, has no
 * member `body`.
 */
export function operationMembers(view: ServerView, endpoint: Endpoint): Code[] {
  const members: Code[] = [];
  const groups: Groups = { params: [], query: [], headers: [], cookies: [] };
  for (const one of endpoint.parameters) groups[GROUPS[one.in]].push(one);
  const { params, query, headers, cookies } = groups;
  for (const group of [inTemplateOrder(params, endpoint), query, headers, cookies]) {
    if (group.length > 0) members.push(parametersMember(group, view));
  }
  if (endpoint.body !== undefined) members.push(bodyMember(view, endpoint, endpoint.body));
  const needed = neededSchemes(view, endpoint);
  if (needed.length > 0) {
    const schemes = needed.map((name) => propertySignature(name, code`true`));
    members.push(memberAsText(propertySignature('auth', typeLiteral(schemes))));
  }
  members.push(responsesMember(endpoint, view));
  return members;
}

const GROUPS = {
  path: 'params',
  query: 'query',
  querystring: 'query',
  header: 'headers',
  cookie: 'cookies',
} as const satisfies Record<Parameter['in'], string>;

type Groups = Record<(typeof GROUPS)[Parameter['in']], Parameter[]>;

/** The result is cached, because many operations have equal parameters. */
const parametersMember = memoizeByView((list: readonly Parameter[], view: ServerView): Code => {
  const name = list[0] === undefined ? '' : GROUPS[list[0].in];
  const members = list.map((parameter) => parameterMember(parameter, view));
  return memberAsText(propertySignature(name, literalOf(members)));
}, listKey);

function literalOf(members: readonly Member[]): Code {
  const signatures = members.map((one) => propertySignature(one.name, one.type, one));
  return typeLiteral(signatures, { broken: members.some(hasComment) });
}

function inTemplateOrder(
  parameters: readonly Parameter[],
  endpoint: Endpoint,
): readonly Parameter[] {
  if (parameters.length < 2) return parameters;
  const names = pathParameterNames(endpoint.path);
  if (parameters.every(({ name }, index) => name === names[index])) return parameters;
  return [...parameters].sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
}

/**
 * Returns true if a member has a comment. All members of the type are then printed on separate
 * lines.
 */
function hasComment({ comment }: Member): boolean {
  return comment !== undefined && !isEmpty(comment);
}

const parameterMember = memoizeByView((parameter: Parameter, view: ServerView): Member => {
  const sections: Section[] = [parameter.description?.value ?? ''];
  if (parameter.deprecated?.value === true) sections.push({ tag: 'deprecated' });
  const { content } = parameter;
  const text = code`string`;
  const type =
    content.kind === 'schema'
      ? parameterType(parameter, content.schema, view.undeclared, {
          ...serverTypeOptions(view, 'write'),
          binary: text,
        })
      : parameterMediaType(view, content.media, parameter);
  const comment = jsdoc(...sections);
  const optional = parameter.in !== 'path' && !parameter.required.value && !hasDefault(parameter);
  return { name: parameter.name, type, optional, comment };
});

/**
 * Returns the type of a parameter with `content`. JSON is parsed, and so is a form in
 * `querystring`. Other media types stay text.
 */
function parameterMediaType(view: ServerView, media: Media, parameter: Parameter): Code {
  const kind = mediaKind(media.type, media.schema);
  const parsed = kind === 'json' || (kind === 'form' && parameter.in === 'querystring');
  return parsed ? typeOf(media.schema, serverTypeOptions(view, 'write')) : code`string`;
}

/**
 * Returns the member `body`. If bodies of different content types have different types, returns the
 * member `bodies` instead: a union with one type for each pair of content types and body. A range such
 * as `text/*` is not a content type, so an operation with a range has the member `body`.
 */
function bodyMember(
  view: ServerView,
  endpoint: Endpoint,
  { media, required, description }: Body,
): Code {
  const filled = filledBodies(endpoint);
  const comment = jsdoc(description?.value ?? '');
  const [only, another] = media;
  const literal =
    only && another === undefined ? literalMembers(view, only, filled.includes(only)) : undefined;
  if (literal?.some(hasComment) === true) {
    const options = { optional: !required.value, comment };
    return memberAsText(propertySignature('body', literalOf(literal), options));
  }
  const forms = media.map((one) => ({
    type: one.type,
    body: requestMediaType(view, one, filled.includes(one)),
  }));
  const bodies = distinctTypes(forms.map(({ body }) => body));
  const optional = !required.value || media.length === 0;
  const plain =
    bodies.length < 2 ||
    forms.some(({ type, body }) => type.includes('*') || body === UNKNOWN_TYPE);
  if (plain) {
    const type = media.length === 0 || bodies.includes(UNKNOWN_TYPE) ? UNKNOWN_TYPE : union(bodies);
    return memberAsText(propertySignature('body', type, { optional, comment }));
  }
  const members = bodies.map((body) => {
    const types = forms.filter((form) => distinctTypes([body, form.body]).length === 1);
    return typeLiteral([
      propertySignature('contentType', union(types.map(({ type }) => lit(type)))),
      propertySignature('body', body),
    ]);
  });
  const none = typeLiteral([
    propertySignature('contentType', code`undefined`, { optional: true }),
    propertySignature('body', code`undefined`, { optional: true }),
  ]);
  const type = union(optional ? [...members, none] : members);
  return memberAsText(propertySignature('bodies', type, { comment }));
}
