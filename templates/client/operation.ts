/** Generates the types and the function of one operation. */
import { code, ident, lit, num, type Code } from '../../src/print/emit/typescript/code.js';
import { array, call, object, property } from '../../src/print/emit/typescript/expression.js';
import { printed } from '../../src/print/emit/typescript/module.js';
import {
  callSignature,
  functionType,
  typeLiteral,
  union,
} from '../../src/print/emit/typescript/type.js';
import { memoizeByText } from '../../src/base/foundation/memo.js';
import type { SecurityRequirement } from '../../src/model/api.js';
import { operationKey } from '../../src/print/typescript/operation-key.js';
import { orUndefined } from '../../src/print/typescript/types.js';
import { securityAlternatives } from '../../src/print/typescript/alternatives.js';
import { statusText, type ReplyCase } from '../../src/print/typescript/signature-replies.js';
import type { CallArgument, OperationSignature } from '../../src/print/typescript/signature.js';
import { bytesReader } from './bytes.js';
import { checksOf } from './checks.js';
import { parserOf } from './conversions.js';
import { operationDoc } from './operation-doc.js';
import {
  acceptParameter,
  operationTypes,
  operationTypeNames,
  type OperationNames,
} from './operation-types.js';
import { writeBody } from './request-body.js';
import { sentPath, writeArgument, writeQuery } from './request-parameters.js';
import { essenceOf } from '../../src/model/media-type.js';
import { streamRead } from './streams.js';
import type { ClientView } from './view.js';

/** Generates `ListConversationsArgs`, `ListConversationsResult` and `listConversations`. */
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
  const type = signatureType(operation, names, view);
  const { key, properties } = description(operation, view);
  const checks = view.checks && checksOf(operation, view.checks, view);
  const isBare = properties.length === 0 && checks === undefined;
  const about = isBare ? [] : [object(properties)];
  const make =
    view.checks && checks ? view.checks.runtime('checkedOperation') : view.runtime('operation');
  return printed(code`
    ${operationDoc(operation, view)}
    export const ${ident(operation.name)}: ${type} = ${PURE} ${make}(${[key, ...about, ...(checks ? [checks] : [])]});
  `);
}

/**
 * Tells bundlers that a call has no side effects. They can then remove operations that are not
 * used.
 */
const PURE = code`/* @__PURE__ */`;

/**
 * Returns the type of the function. The options are always the third parameter, so that existing
 * calls still compile when an operation gets its first parameter. The overload without a choice of
 * media type is last, because `ReturnType` and `Parameters` use the last overload.
 */
function signatureType(
  operation: OperationSignature,
  names: OperationNames,
  view: ClientView,
): Code {
  const promise = view.runtimeType('ApiPromise');
  const { argument } = operation;
  const given = argument === 'none' ? view.runtimeType('NoArgs') : names.args;
  const args = argument === 'required' ? code`args: ${given}` : code`args?: ${given}`;
  const client = code`client: ${view.runtimeType('Client')}`;
  const result = code`${promise}<${names.result}>`;
  const { asked, choices } = view.negotiationOf(operation);
  if (choices.length === 0) {
    const options = code`options?: ${view.runtimeType('RequestOptions')}`;
    return functionType([client, args, options], result);
  }
  const accepting = view.runtimeType('AcceptOptions');
  const chosen = callSignature(
    [
      client,
      code`args: ${argument === 'required' ? given : orUndefined(given)}`,
      code`options: ${orUndefined(code`${accepting}<Accept>`)}`,
    ],
    code`${promise}<${names.result}<Accept>>`,
    acceptParameter(operation, names, view),
  );
  const standard = code`options?: ${accepting}<${union(asked.map((type) => lit(type)))}>`;
  return typeLiteral([chosen, callSignature([client, args, standard], result)], { broken: true });
}

/**
 * The arguments of the runtime function `operation`: the key (method and path), and the properties
 * of the object that describes the operation.
 */
interface DescriptionParts {
  readonly key: Code;
  readonly properties: readonly Code[];
}

