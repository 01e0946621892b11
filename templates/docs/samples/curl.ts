/** The call of an endpoint as a curl command that a POSIX shell reads as it is meant. */
import type {
  Api,
  Body,
  Endpoint,
  Parameter,
  SecurityScheme,
  Server,
} from '../../../src/model/api.js';
import { isJsonMediaType } from '../../../src/model/media-type.js';
import type { PathPart } from '../../../src/model/path.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import { isObjectInstance, sampleValue, type Instance } from '../../../src/values/sample/index.js';
import { answerKind, type AnswerKind } from './answer.js';
import { statedText } from './example.js';
import { formFields, spreadFields, type SentField } from './form.js';
import { sentType } from './sent-type.js';
import { bodyText, givenText } from './values.js';
import { calledServer, serversOf } from '../../../src/model/server.js';
import { wellFormed } from '../../../src/base/foundation/percent-encoding.js';

/** What follows `curl`: an option, and its value where it takes one. */
export type CurlOption = readonly [flag: string, value?: string];

/** What is done with the answer: a stream is shown as it arrives, and bytes belong into a file. */
const ANSWERS: Readonly<Record<AnswerKind, readonly CurlOption[]>> = {
  text: [],
  stream: [['--no-buffer']],
  file: [['--output', '<file>']],
};

/** Where a line gets too long to be read. */
const WIDTH = 80;

/**
 * A curl command with a placeholder (`<cloudId>`) for every value that the caller has to know.
 * Only what is required and known is in it: optional parameters and bodies that nobody describes are left out.
 * @returns one line, or one line per option
 */
export const curlCommand = memoizeByView((endpoint: Endpoint, api: Api): string => {
  const words = [...curlOptions(endpoint, api), ...ANSWERS[answerKind(endpoint, api)]];
  const shown = words.map(([flag, value]) => {
    if (value === undefined) return flag;
    const isBody = flag === '--data' || flag === '--data-raw';
    return `${flag} ${isBody ? shellLines(value) : shellWord(value)}`;
  });
  const line = `curl ${shown.join(' ')}`;
  const isShort = line.length <= WIDTH && !line.includes('\n');
  return isShort ? line : `curl ${shown.join(' \\\n  ')}`;
});

/** What a request says, as the options of curl: samples in other languages are made of them too. */
export const curlOptions = memoizeByView((endpoint: Endpoint, api: Api): readonly CurlOption[] => {
  const credentials = schemesOf(endpoint, api).map(credential);
  const query = credentials.flatMap(({ query = [] }) => query);
  return [
    endpoint.method === 'HEAD' ? ['--head'] : ['--request', endpoint.method],
    ['--url', urlOf(endpoint, api, query)],
    ...credentials.flatMap(({ options }) => options),
    ...required(endpoint, 'header').map((one): CurlOption => header(one.name, valueOf(one))),
    ...required(endpoint, 'cookie').map(({ name }): CurlOption => cookie(name)),
    ...(endpoint.body ? bodyOptions(endpoint.body, api) : []),
  ];
});

/** A body as one word of a POSIX shell: its lines stay, and other controls could only mislead. */
function shellLines(text: string): string {
  if (!text.includes('\n')) return shellWord(text);
  const shown = text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g, ' ');
  return `'${shown.replaceAll("'", "'\\''")}'`;
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

function header(name: string, value: string): CurlOption {
  return ['--header', `${name}: ${value}`];
}

function cookie(name: string): CurlOption {
  return ['--cookie', `${name}=${placeholder(name)}`];
}

/** What the description gives as its value, or a placeholder. */
function valueOf(parameter: Parameter): string {
  return givenText(parameter) ?? placeholder(parameter.name);
}

function required(endpoint: Endpoint, place: Parameter['in']): Parameter[] {
  return endpoint.parameters.filter((one) => one.in === place && one.required.value);
}

function urlOf(endpoint: Endpoint, api: Api, keys: readonly string[]): string {
  const server = calledServer(serversOf(endpoint, api));
  const values = new Map(
    endpoint.parameters.flatMap((one) =>
      one.in === 'path' ? [[one.name, givenText(one)] as const] : [],
    ),
  );
  const segments = endpoint.path.map(
    (segment) => '/' + segment.map((part) => pathPart(part, values)).join(''),
  );
  const slash = endpoint.trailingSlash === true ? '/' : '';
  const given = required(endpoint, 'query').flatMap((one) => queryPairs(one, api));
  const query = [...given, ...keys.map((key) => `${encodeText(key)}=${placeholder(key)}`)].join(
    '&',
  );
  const path = segments.length === 0 ? '/' : segments.join('') + slash;
  return baseUrl(server) + path + (query === '' ? '' : `?${query}`);
}

/** A parameter in the query: the members of an object that is spread, else its name and value. */
function queryPairs(parameter: Parameter, api: Api): string[] {
  const { name } = parameter;
  const spread = spreadSample(parameter, api);
  if (spread !== undefined && spread.size > 0) {
    return spreadFields(spread).map((field) => {
      const isPlaceholder = field.value === placeholder(field.name);
      return `${encodeText(field.name)}=${isPlaceholder ? field.value : encodeText(field.value)}`;
    });
  }
  const value = givenText(parameter);
  return [`${encodeText(name)}=${value === undefined ? placeholder(name) : encodeText(value)}`];
}

/** The object that a sample sends as several parameters. */
function spreadSample(
  { name, content, examples }: Parameter,
  api: Api,
): ReadonlyMap<string, Instance> | undefined {
  if (content.kind !== 'schema' || content.style !== 'form' || !content.explode) return undefined;
  const [example] = examples.flatMap(({ value }) => (isObjectInstance(value) ? [value] : []));
  const sample = example ?? sampleValue(content.schema, { api, direction: 'write', label: name });
  return isObjectInstance(sample) ? sample : undefined;
}

function pathPart(part: PathPart, values: ReadonlyMap<string, string | undefined>): string {
  if (part.kind === 'literal') return encodeText(part.text, ":@!$&'()*+,;=%");
  const value = values.get(part.name);
  return value === undefined ? placeholder(part.name) : encodeText(value);
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
  readonly options: readonly CurlOption[];
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

function httpCredential(scheme: string): CurlOption[] {
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

function bodyOptions(body: Body, api: Api): CurlOption[] {
  const [media] = body.media;
  if (media === undefined) return [];
  switch (media.type) {
    case 'multipart/form-data':
      return formFields(media, api).map(partOption);
    case 'application/x-www-form-urlencoded':
      return formFields(media, api).map(({ name, value }) => [
        '--data-urlencode',
        `${encodeText(name)}=${value}`,
      ]);
    default: {
      const sent = sentType(media);
      const type = header('Content-Type', sent);
      if (isJsonMediaType(sent))
        return [type, ['--data', bodyText(media, api) ?? placeholder('JSON')]];
      const text = statedText(media);
      return [type, text === undefined ? ['--data-binary', '@<file>'] : ['--data-raw', text]];
    }
  }
}

/** A part of a form: for curl, `@` and `<` at the beginning of a value mean files, and `;` the end of it. */
function partOption({ name, value, file, type }: SentField): CurlOption {
  const said = type === undefined ? '' : `;type=${type}`;
  const isTrap = /^[@<"]|;/.test(value);
  if (file) return ['--form', `${name}=@${value}${said}`];
  if (type === undefined) {
    return [isTrap ? '--form-string' : '--form', `${name}=${value}`];
  }
  const quoted = `"${value.replace(/[\\"]/g, '\\$&')}"`;
  return ['--form', `${name}=${isTrap ? quoted : value}${said}`];
}
