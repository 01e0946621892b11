/**
 * A program that asks the compiler what the types of a generated client come to, and holds that against the model:
 * what is awaited, what a reply is by `ok` and by each status, what an error is, what each exported type is.
 * It compiles exactly when nothing is `never`, `any` or `unknown` that the model does not say.
 */
import type { Api, Endpoint, Media, Response } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import type { OutputFile } from '../../src/emit/file.js';

/** What the compiler says a type is. */
type Kind = 'known' | 'undefined' | 'unknown' | 'never';

/** What is asked of. */
export interface Probed {
  readonly api: Api;
  readonly names: { readonly schemas: ReadonlyMap<string, string> };
  readonly files: readonly OutputFile[];
}

const HEAD = `
type Kind<T> = 0 extends 1 & T
  ? "any"
  : [T] extends [never]
    ? "never"
    : unknown extends T
      ? "unknown"
      : [T] extends [undefined]
        ? "undefined"
        : "known";
declare const none: never;
`;

/**
 * The program.
 * @param client how it imports the client
 * @returns nothing where there is no client
 */
export function probe(
  { api, names, files }: Probed,
  { client = './client/index.js', accept }: { client?: string; accept?: string } = {},
): string {
  const texts = files.filter(({ path }) => /^client\/(?!runtime\/)/.test(path));
  const functions = functionsIn(texts);
  const operations = api.endpoints.map((endpoint) => {
    const name = functions.get(endpoint.key);
    // Not to be found is an error too.
    if (name === undefined) return `missing(${JSON.stringify(endpoint.key)});`;
    return operationProbe(name, endpoint, { api, accept });
  });
  const types = typesIn(texts).map((name) => typeProbe(name, schemaOf(name, names, api), api));
  return [`import * as api from "${client}";`, HEAD, ...operations, ...types].join('\n');
}

/** The operations by their keys, as the client spells them. */
function functionsIn(files: readonly OutputFile[]): Map<string, string> {
  const found = new Map<string, string>();
  const pattern =
    /^export function (\w+)[(<](?:(?!^\})[^])*?\n {4}operation:\s+("(?:[^"\\]|\\.)*"),$/gm;
  for (const { text } of files.filter(({ path }) => path.startsWith('client/operations/'))) {
    for (const [, name = '', key = ''] of text.matchAll(pattern)) {
      // Names of arguments stand in it.
      found.set((JSON.parse(key) as string).replace(/\{[^}]*\}/g, '{}'), name);
    }
  }
  return found;
}

/** The exported types that take no parameters. */
function typesIn(files: readonly OutputFile[]): string[] {
  return files.flatMap(({ text }) =>
    [...text.matchAll(/^export (?:interface|type) (\w+) /gm)].map(([, name = '']) => name),
  );
}

/** The schema that a type spells; nothing for types of operations, and for those that were called otherwise. */
function schemaOf(name: string, names: Probed['names'], api: Api): Schema | undefined {
  for (const [id, named] of names.schemas) {
    if (named === name || `${named}Input` === name) return api.schemas.get(id);
  }
  return undefined;
}

function typeProbe(name: string, schema: Schema | undefined, api: Api): string {
  const type = `api.${name}`;
  const kind = schema === undefined ? 'known' : kindOf(schema, api);
  const lines = [is(kind, type)];
  if (schema?.kind === 'union' && schema.discriminator?.partial !== true && !/Input$/.test(name)) {
    const { property = '', mapping = new Map<string, string>() } = schema.discriminator ?? {};
    const key = JSON.stringify(property);
    for (const value of mapping.keys()) {
      lines.push(is('known', `${type} & { readonly ${key}: ${JSON.stringify(value)} }`));
    }
  }
  return lines.join('\n');
}

function is(kind: Kind, type: string): string {
  return `"${kind}" satisfies Kind<${type}>;`;
}

/** An API, and the media type that its client asks for before JSON. */
interface Asked {
  readonly api: Api;
  readonly accept: string | undefined;
}

/** The questions about one operation. */
function operationProbe(name: string, endpoint: Endpoint, asked: Asked): string {
  const call = `api.${name}`;
  const replies = repliesOf(endpoint, asked);
  const good = together(replies.filter(({ ok }) => ok));
  const failures = replies.filter(({ ok }) => !ok);
  const bad = together(failures);
  const byStatus = (whole: string, of: readonly Expected[]): string[] =>
    of.map(
      ({ status, kind }) =>
        `  if (${whole}.status === ${status}) ${is(kind, `typeof ${whole}.body`)}`,
    );
  return [
    `export async function ${name}_(error: unknown): Promise<void> {`,
    `  const body = await ${call}(none, none);`,
    `  ${is(good, 'typeof body')}`,
    `  const reply = await ${call}(none, none).result();`,
    `  if (reply.ok) ${is(good, 'typeof reply.body')}`,
    ...(failures.length > 0 ? [`  else ${is(bad, 'typeof reply.body')}`] : []),
    ...byStatus('reply', replies),
    `  if (!api.isErrorOf(${call}, error)) return;`,
    ...(failures.length > 0
      ? [`  ${is(bad, 'typeof error.body')}`]
      : [`  ${is('never', 'typeof error')}`]),
    ...byStatus('error', failures),
    '}',
  ].join('\n');
}

