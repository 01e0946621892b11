/**
 * Generates code that calls an operation with the generated client. Readers can compile it without
 * changes.
 */
import { effectiveObject } from '../../src/model/effective/effective.js';
import {
  code,
  ident,
  imported,
  lit,
  type Code,
  num,
} from '../../src/print/emit/typescript/code.js';
import { call, object, property, array } from '../../src/print/emit/typescript/expression.js';
import { moduleText, type ModulePlace } from '../../src/print/emit/typescript/module.js';
import { memoizeByView } from '../../src/base/foundation/memo.js';
import type { Api, Media, SecurityScheme } from '../../src/model/api.js';
import { calledServer, isComplete, serversOf, declaredUrl } from '../../src/model/server.js';
import type { Names } from '../../src/api/resolve/name-table.js';
import {
  BYTES,
  isObjectInstance,
  mediaSample,
  declaredPart,
  writablePart,
  type Instance,
} from '../../src/values/sample/index.js';
import type { CallArgument, OperationSignature } from '../../src/print/typescript/signature.js';
import type { BodyArgument, BodyChoice } from '../../src/print/typescript/signature-body.js';
import { bodyValue } from './samples/values.js';
import type { Schema } from '../../src/model/schema.js';

/** The path of the generated client, relative to the root of the output. */
export const CLIENT_MODULE = './client/index.ts';

const CLIENT_NAME = ident('client');

/** The names of the variables that the example declares. Its imports must have other names. */
const OURS = new Set(['client', 'result']);

/**
 * Returns a complete program: it creates the client and calls the operation.
 * @param client the path of the generated client
 */
export function programExample(
  signature: OperationSignature,
  api: Api,
  names: Names,
  client: string,
  place: ModulePlace,
): string {
  const body = [clientStatement(api, names, client), callStatement(signature, api, client)];
  return moduleText({ body, ...place });
}

/**
 * Returns a statement that calls an operation with all required arguments and an example body. The
 * statement uses a variable `client`, but does not declare it.
 * @param client the package or file that exports the client
 * @param media the body to send; by default, the preferred media type
 */
export function callStatement(
  signature: OperationSignature,
  api: Api,
  client = CLIENT_MODULE,
  media?: Media,
): Code {
  const { name } = signature;
  const target = imported(name, client, OURS.has(name) ? { alias: `${name}Operation` } : {});
  const properties = argumentsOf(signature, api, media);
  const args = properties.length > 0 && object(properties);
  return code`const result = await ${target}(${CLIENT_NAME}, ${args});`;
}

/**
 * Returns the statement that creates the `client` of the examples. It sets the base URL if no
 * document declares one, and the credentials of all security schemes.
 */
export function clientExample(
  api: Api,
  names: Names,
  place: ModulePlace,
  client = CLIENT_MODULE,
): string {
  return moduleText({ body: [clientStatement(api, names, client)], ...place });
}

function clientStatement(api: Api, names: Names, client: string): Code {
  const auth = [...api.securitySchemes.values()].flatMap((scheme) => {
    const value = credentialSample(scheme);
    return value ? [property(names.schemes.get(scheme.id) ?? scheme.id, value)] : [];
  });
  const options = [
    ...baseUrls(api),
    ...(auth.length === 0 ? [] : [property('auth', object(auth))]),
  ];
  const make = imported('createClient', client);
  const value = call(make, options.length === 0 ? [] : [object(options)]);
  return code`const ${CLIENT_NAME} = ${value};`;
}

/**
 * Returns the option `baseUrl`, which sets a URL for each server without a complete URL. Returns an
 * empty list if all servers have complete URLs.
 */
function baseUrls(api: Api): Code[] {
  const called = new Set(
    api.endpoints.map((endpoint) => declaredUrl(calledServer(serversOf(endpoint, api)))),
  );
  const open = [...called].filter((url) => !isComplete(url)).sort();
  if (open.length === 0) return [];
  const url = lit('https://example.com');
  const value = called.size > 1 ? object(open.map((one) => property(one, url))) : url;
  return [property('baseUrl', value)];
}

/**
 * Returns an example of a credential; `undefined` if the credential is not text, as for
 * certificates and for schemes that sign requests.
 */
function credentialSample(scheme: SecurityScheme): Code | undefined {
  switch (scheme.kind) {
    case 'oauth2':
    case 'openIdConnect':
      return lit('token');
    case 'apiKey':
      return lit('key');
    case 'http': {
      const kind = scheme.scheme.toLowerCase();
      if (kind === 'bearer') return lit('token');
      if (kind !== 'basic') return undefined;
      return object([property('username', lit('user')), property('password', lit('password'))]);
    }
    case 'mutualTLS':
    case 'custom':
      return undefined;
    default:
      return scheme satisfies never;
  }
}

