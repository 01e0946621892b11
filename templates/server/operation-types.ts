/** The types of one operation: its parameters by place, its body, its responses. */
import { code, isEmpty, jsdoc, lit } from '../../src/emit/code.js';
import type { Code, Section } from '../../src/emit/code.js';
import { num } from '../../src/emit/literal.js';
import { printedAt } from '../../src/emit/module.js';
import { propertySignature, reference, typeLiteral, union } from '../../src/emit/type.js';
import type { Api, Body, Endpoint, Media, Parameter, Response } from '../../src/model/api.js';
import { pathParameterNames } from '../../src/model/path.js';
import type { Schema } from '../../src/model/schema.js';
import { distinct } from '../../src/typescript/distinct.js';
import { mediaKind } from '../../src/typescript/signature-body.js';
import { typeOf, type TypeOptions } from '../../src/typescript/types.js';
import { oncePerForm } from './response-forms.js';
import {
  hasDefault,
  neededSchemes,
  ownType,
  schemaType,
  oncePer,
  type Direction,
  type ServerView,
} from './view.js';

/** The members of an operation's type; what an operation does not have is left out. */
export function operationMembers(view: ServerView, endpoint: Endpoint): Code[] {
  const members: Code[] = [];
  for (const [name, places] of endpoint.parameters.length === 0 ? [] : GROUPS) {
    const parameters = endpoint.parameters.filter((one) => places.includes(one.in));
    if (parameters.length === 0) continue;
    const ordered = name === 'params' ? inTemplateOrder(parameters, endpoint) : parameters;
    const properties = ordered.map((parameter) => parameterProperty(view, parameter));
    members.push(propertySignature(name, typeLiteral(properties)));
  }
  if (endpoint.body !== undefined) members.push(bodyMember(view, endpoint.body));
  const needed = neededSchemes(view, endpoint);
  if (needed.length > 0) {
    const schemes = needed.map((name) => propertySignature(name, code`true`));
    members.push(propertySignature('auth', typeLiteral(schemes)));
  }
  members.push(propertySignature('responses', responsesType(view, endpoint)));
  return members;
}

const GROUPS: readonly (readonly [name: string, places: readonly Parameter['in'][]])[] = [
  ['params', ['path']],
  ['query', ['query', 'querystring']],
  ['headers', ['header']],
  ['cookies', ['cookie']],
];

function inTemplateOrder(
  parameters: readonly Parameter[],
  endpoint: Endpoint,
): readonly Parameter[] {
  if (parameters.length < 2) return parameters;
  const names = pathParameterNames(endpoint.path);
  if (parameters.every(({ name }, index) => name === names[index])) return parameters;
  return [...parameters].sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
}

/** How the server spells the types of the model. */
function typeOptions(view: ServerView, direction: Direction): TypeOptions {
  return { direction, ref: (id) => schemaType(view, id, direction), readonlyArrays: true };
}

const parameterProperty = oncePer((view, parameter: Parameter): Code => {
  const sections: Section[] = [parameter.description?.value ?? ''];
  if (parameter.deprecated?.value === true) sections.push({ tag: 'deprecated' });
  const { content } = parameter;
  const text = code`string`;
  const type =
    content.kind === 'schema'
      ? typeOf(content.schema, { ...typeOptions(view, 'write'), binary: text })
      : parameterMediaType(view, content.media, parameter);
  const comment = jsdoc(...sections);
  const optional = parameter.in !== 'path' && !parameter.required.value && !hasDefault(parameter);
  const property = propertySignature(parameter.name, type, { optional, comment });
  // With a comment above it a member stands on a line of its own: of an object in an operation's type.
  return isEmpty(comment) ? property : printedAt(3, property, ';');
});

/** JSON in a parameter is parsed, as is a form that is the whole query; other media stay text. */
function parameterMediaType(view: ServerView, media: Media, parameter: Parameter): Code {
  const kind = mediaKind(media.type, media.schema);
  const parsed = kind === 'json' || (kind === 'form' && parameter.in === 'querystring');
  return parsed ? typeOf(media.schema, typeOptions(view, 'write')) : code`string`;
}