/** What one status comes to; of many that share a response, one of them stands for all. */
interface Expected {
  readonly ok: boolean;
  readonly status: number;
  readonly kind: Kind;
}

const CLASSES: Readonly<Record<string, readonly number[]>> = {
  '2XX': [200, 201, 202, 203, 204, 205, 206, 207, 208, 226],
  '3XX': [300, 301, 302, 303, 304, 305, 307, 308],
  '4XX': [400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416],
  '5XX': [500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511],
};

/** OpenAPI § Responses Object: a code goes before its class, and a class before `default`. */
function repliesOf(endpoint: Endpoint, asked: Asked): Expected[] {
  const { responses } = endpoint;
  const codes = new Set(responses.map(({ status }) => status));
  const free = (name: string): number | undefined =>
    CLASSES[name]?.find((status) => !codes.has(status));
  const found: Expected[] = [];
  for (const response of responses) {
    const { status } = response;
    const known = typeof status === 'number' ? status : free(status);
    if (known === undefined || known < 200 || known > 599) continue;
    found.push({ ok: known < 300, status: known, kind: bodyKind(endpoint, response, asked) });
  }
  const rest = responses.find(({ status }) => status === 'default');
  const restKind = rest ? bodyKind(endpoint, rest, asked) : 'unknown';
  if (!found.some(({ ok }) => ok)) found.push({ ok: true, status: 200, kind: restKind });
  if (rest !== undefined) {
    const name = ['4XX', '5XX', '3XX'].find((one) => !codes.has(one as Response['status']));
    const status = name === undefined ? undefined : free(name);
    if (status !== undefined) found.push({ ok: false, status, kind: restKind });
  }
  return found;
}

/** What several bodies come to: `unknown` swallows the others, `never` is nothing. */
function together(expected: readonly { readonly kind: Kind }[]): Kind {
  const kinds = new Set(expected.map(({ kind }) => kind));
  if (kinds.has('unknown')) return 'unknown';
  if (kinds.has('known')) return 'known';
  return kinds.has('undefined') ? 'undefined' : 'never';
}

function bodyKind({ method }: Endpoint, response: Response, { api, accept }: Asked): Kind {
  const { status, bodyless, media } = response;
  if (bodyless || method === 'HEAD') return 'undefined';
  if (status === 204 || status === 205 || status === 304) return 'undefined';
  if (media.length === 0) return 'unknown';
  return together(askedMedia(media, accept).map((one) => ({ kind: mediaKind(one, api) })));
}

/** Of several types what the configuration says, or JSON; of several kinds of JSON the plain one comes to the same. */
function askedMedia(media: readonly Media[], accept: string | undefined): readonly Media[] {
  const exact = media.filter(({ type }) => !type.includes('*'));
  const others = media.filter(({ type }) => type.includes('*'));
  for (const pattern of [accept, '^[^;]*[/+]json$']) {
    const wanted = exact.filter(({ type }) => pattern && new RegExp(pattern).test(type));
    if (wanted.length > 0) return [...wanted, ...others];
  }
  return media;
}

/** JSON and what may be anything are what the schema says; all else is text, bytes or a stream. */
function mediaKind({ type, schema }: Media, api: Api): Kind {
  const [name = ''] = type.split(';');
  const isValue = /[/+]json$|^\*\/\*$|^application\/\*$/.test(name.trim());
  return isValue && schema.kind !== 'binary' ? kindOf(schema, api) : 'known';
}

function kindOf(schema: Schema, api: Api, depth = 0): Kind {
  if (depth > 100) return 'unknown';
  const inner = (one: Schema): { kind: Kind } => ({ kind: kindOf(one, api, depth + 1) });
  switch (schema.kind) {
    case 'any':
    case 'unknown':
      return 'unknown';
    case 'never':
      return 'never';
    case 'ref': {
      const target = api.schemas.get(schema.id);
      return target === undefined ? 'unknown' : kindOf(target, api, depth + 1);
    }
    case 'union':
      return together(schema.members.map(inner));
    case 'intersection': {
      const kinds = new Set(schema.members.map((one) => inner(one).kind));
      if (kinds.has('never')) return 'never';
      return kinds.has('known') ? 'known' : 'unknown';
    }
    default:
      return 'known';
  }
}