function description(operation: OperationSignature, view: ClientView): DescriptionParts {
  const { endpoint, replies, body } = operation;
  const written = argumentsByPlace(operation.arguments);
  const path = sentPath(endpoint.path, endpoint.trailingSlash === true, written.path, view);
  const sent = `${endpoint.method} ${path.template}`;
  const key = operationKey(endpoint);
  const isSent = `${endpoint.method} ${path.plain}` === key;
  const properties: Code[] = [];
  const add = (name: string, value: Code | undefined): void => {
    if (value !== undefined) properties.push(property(name, value));
  };
  const server = view.servers.own(endpoint);
  add('server', server === undefined ? undefined : lit(server));
  if (!isSent) add('sent', lit(sent));
  add('path', path.written && code`(args) => (${path.written})`);
  add('query', writeQuery(written.query, view));
  add('headers', ofArguments(written.header, view, array));
  add(
    'cookies',
    ofArguments(written.cookie, view, (all) => call(view.runtime('cookies'), [array(all)])),
  );
  add('accept', acceptOf(operation, view));
  add('negotiated', negotiatedBy(operation, view));
  add('body', body && code`(args) => ${writeBody(body, view)}`);
  const security =
    endpoint.security &&
    securityAlternatives(endpoint.security.value).map((one) => requirement(one, view));
  add('security', security && array(security));
  const errors = errorStatuses(replies);
  if (errors.length > 0) add('errors', array(errors));
  add('parse', parserOf(replies, view));
  add('stream', streamsOf(replies, view));
  add('read', bytesReader(replies, view));
  return { key: lit(isSent ? sent : key), properties };
}

function ofArguments(
  all: readonly CallArgument[],
  view: ClientView,
  wrap: (written: readonly Code[]) => Code,
): Code | undefined {
  if (all.length === 0) return undefined;
  return code`(args) => ${wrap(all.map((one) => writeArgument(one, view)))}`;
}

/**
 * Returns the `Accept` header; `undefined` if the caller chooses it, or if it is the default of the
 * runtime (JSON).
 */
function acceptOf(operation: OperationSignature, view: ClientView): Code | undefined {
  const { asked, besides, offered } = view.negotiationOf(operation);
  if (offered.length > 0) return undefined;
  const all = [...asked, ...besides].join(', ');
  if (all === 'application/json') return undefined;
  return knownLit(all);
}

function negotiatedBy(operation: OperationSignature, view: ClientView): Code | undefined {
  const { asked, besides, offered } = view.negotiationOf(operation);
  if (offered.length === 0) return undefined;
  const offer = object([
    ...(asked.length > 0 ? [property('accept', knownLit(asked.join(', ')))] : []),
    ...(besides.length > 0 ? [property('besides', knownLit(besides.join(', ')))] : []),
    property('offers', object(offered.map(offersOf))),
  ]);
  return code`(options) => ${call(view.runtime('negotiate'), [code`options`, offer])}`;
}

const knownLit = memoizeByText(lit);

/**
 * The arguments of an operation by their location in the request. Path arguments are listed by
 * name.
 */
interface ArgumentsByPlace {
  readonly path: Map<string, CallArgument>;
  readonly query: CallArgument[];
  readonly header: CallArgument[];
  readonly cookie: CallArgument[];
}

function argumentsByPlace(all: readonly CallArgument[]): ArgumentsByPlace {
  const found: ArgumentsByPlace = { path: new Map(), query: [], header: [], cookie: [] };
  for (const argument of all) {
    const { in: place, name } = argument.parameter;
    if (place === 'path') found.path.set(name, argument);
    else found[place === 'querystring' ? 'query' : place].push(argument);
  }
  return found;
}

function requirement(schemes: SecurityRequirement, view: ClientView): Code {
  return object(
    schemes.map(({ scheme, scopes }) =>
      property(view.schemeName(scheme), array(scopes.map((scope) => lit(scope)))),
    ),
  );
}

function errorStatuses(replies: readonly ReplyCase[]): readonly Code[] {
  const found: Code[] = [];
  for (const { ok, response, statuses } of replies) {
    if (ok || response === undefined) continue;
    found.push(statuses.kind === 'code' ? num(statuses.code) : lit(statusText(statuses)));
  }
  return found;
}

function offersOf({ statuses, body }: ReplyCase): Code {
  const types = typeof body === 'string' ? [] : body.map(({ media }) => essenceOf(media.type));
  return property(statusText(statuses), array([...new Set(types)].map((type) => lit(type))));
}

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
  const readers = object([...properties.values()]);
  return code`(response) => ${call(view.runtime('streams'), [code`response`, readers])}`;
}
