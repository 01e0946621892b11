/** The template `client/operation`: the types of one operation, and its function. */
import { code, ident, lit, num, type Code } from '../../src/emit/typescript/code.js';
import { array, object, property } from '../../src/emit/typescript/expression.js';
import { call, parameter } from '../../src/emit/typescript/function.js';
import { reference } from '../../src/emit/typescript/type.js';
import { listingFunction, type Listed } from '../../src/emit/typescript/fast-paths/properties.js';
import { memoizeByObject, memoizeByText } from '../../src/foundation/memo.js';
import type { SecurityRequirement } from '../../src/model/api.js';
import { securityAlternatives } from '../../src/typescript/alternatives.js';
import type { ReplyCase, StatusSet } from '../../src/typescript/signature-replies.js';
import type { CallArgument, OperationSignature } from '../../src/typescript/signature.js';
import { bytesReader } from './bytes.js';
import { parserOf } from './conversions.js';
import { operationDoc } from './operation-doc.js';
import {
  acceptParameter,
  operationTypes,
  operationTypeNames,
  type OperationNames,
} from './operation-types.js';
import { writeBody } from './request-body.js';
import { sentPath, writeArgument } from './request-parameters.js';
import { essenceOf, streamRead } from './streams.js';
import type { ClientView } from './view.js';

/** `ListConversationsArgs`, `ListConversationsResult`, `listConversations`: each is laid out already. */
export function operationTemplate(
  operation: OperationSignature,
  view: ClientView,
): readonly Code[] {
  const names = operationTypeNames(operation);
  const types = operationTypes(operation, names, view);
  return [...types, operationFunction(operation, names, view)];
}

function operationFunction(
  operation: OperationSignature,
  names: OperationNames,
  view: ClientView,
): Code {
  const { client, none, options, before } = fixedParts(view);
  const args = operation.argument === 'none' ? none : argsParameter(operation, names);
  const { choices } = view.negotiationOf(operation);
  const isNegotiable = choices.length > 0;
  return listingFunction({
    name: ident(operation.name),
    export: true,
    comment: operationDoc(operation, view),
    ...(isNegotiable && { typeParameters: [acceptParameter(operation, names, view)] }),
    parameters: [client, args, isNegotiable ? acceptOptions(view) : options],
    returns: reference(view.runtimeType('ApiPromise'), [
      isNegotiable ? reference(names.result, [ident('Accept')]) : names.result,
    ]),
    before,
    properties: callProperties(operation, view),
    behind: BEHIND,
  });
}

/** Options are always third: what an operation takes for the first time moves nothing in the calls there are. */
function argsParameter({ argument }: OperationSignature, { args }: OperationNames): Code {
  const optional = argument === 'optional';
  return parameter({ name: ARGS, type: args, ...(optional && { default: object([]) }) });
}

const acceptOptions = memoizeByObject((view: ClientView) =>
  parameter({
    name: ident('options'),
    type: reference(view.runtimeType('AcceptOptions'), [ident('Accept')]),
    optional: true,
  }),
);

const BEHIND = code`}));`;

const ARGS = ident('args');
const OPTIONS = ident('options');

const fixedParts = memoizeByObject((view: ClientView) => ({
  client: parameter({ name: ident('client'), type: view.runtimeType('Client') }),
  // The compiler may be told to refuse parameters that nobody uses, but for such names.
  none: parameter({ name: ident('_args'), type: view.runtimeType('NoArgs'), optional: true }),
  options: parameter({
    name: ident('options'),
    type: view.runtimeType('RequestOptions'),
    optional: true,
  }),
  before: code`return ${view.runtime('send')}(client, options, () => ({`,
}));

