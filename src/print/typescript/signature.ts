/** Defines the calling convention: how an endpoint becomes a function with one argument object. */
import { CLIENT_FUNCTIONS } from './client-exports.js';
import { memoizeByView } from '../../base/foundation/memo.js';
import type { Api, Endpoint, Parameter } from '../../model/api.js';
import { UNKNOWN, type Schema } from '../../model/schema.js';
import { pathParameterNames } from '../../model/path.js';
import { isSorted } from '../../base/foundation/sort.js';
import type { Names } from '../../api/resolve/name-table.js';
import { bodyArgument, mediaKind, type BodyArgument } from './signature-body.js';
import { argumentNames } from './signature-names.js';
import { replyCases, type ReplyCase } from './signature-replies.js';

/** A parameter of an operation, as a property of the argument object. */
export interface CallArgument {
  /** An identifier in the code. `parameter.name` is the name in the request. */
  readonly name: string;
  readonly required: boolean;
  readonly parameter: Parameter;
  /** The schema of the value that callers pass. */
  readonly schema: Schema;
}

/** The generated function of one endpoint, as plain data. The client, the server and the docs use the same data. */
export interface OperationSignature {
  readonly endpoint: Endpoint;
  /** The function's name, such as `listConversations`. */
  readonly name: string;
  /** The beginning of the names of the function's types, such as `ListConversations`. */
  readonly typeName: string;
  /** The arguments by location: path (in the order of the template), query, header, cookie. */
  readonly arguments: readonly CallArgument[];
  /**
   * The request body. Callers pass it as `body`. If they can choose its media type, they pass that as `contentType`.
   */
  readonly body?: BodyArgument;
  /** Whether the function takes an argument object, and whether callers may omit it. */
  readonly argument: 'none' | 'optional' | 'required';
  readonly replies: readonly ReplyCase[];
}

const PLACES: readonly Parameter['in'][] = ['path', 'query', 'querystring', 'header', 'cookie'];

/**
 * Names that an operation's function must not have: the names of other exported functions, and the names of its own
 * parameters, because a parameter of the same name would hide the function.
 */
const NAMES_IN_USE: ReadonlySet<string> = new Set([
  ...CLIENT_FUNCTIONS,
  ...['args', 'client', 'options'],
]);

/**
 * Names that an argument must not have, even if the operation has no body or a body of only one media type.
 * Otherwise, adding a body to the description would rename the argument.
 */
const RESERVED: readonly string[] = ['body', 'contentType'];

/** If `Args`, `Result` or `Error` is appended to one of these names, the result is a type that every client exports. */
const OWN_TYPES: ReadonlySet<string> = new Set(['Api', 'Connection']);

/**
 * Describes the function of an endpoint.
 * @param endpoint a resolved endpoint
 * @param name the function's name in `Names.operations`
 */
export function operationSignature(endpoint: Endpoint, name: string): OperationSignature {
  const body = endpoint.body && bodyArgument(endpoint.body);
  const names = argumentNames(endpoint.parameters, RESERVED);
  const args = inOrder(endpoint).map((parameter) =>
    argumentOf(parameter, names.get(parameter) ?? parameter.name),
  );
  const required = args.some((argument) => argument.required) || body?.required === true;
  const empty = args.length === 0 && body === undefined;
  const pascal = name.slice(0, 1).toUpperCase() + name.slice(1);
  return {
    endpoint,
    name: NAMES_IN_USE.has(name) ? `${name}Operation` : name,
    typeName: NAMES_IN_USE.has(name) || OWN_TYPES.has(pascal) ? `${pascal}Operation` : pascal,
    arguments: args,
    ...(body && { body }),
    argument: required ? 'required' : empty ? 'none' : 'optional',
    replies: replyCases(endpoint),
  };
}

/** Arguments by parameter. If endpoints share a parameter and its name, they also share the argument. */
const named = new WeakMap<Parameter, CallArgument>();

function argumentOf(parameter: Parameter, name: string): CallArgument {
  const cached = named.get(parameter);
  if (cached?.name === name) return cached;
  const argument: CallArgument = {
    name,
    required: parameter.in === 'path' || parameter.required.value,
    parameter,
    schema: argumentSchema(parameter),
  };
  named.set(parameter, argument);
  return argument;
}

/**
 * Describes the functions of an API, in the order of its endpoints, for the client and the docs.
 * @throws Error if an endpoint has no name in `names`, which is a bug in restitch
 */
export const operationSignatures = memoizeByView(
  (api: Api, names: Names): readonly OperationSignature[] =>
    api.endpoints.map((endpoint) => {
      const name = names.operations.get(endpoint.key);
      if (name === undefined) throw new Error(`no name for ${endpoint.key}`);
      return operationSignature(endpoint, name);
    }),
);

/** Sorts operations by the effort to call them: operations that read and have few required arguments come first. */
export function easiestFirst(signatures: readonly OperationSignature[]): OperationSignature[] {
  return [...signatures].sort((a, b) => effort(a) - effort(b));
}

function effort({ endpoint, arguments: all, body, replies }: OperationSignature): number {
  const asked = all.filter(({ required }) => required).length + (body?.required === true ? 3 : 0);
  const isReading = endpoint.method === 'GET';
  const isOld = endpoint.deprecated?.value === true;
  return asked + (isReading ? 0 : 10) + (isOld ? 5 : 0) + (replies.length === 0 ? 1 : 0);
}

function inOrder(endpoint: Endpoint): readonly Parameter[] {
  const { parameters } = endpoint;
  if (parameters.length < 2) return parameters;
  const path = new Map(pathParameterNames(endpoint.path).map((name, index) => [name, index]));
  const place = (parameter: Parameter): number =>
    parameter.in === 'path'
      ? (path.get(parameter.name) ?? -1) - path.size
      : PLACES.indexOf(parameter.in);
  const byPlace = (a: Parameter, b: Parameter): number => place(a) - place(b);
  return isSorted(parameters, byPlace) ? parameters : [...parameters].sort(byPlace);
}

/**
 * Returns the schema of the argument for a parameter. If the parameter's content is JSON or a form, callers pass the
 * value itself. If the content has another media type, they pass it as text.
 */
function argumentSchema({ content }: Parameter): Schema {
  if (content.kind === 'schema') return content.schema;
  const { type, schema } = content.media;
  const kind = mediaKind(type, schema);
  if (kind === 'json' || kind === 'form' || kind === 'any') return schema;
  return schema.kind === 'unknown' ? UNKNOWN : { kind: 'string', origins: schema.origins };
}
