/** The call of an endpoint as a curl command that a POSIX shell reads as it is meant. */
import type {
  Api,
  Body,
  Endpoint,
  Media,
  Parameter,
  SecurityScheme,
  Server,
} from '../../src/model/api.js';
import type { PathPart } from '../../src/model/path.js';
import type { Schema } from '../../src/model/schema.js';
import { calledServer, serversOf } from '../../src/model/server.js';
import { wellFormed } from '../../src/foundation/percent-encoding.js';

/** What follows `curl`: an option, and its value where it takes one. */
type Option = readonly [flag: string, value?: string];

/** Where a line gets too long to be read. */
const WIDTH = 80;

/**
 * A curl command with a placeholder (`<cloudId>`) for every value that the caller has to know.
 * Only what is required and known is in it: optional parameters and bodies that nobody describes are left out.
 * @returns one line, or one line per option
 */
export function curlCommand(endpoint: Endpoint, api: Api): string {
  const credentials = schemesOf(endpoint, api).map(credential);
  const query = credentials.flatMap(({ query = [] }) => query);
  const options: Option[] = [
    endpoint.method === 'HEAD' ? ['--head'] : ['--request', endpoint.method],
    ['--url', urlOf(endpoint, api, query)],
    ...credentials.flatMap(({ options }) => options),
    ...required(endpoint, 'header').map(({ name }): Option => header(name, placeholder(name))),
    ...required(endpoint, 'cookie').map(({ name }): Option => cookie(name)),
    ...(endpoint.body ? bodyOptions(endpoint.body, api) : []),
  ];
  const words = options.map(([flag, value]) =>
    value === undefined ? flag : `${flag} ${shellWord(value)}`,
  );
  const line = `curl ${words.join(' ')}`;
  return line.length <= WIDTH ? line : `curl ${words.join(' \\\n  ')}`;
}

/**
 * One word of a POSIX shell: as it is where nothing in it means anything, else in single quotes.
 * Line breaks and other controls become spaces: in a command to copy they could only mislead.
 */
export function shellWord(text: string): string {
  const line = text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ');
  return /^[A-Za-z0-9_./:=-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}

function placeholder(name: string): string {
  return `<${name}>`;
}

function header(name: string, value: string): Option {
  return ['--header', `${name}: ${value}`];
}

function cookie(name: string): Option {
  return ['--cookie', `${name}=${placeholder(name)}`];
}

function required(endpoint: Endpoint, place: Parameter['in']): Parameter[] {
  return endpoint.parameters.filter((one) => one.in === place && one.required.value);
}

function urlOf(endpoint: Endpoint, api: Api, keys: readonly string[]): string {
  const server = calledServer(serversOf(endpoint, api));
  const segments = endpoint.path.map((segment) => '/' + segment.map(pathPart).join(''));
  const slash = endpoint.trailingSlash === true ? '/' : '';
  const names = [...required(endpoint, 'query').map(({ name }) => name), ...keys];
  const query = names.map((name) => `${encodeText(name)}=${placeholder(name)}`).join('&');
  const path = segments.length === 0 ? '/' : segments.join('') + slash;
  return baseUrl(server) + path + (query === '' ? '' : `?${query}`);
}

function pathPart(part: PathPart): string {
  return part.kind === 'literal' ? encodeText(part.text, ":@!$&'()*+,;=%") : placeholder(part.name);
}

/** Percent-encodes what may not stand in a URL, and what curl takes for a pattern. */
function encodeText(text: string, allowed = ''): string {
  if (/^[A-Za-z0-9_.~-]*$/.test(text)) return text;
  return [...wellFormed(text)]
    .map((char) => (allowed.includes(char) ? char : encodeURIComponent(char)))
    .join('');
}

/** The server's URL with the defaults of its variables; a placeholder where there is none. */
function baseUrl(server: Server | undefined): string {
  if (server === undefined) return placeholder('baseUrl');
  const { url, variables } = server;
  const base = url === '' || url.startsWith('/') ? placeholder('baseUrl') : '';
  return (
    base +
    url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
      const { default: value, enum: values } = variables.get(name) ?? {};
      return value ?? values?.[0] ?? placeholder(name);
    })
  );
}

/** The schemes of the first alternative: one way to call is enough. */
function schemesOf(endpoint: Endpoint, api: Api): SecurityScheme[] {
  const [first = []] = endpoint.security?.value ?? [];
  return first.flatMap(({ scheme }) => api.securitySchemes.get(scheme) ?? []);
}

interface Credential {
  readonly options: readonly Option[];
  readonly query?: readonly string[];
}

function credential(scheme: SecurityScheme): Credential {
  switch (scheme.kind) {
    case 'http':
      return { options: httpCredential(scheme.scheme) };
    case 'oauth2':
    case 'openIdConnect':
      return { options: [header('Authorization', 'Bearer <token>')] };
    case 'apiKey':
      if (scheme.in === 'query') return { options: [], query: [scheme.name] };
      if (scheme.in === 'cookie') return { options: [cookie(scheme.name)] };
      return { options: [header(scheme.name, placeholder(scheme.name))] };
    case 'mutualTLS':
      return { options: [['--cert', '<certificate>']] };
    case 'custom':
      return { options: [] };
    default:
      return scheme satisfies never;
  }
}

function httpCredential(scheme: string): Option[] {
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return [header('Authorization', 'Bearer <token>')];
    case 'basic':
      return [['--user', '<user>:<password>']];
    case 'digest':
      return [['--digest'], ['--user', '<user>:<password>']];
    default:
      return [header('Authorization', `${scheme} <credentials>`)];
  }
}

function bodyOptions(body: Body, api: Api): Option[] {
  const [media] = body.media;
  if (media === undefined) return [];
  switch (media.type) {
    case 'multipart/form-data':
      return fields(media, api).map(({ name, file }) => [
        '--form',
        `${name}=${file ? '@' : ''}${placeholder(name)}`,
      ]);
    case 'application/x-www-form-urlencoded':
      return fields(media, api).map(({ name }) => [
        '--data-urlencode',
        `${name}=${placeholder(name)}`,
      ]);
    default: {
      const type = header('Content-Type', media.type);
      if (/[/+]json$/.test(media.type)) return [type, ['--data', placeholder('JSON')]];
      return [type, ['--data-binary', '@<file>']];
    }
  }
}

/** The fields of a form that must be sent; all of them where none must. */
function fields(media: Media, api: Api): { readonly name: string; readonly file: boolean }[] {
  const schema = resolved(media.schema, api);
  if (schema.kind !== 'object') return [];
  const all = [...schema.properties];
  const must = all.filter(([, { required }]) => required);
  return (must.length > 0 ? must : all).map(([name, property]) => ({
    name,
    file: resolved(property.schema, api).kind === 'binary',
  }));
}

/** What a reference leads to; a chain of references ends, since each leads to another name. */
function resolved(schema: Schema, api: Api): Schema {
  const seen = new Set<string>();
  let current = schema;
  while (current.kind === 'ref' && !seen.has(current.id)) {
    seen.add(current.id);
    current = api.schemas.get(current.id) ?? current;
  }
  return current;
}