function argumentsOf(
  { arguments: all, body, endpoint: { method } }: OperationSignature,
  api: Api,
  media?: Media,
): Code[] {
  const given = all
    .filter(({ required }) => required)
    .map((argument) => argumentProperty(argument, api));
  const choice = body && chosenBody(body, media);
  if (!body || !choice) return given;
  if (body.required || (SENDING.has(method) && tells(choice, api))) {
    const [preferred] = body.choices[0]?.types ?? [];
    const [type] = choice.types;
    if (type !== undefined && type !== preferred) given.push(property('contentType', lit(type)));
    given.push(property('body', bodySample(choice, api)));
  }
  return given;
}

/**
 * Returns the body that a sample sends, with the chosen media type first; by default the preferred
 * body.
 */
function chosenBody({ choices }: BodyArgument, media?: Media): BodyChoice | undefined {
  if (media === undefined) return choices[0];
  const { type } = media;
  const chosen = choices.find(({ types }) => types.includes(type));
  if (chosen !== undefined) return { kind: chosen.kind, types: [type], media };
  const ranged = choices.find((one) => one.media.type === type);
  return ranged === undefined ? choices[0] : { ...ranged, media };
}

/**
 * Methods that usually need a body. Collections and recordings contain bodies, but cannot declare
 * that a body is required.
 */
const SENDING: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'QUERY']);

/** Returns true if an example of the body tells the reader more than a placeholder. */
function tells({ kind, media }: BodyChoice, api: Api): boolean {
  if (kind === 'binary') return true;
  if (media.schema.kind === 'unknown' && media.examples.length === 0) return false;
  const value = bodyValue(media, api);
  return !(isObjectInstance(value) && value.size === 0);
}

const argumentProperty = memoizeByView(
  ({ name, schema, parameter }: CallArgument, api: Api): Code => {
    const { content } = parameter;
    const examples = [
      ...parameter.examples,
      ...(content.kind === 'media' ? content.media.examples : []),
    ];
    const options = { api, direction: 'write', label: parameter.name, readers: true } as const;
    return property(name, argumentSample(schema, mediaSample({ schema, examples }, options), api));
  },
);

/**
 * Returns the same body that the samples in other languages send. If its media type is binary or
 * text, the body is bytes or text, even if the schema declares another type.
 */
function bodySample({ kind, media }: BodyChoice, api: Api): Code {
  const { schema } = media;
  if (kind === 'binary') return argumentSample(schema, BYTES, api);
  if (kind === 'text' && typeof bodyValue(media, api) !== 'string') return lit('body');
  return argumentSample(schema, bodyValue(media, api), api);
}

/**
 * Prints a sample of an argument. An author's example that does not match the schema gets a cast,
 * because TypeScript would reject it.
 * @param value `undefined` if no value was found
 * @param api contains the named schemas
 */
function argumentSample(schema: Schema, value: Instance | undefined, api: Api): Code {
  if (value === undefined) return code`{} as never`;
  const part = writablePart(schema, value, api);
  if (part === undefined || omitsInherited(schema, part, api)) {
    return code`${sampleCode(value)} as never`;
  }
  return sampleCode(declaredPart(schema, part, api));
}

/**
 * Returns true if a value lacks an optional property such as `toString`. TypeScript compares the
 * method that every object inherits with the type of this property.
 */
function omitsInherited(schema: Schema, value: Instance, api: Api): boolean {
  if (!isObjectInstance(value)) return false;
  const properties =
    effectiveObject(schema, api, 'write')?.properties ?? new Map<string, unknown>();
  return [...properties.keys()].some((name) => isInherited(name) && !value.has(name));
}

function isInherited(name: string): boolean {
  return typeof Reflect.get(Object.prototype, name) === 'function';
}

function sampleCode(value: Instance): Code {
  if (typeof value === 'string') return lit(value);
  if (typeof value === 'number' || typeof value === 'bigint') return num(Number(value));
  if (value === null) return code`null`;
  if (value === BYTES) return code`new Blob()`;
  if (typeof value === 'boolean') return value ? code`true` : code`false`;
  if (!isObjectInstance(value)) return array(value.map(sampleCode));
  return object([...value].map(([name, held]) => property(name, sampleCode(held))));
}
