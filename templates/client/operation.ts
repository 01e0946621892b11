/** The template `client/operation`: the types of one operation, and its function. */
import { ident, lit, num, type Code } from '../../src/emit/code.js';
import { array, object, property } from '../../src/emit/expression.js';
import { arrow, call, parameter } from '../../src/emit/function.js';
import { printed } from '../../src/emit/module.js';
import { functionDeclaration, returns } from '../../src/emit/statement.js';
import { reference } from '../../src/emit/type.js';
import type { SecurityRequirement } from '../../src/model/api.js';
import type { ReplyCase } from '../../src/typescript/signature-replies.js';
import type { Argument, Signature } from '../../src/typescript/signature.js';
import { parserOf } from './conversions.js';
import { operationDoc } from './operation-doc.js';
import { operationTypes, typeNames } from './operation-types.js';
import { writeBody } from './request-body.js';
import { pathPieces, writeArgument } from './request-parameters.js';
import { essenceOf, streamRead } from './streams.js';
import type { ClientView } from './view.js';

/** `ListConversationsArgs`, `ListConversationsResult`, `listConversations`. */
export function operationTemplate(operation: Signature, view: ClientView): readonly Code[] {
  return [...operationTypes(operation, view), operationFunction(operation, view)].map(printed);
}

function operationFunction(operation: Signature, view: ClientView): Code {
  const names = typeNames(operation);
  const [client, args, options] = [ident('client'), ident('args'), ident('options')];
  const parameters = [parameter({ name: client, type: view.runtimeType('Client') })];
  if (operation.argument !== 'none') {
    const optional = operation.argument === 'optional';
    parameters.push(
      parameter({ name: args, type: ident(names.args), ...(optional && { default: object([]) }) }),
    );
  }
  parameters.push(
    parameter({ name: options, type: view.runtimeType('RequestOptions'), optional: true }),
  );
  const describe = arrow({ parameters: [], body: object(callProperties(operation, view)) });
  return functionDeclaration({
    name: ident(operation.name),
    export: true,
    comment: operationDoc(operation, view),
    parameters,
    returns: reference(view.runtimeType('ApiPromise'), [ident(names.result)]),
    body: [returns(call(view.runtime('send'), [client, options, describe]))],
  });
}

/** What `send` is told. */
function callProperties(operation: Signature, view: ClientView): readonly Code[] {
  const { endpoint, replies, accept, body } = operation;
  const server = view.ownServer(endpoint);
  const written = (place: Argument['parameter']['in'][]): readonly Code[] =>
    operation.arguments
      .filter(({ parameter: { in: own } }) => place.includes(own))
      .map((argument) => writeArgument(argument, view));
  const values = new Map(
    operation.arguments
      .filter((argument) => argument.parameter.in === 'path')
      .map((argument) => [argument.parameter.name, writeArgument(argument, view)]),
  );
  const path = pathPieces(endpoint.path, endpoint.trailingSlash === true, values);
  const security = endpoint.security?.value.map((one) => requirement(one, view));
  const parse = parserOf(replies, view);
  const errors = replies.filter(({ ok, response }) => !ok && response !== undefined);
  return [
    property('operation', lit(endpoint.key)),
    property('method', lit(endpoint.method)),
    ...(server === undefined ? [] : [property('server', lit(server))]),
    property('path', array(path)),
    ...list('query', written(['query', 'querystring'])),
    ...list('headers', written(['header'])),
    ...list('cookies', written(['cookie'])),
    ...(accept.length === 0 ? [] : [property('accept', lit(accept.join(', ')))]),
    ...(body === undefined ? [] : [property('body', writeBody(body, view))]),
    ...(security === undefined ? [] : [property('security', array(security))]),
    ...list('errors', errors.map(errorStatus)),
    ...(parse === undefined ? [] : [property('parse', parse)]),
    ...streamsOf(replies, view),
    ...(isBytes(replies) ? [property('read', view.runtime('asBlob'))] : []),
  ];
}

function list(name: string, elements: readonly Code[]): readonly Code[] {
  return elements.length === 0 ? [] : [property(name, array(elements))];
}

function requirement(schemes: SecurityRequirement, view: ClientView): Code {
  return object(
    schemes.map(({ scheme, scopes }) =>
      property(view.schemeName(scheme), array(scopes.map((scope) => lit(scope)))),
    ),
  );
}

function errorStatus({ statuses }: ReplyCase): Code {
  if (statuses.kind === 'code') return num(statuses.code);
  return lit(statuses.kind === 'class' ? statuses.class : 'default');
}

/** The types of successful bodies that are read as they arrive. */
function streamsOf(replies: readonly ReplyCase[], view: ClientView): readonly Code[] {
  const readers = new Map<string, Code>();
  for (const { ok, body } of replies) {
    if (!ok || typeof body === 'string') continue;
    for (const { media } of body) {
      const stream = streamRead(media, view);
      if (stream) readers.set(essenceOf(media.type), view.runtime(stream.name));
    }
  }
  const properties = [...readers].map(([type, reader]) => property(type, reader));
  return properties.length === 0 ? [] : [property('streams', object(properties))];
}

/** Whether every successful body that is described is bytes, whatever its content type turns out to be. */
function isBytes(replies: readonly ReplyCase[]): boolean {
  const bodies = replies.filter(({ ok, body }) => ok && body !== 'none').map(({ body }) => body);
  return (
    bodies.length > 0 &&
    bodies.every((body) => typeof body !== 'string' && body.every(({ kind }) => kind === 'binary'))
  );
}
