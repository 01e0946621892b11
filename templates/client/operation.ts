/** The template `client/operation`: the types of one operation, and its function. */
import { code, ident, lit, num, type Code } from '../../src/emit/typescript/code.js';
import { array, call, object, property } from '../../src/emit/typescript/expression.js';
import { printed } from '../../src/emit/typescript/module.js';
import { memoizeByText } from '../../src/foundation/memo.js';
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
  const { args, options, result, generic } = signatureParts(operation, names, view);
  return printed(code`
    ${operationDoc(operation, view)}
    export function ${ident(operation.name)}${generic}(client: ${view.runtimeType('Client')}, ${args}, ${options}): ${result} {
      return ${view.runtime('send')}(client, options, () => ({
        ${callProperties(operation, view)},
      }));
    }
  `);
}

interface SignatureParts {
  readonly args: Code;
  readonly options: Code;
  readonly result: Code;
  readonly generic?: Code;
}

/** Options are always third: what an operation takes for the first time moves nothing in the calls there are. */
function signatureParts(
  operation: OperationSignature,
  names: OperationNames,
  view: ClientView,
): SignatureParts {
  const promise = view.runtimeType('ApiPromise');
  const args = argsParameter(operation, names, view);
  if (view.negotiationOf(operation).choices.length === 0) {
    const options = code`options?: ${view.runtimeType('RequestOptions')}`;
    return { args, options, result: code`${promise}<${names.result}>` };
  }
  return {
    args,
    options: code`options?: ${view.runtimeType('AcceptOptions')}<Accept>`,
    result: code`${promise}<${names.result}<Accept>>`,
    generic: acceptParameter(operation, names, view),
  };
}

function argsParameter(
  { argument }: OperationSignature,
  { args }: OperationNames,
  view: ClientView,
): Code {
  // The compiler may be told to refuse parameters that nobody uses, but for such names.
  if (argument === 'none') return code`_args?: ${view.runtimeType('NoArgs')}`;
  return argument === 'optional' ? code`args: ${args} = {}` : code`args: ${args}`;
}

/** What `send` is told. */
function callProperties(operation: OperationSignature, view: ClientView): readonly Code[] {
  const { endpoint, replies, body } = operation;
  const written = writtenArguments(operation.arguments, view);
  const path = sentPath(endpoint.path, endpoint.trailingSlash === true, written.path, view);
  const sent = `${endpoint.method} ${path.template}`;
  const isNamed = `${endpoint.method} ${path.nameless}` === endpoint.key;
  const properties = [property('operation', lit(isNamed ? sent : endpoint.key))];
  const add = (name: string, value: Code | undefined): void => {
    if (value !== undefined) properties.push(property(name, value));
  };
  const addList = (name: string, elements: readonly Code[]): void => {
    if (elements.length > 0) properties.push(property(name, array(elements)));
  };
  const server = view.servers.own(endpoint);
  add('server', server === undefined ? undefined : lit(server));
  if (!isNamed) add('sent', lit(sent));
  if (path.template !== path.nameless)
    add(path.written ? 'written' : 'path', path.written ?? code`args`);
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
    add('negotiated', call(view.runtime('negotiate'), [code`options`, object(offer)]));
  } else if (asked.length + besides.length > 0) {
    add('accept', knownLit([...asked, ...besides].join(', ')));
  }
  add('body', body && writeBody(body, view));
  const security =
    endpoint.security &&
    securityAlternatives(endpoint.security.value).map((one) => requirement(one, view));
  if (security !== undefined) add('security', array(security));
  const errors = errorStatuses(replies);
  // Who asks whether an error is one of this operation names the function.
  if (errors.length > 0) {
    add('errors', array(errors));
    add('callee', ident(operation.name));
  }
  add('parse', parserOf(replies, view));
  add('stream', streamsOf(replies, view));
  add('read', bytesReader(replies, view));
  return properties;
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