/**
 * `body`, or `bodies`, where the content type tells what the body is. A range of content types tells nothing.
 */
function bodyMember(view: ServerView, { media, required, description }: Body): Code {
  const comment = jsdoc(description?.value ?? '');
  const forms = media.map(({ type, schema }) => ({
    type,
    body: requestMediaType(view, type, schema),
  }));
  const bodies = distinct(forms.map(({ body }) => body));
  const optional = !required.value || media.length === 0;
  const plain =
    bodies.length < 2 || forms.some(({ type, body }) => type.includes('*') || body === UNKNOWN);
  if (plain) {
    const type = media.length === 0 || bodies.includes(UNKNOWN) ? UNKNOWN : union(bodies);
    return propertySignature('body', type, { optional, comment });
  }
  const members = bodies.map((body) => {
    const types = forms.filter((form) => distinct([body, form.body]).length === 1);
    return typeLiteral([
      propertySignature('contentType', union(types.map(({ type }) => lit(type)))),
      propertySignature('body', body),
    ]);
  });
  const none = typeLiteral([
    propertySignature('contentType', code`undefined`, { optional: true }),
    propertySignature('body', code`undefined`, { optional: true }),
  ]);
  return propertySignature('bodies', union(optional ? [...members, none] : members), { comment });
}

const UNKNOWN = code`unknown`;

/** What the runtime makes of a media type. */
function requestMediaType(view: ServerView, type: string, schema: Schema): Code {
  switch (mediaKind(type, schema)) {
    case 'json':
    case 'form':
      return isUnknown(schema) ? UNKNOWN : typeOf(schema, typeOptions(view, 'write'));
    case 'multipart':
      return type.startsWith('multipart/form-data') || type.includes('*')
        ? multipartType(view, schema)
        : STREAM;
    case 'text':
      return isTextual(schema) ? typeOf(schema, typeOptions(view, 'write')) : code`string`;
    case 'binary':
      return STREAM;
    case 'any':
      return UNKNOWN;
    default:
      return mediaKind(type, schema) as never;
  }
}

/** Parts by their fields; files are such when the whole form is read. */
function multipartType(view: ServerView, schema: Schema): Code {
  const body = ownType(view, 'runtime/multipart.ts', 'MultipartBody');
  if (isUnknown(schema)) return body;
  return reference(body, [typeOf(schema, { ...typeOptions(view, 'write'), binary: code`File` })]);
}

const FORM_DATA = code`FormData`;
const STREAM = code`ReadableStream<Uint8Array>`;

function isUnknown(schema: Schema): boolean {
  return schema.kind === 'unknown' || schema.kind === 'any';
}

function isTextual(schema: Schema): boolean {
  return schema.kind === 'string' || (schema.kind === 'enum' && !schema.open);
}

/** A union by status. Where no response is stated, any status will do. */
function responsesType(view: ServerView, endpoint: Endpoint): Code {
  const replies = endpoint.responses
    .filter(({ status }) => status !== '1XX' && !(typeof status === 'number' && status < 200))
    .flatMap((response) =>
      typeof response.status === 'number' && endpoint.method !== 'HEAD'
        ? numberedReplies(view, response)
        : replyTypes(view, endpoint, response),
    );
  if (replies.length > 0) return union(replies);
  return typeLiteral([
    propertySignature('status', code`number`),
    propertySignature('body', UNKNOWN, { optional: true }),
  ]);
}

/** The replies of a status that means one number, whatever else the operation answers. */
const numberedReplies = oncePerForm((view, response) =>
  replyForms(view, response, num(Number(response.status)), response.bodyless),
);

function replyTypes(view: ServerView, endpoint: Endpoint, response: Response): Code[] {
  const none = response.bodyless || endpoint.method === 'HEAD';
  return replyForms(view, response, statusType(view, endpoint, response), none);
}