/** What `send` is told. */
function callProperties(operation: OperationSignature, view: ClientView): readonly Listed[] {
  const { endpoint, replies, body } = operation;
  const written = writtenArguments(operation.arguments, view);
  const path = sentPath(endpoint.path, endpoint.trailingSlash === true, written.path, view);
  const sent = `${endpoint.method} ${path.template}`;
  const isNamed = `${endpoint.method} ${path.nameless}` === endpoint.key;
  const properties: Listed[] = [{ name: 'operation', value: lit(isNamed ? sent : endpoint.key) }];
  const add = (name: string, value: Code | undefined): void => {
    if (value !== undefined) properties.push({ name, value });
  };
  const addList = (name: string, elements: readonly Code[]): void => {
    if (elements.length > 0) properties.push({ name, value: elements });
  };
  const server = view.servers.own(endpoint);
  add('server', server === undefined ? undefined : lit(server));
  if (!isNamed) properties.push({ name: 'sent', value: lit(sent) });
  if (path.template !== path.nameless) add(path.written ? 'written' : 'path', path.written ?? ARGS);
  addList('query', written.query);
  addList('headers', written.header);
  if (written.cookie.length > 0) {
    add('cookies', call(view.runtime('cookies'), [array(written.cookie)]));
  }
  const { asked, besides, offered } = view.negotiationOf(operation);
  if (offered.length > 0) {
    const offer = [
      ...(asked.length > 0 ? [property('accept', knownLit(asked.join(', ')))] : []),
      ...(besides.length > 0 ? [property('besides', knownLit(besides.join(', ')))] : []),
      property('offers', object(offered.map(offersOf))),
    ];
    add('negotiated', call(view.runtime('negotiate'), [OPTIONS, object(offer)]));
  } else if (asked.length + besides.length > 0) {
    add('accept', knownLit([...asked, ...besides].join(', ')));
  }
  add('body', body && writeBody(body, view));
  const security =
    endpoint.security &&
    securityAlternatives(endpoint.security.value).map((one) => requirement(one, view));
  if (security !== undefined) properties.push({ name: 'security', value: security });
  const errors = errorStatuses(replies);
  // Who asks whether an error is one of this operation names the function.
  if (errors.length > 0) properties.push({ name: 'errors', value: errors }, callee(operation));
  add('parse', parserOf(replies, view));
  add('stream', streamsOf(replies, view));
  add('read', bytesReader(replies, view));
  return properties;
}

function callee({ name }: OperationSignature): Listed {
  return { name: 'callee', value: ident(name) };
}

const knownLit = memoizeByText(lit);

/** The calls that write arguments, by place; those of the path are written by their names. */
interface Written {
  readonly path: Map<string, CallArgument>;
  readonly query: Code[];
  readonly header: Code[];
  readonly cookie: Code[];
}

function writtenArguments(all: readonly CallArgument[], view: ClientView): Written {
  const written: Written = { path: new Map(), query: [], header: [], cookie: [] };
  for (const argument of all) {
    const { in: place, name } = argument.parameter;
    if (place === 'path') written.path.set(name, argument);
    else written[place === 'querystring' ? 'query' : place].push(writeArgument(argument, view));
  }
  return written;
}

function requirement(schemes: SecurityRequirement, view: ClientView): Code {
  return object(
    schemes.map(({ scheme, scopes }) =>
      property(view.schemeName(scheme), array(scopes.map((scope) => lit(scope)))),
    ),
  );
}

/** The statuses of the errors that are described. */
function errorStatuses(replies: readonly ReplyCase[]): readonly Code[] {
  const found: Code[] = [];
  for (const { ok, response, statuses } of replies) {
    if (ok || response === undefined) continue;
    found.push(statuses.kind === 'code' ? num(statuses.code) : lit(nameOf(statuses)));
  }
  return found;
}

function nameOf(statuses: StatusSet): string {
  if (statuses.kind === 'code') return String(statuses.code);
  return statuses.kind === 'class' ? statuses.class : 'default';
}

/** The types that a status comes in. */
function offersOf({ statuses, body }: ReplyCase): Code {
  const types = typeof body === 'string' ? [] : body.map(({ media }) => essenceOf(media.type));
  return property(nameOf(statuses), array([...new Set(types)].map((type) => lit(type))));
}

/** The types of successful bodies that are read as they arrive. */
function streamsOf(replies: readonly ReplyCase[], view: ClientView): Code | undefined {
  const properties = new Map<string, Code>();
  for (const { ok, body } of replies) {
    if (!ok || typeof body === 'string') continue;
    for (const { media } of body) {
      const stream = streamRead(media, view);
      if (stream === undefined) continue;
      const type = essenceOf(media.type);
      properties.set(type, property(type, view.runtime(stream.name)));
    }
  }
  if (properties.size === 0) return undefined;
  return call(view.runtime('streams'), [object([...properties.values()])]);
}