/** One member per form of the body; forms are told apart by `contentType` when there are several. */
function replyForms(
  view: ServerView,
  response: Response,
  statuses: Code,
  bodyless: boolean,
): Code[] {
  const status = propertySignature('status', statuses);
  const headers = headersMember(view, response);
  const none = bodyless || isBodyless(response.status);
  if (none) return [typeLiteral([status, ...headers])];
  if (response.media.length === 0) {
    const body = propertySignature('body', UNKNOWN, { optional: true });
    return [typeLiteral([status, body, ...headers])];
  }
  const several = response.media.length > 1;
  return response.media.map((media) => {
    const ranged = media.type.includes('*');
    const type = responseMediaType(view, media);
    const optional = type === UNKNOWN;
    const body = propertySignature('body', type, { optional });
    if (!several && !ranged) return typeLiteral([status, body, ...headers]);
    const contentType = propertySignature('contentType', ranged ? code`string` : lit(media.type));
    return typeLiteral([status, contentType, body, ...headers]);
  });
}

function isBodyless(status: Response['status']): boolean {
  return status === 204 || status === 205 || status === 304;
}

function responseMediaType(view: ServerView, { type, schema }: Media): Code {
  const bytes = (): Code => ownType(view, 'runtime/types.ts', 'ResponseBytes');
  switch (mediaKind(type, schema)) {
    case 'json':
      return isUnknown(schema) ? UNKNOWN : typeOf(schema, typeOptions(view, 'read'));
    case 'form':
      return code`URLSearchParams`;
    case 'multipart':
      return FORM_DATA;
    case 'text':
      return union([
        isTextual(schema) ? typeOf(schema, typeOptions(view, 'read')) : code`string`,
        bytes(),
      ]);
    case 'binary':
      return bytes();
    case 'any':
      return UNKNOWN;
    default:
      return mediaKind(type, schema) as never;
  }
}

function headersMember(view: ServerView, { headers }: Response): Code[] {
  if (headers.length === 0) return [];
  const members = headers.map((header) =>
    propertySignature(header.name, headerType(view, header.schema), {
      optional: !header.required,
      comment: jsdoc(header.description ?? ''),
    }),
  );
  const optional = headers.every(({ required }) => !required);
  return [propertySignature('headers', typeLiteral(members), { optional })];
}

/** Headers are texts; what is no scalar has to be written by the handler. */
function headerType(view: ServerView, schema: Schema): Code {
  const { api } = view;
  const target = schema.kind === 'ref' ? resolve(schema.id, api) : schema;
  switch (target?.kind) {
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
      return typeOf(target, typeOptions(view, 'read'));
    case 'enum':
      return target.values.includes(null)
        ? code`string`
        : typeOf(target, typeOptions(view, 'read'));
    default:
      return code`string`;
  }
}

function resolve(id: string, api: Api): Schema | undefined {
  return api.schemas.get(id);
}

function statusType(view: ServerView, endpoint: Endpoint, { status }: Response): Code {
  if (typeof status === 'number') return num(status);
  const codes = endpoint.responses.flatMap((one) =>
    typeof one.status === 'number' && one.status >= 200 ? [one.status] : [],
  );
  if (status === 'default') {
    const classes = endpoint.responses.flatMap((one) =>
      typeof one.status === 'string' && one.status !== 'default' && one.status !== '1XX'
        ? [reference(ownType(view, 'runtime/types.ts', 'StatusIn'), [lit(one.status)])]
        : [],
    );
    const declared = [...codes.map((one) => num(one)), ...classes];
    const other = ownType(view, 'runtime/types.ts', 'OtherStatus');
    return reference(other, declared.length === 0 ? [] : [union(declared)]);
  }
  const same = codes.filter((one) => String(one).startsWith(status.slice(0, 1)));
  const args = [lit(status), ...(same.length > 0 ? [union(same.map((one) => num(one)))] : [])];
  return reference(ownType(view, 'runtime/types.ts', 'StatusIn'), args);
}
