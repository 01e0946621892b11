/**
 * A program that asks the compiler for the types of a generated client, and compares them with the
 * model: the awaited result, a response by `ok` and by each status, an error, and each exported
 * type. It compiles only if no type is `never`, `any` or `unknown` unless the model says so.
 */
import { operationKey } from '../../src/print/typescript/operation-key.js';
import type { Api, Endpoint, Media, Response } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import { freeStatus, is, kindOf, KINDS, together, type Kind } from './kinds.js';
import type { OutputFile } from '../../src/print/emit/file.js';

/** The subject of the assertions. */
export interface Probed {
  readonly api: Api;
  readonly names: { readonly schemas: ReadonlyMap<string, string> };
  readonly files: readonly OutputFile[];
}

const HEAD = `${KINDS}
export type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? "same" : "narrower") : "other";
declare const none: never;
`;

/**
 * The program.
 * @param accept the media type that the client asks for before JSON
 */
export function probe(probed: Probed, accept?: string): string {
  const asked = askedOf(probed, accept);
  const { lines, found } = questions(probed.files.filter(isOfClient), probed, asked);
  const entry = './client/index.js';
  const modules = { asked: entry, errors: entry, schemas: entry };
  return program(modules, [...lines, ...missing(probed, found)]);
}

/**
 * A program for each file of the client, which together contain all assertions: a compiler cannot
 * check a large client as one program.
 * @returns by file name
 */
export function probesByFile(probed: Probed): ReadonlyMap<string, string> {
  const programs = new Map<string, string>();
  const all = new Set<Endpoint>();
  const asked = askedOf(probed, undefined);
  for (const file of probed.files.filter(isOfClient)) {
    const { lines, found } = questions([file], probed, asked);
    if (lines.length === 0) continue;
    for (const endpoint of found) all.add(endpoint);
    const modules = {
      asked: `./${file.path.replace(/\.ts$/, '.js')}`,
      errors: './client/runtime/declared.js',
      schemas: './client/schemas.js',
    };
    programs.set(file.path.replace(/\W+/g, '-'), program(modules, lines));
  }
  const unasked = missing(probed, all);
  if (unasked.length > 0) programs.set('missing', unasked.join('\n'));
  return programs;
}

function askedOf({ api, names, files }: Probed, accept: string | undefined): Asked {
  const exported = new Set(typesIn(files.filter(({ path }) => path === SCHEMAS)));
  return { api, accept, typeOf: (schema) => typeOf(schema, names.schemas, exported) };
}

const SCHEMAS = 'client/schemas.ts';

function isOfClient({ path }: OutputFile): boolean {
  return /^client\/(?!runtime\/)/.test(path);
}

/** The imports of a program: the subject, the type guards for errors, and named schemas. */
interface Modules {
  readonly asked: string;
  readonly errors: string;
  readonly schemas: string;
}

function program({ asked, errors, schemas }: Modules, lines: readonly string[]): string {
  const text = lines.join('\n');
  return [
    `import * as api from "${asked}";`,
    ...(text.includes('isErrorOf(') ? [`import { isErrorOf } from "${errors}";`] : []),
    ...(text.includes('named.') ? [`import type * as named from "${schemas}";`] : []),
    ...[HEAD, text],
  ].join('\n');
}

/** The assertions about some files, and the endpoints for which the files contain a function. */
function questions(
  files: readonly OutputFile[],
  { names, api }: Probed,
  asked: Asked,
): { readonly lines: readonly string[]; readonly found: ReadonlySet<Endpoint> } {
  const functions = functionsIn(files);
  const found = new Set<Endpoint>();
  const operations = api.endpoints.flatMap((endpoint) => {
    const name = functions.get(operationKey(endpoint));
    if (name === undefined) return [];
    found.add(endpoint);
    return [operationProbe(name, endpoint, asked)];
  });
  const types = typesIn(files).map((name) => typeProbe(name, schemaOf(name, names, api), api));
  return { lines: [...operations, ...types], found };
}

/**
 * Calls of an undeclared function, so that an endpoint without a function is an error of the
 * compiler, too.
 */
function missing({ api }: Probed, found: ReadonlySet<Endpoint>): string[] {
  return api.endpoints
    .filter((endpoint) => !found.has(endpoint))
    .map(({ key }) => `missing(${JSON.stringify(key)});`);
}

/** The names of the client's functions, by the keys of their operations. */
function functionsIn(files: readonly OutputFile[]): Map<string, string> {
  const found = new Map<string, string>();
  const pattern =
    /^export const (\w+): (?:(?!^export )[^])*?[oO]peration\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/gm;
  for (const { text } of files.filter(({ path }) => path.startsWith('client/operations/'))) {
    for (const [, name = '', key = ''] of text.matchAll(pattern)) {
      // The key may contain names of arguments.
      found.set(textOf(key).replace(/=\w+\}/g, '}'), name);
    }
  }
  return found;
}

/** The value of a string literal, which has single quotes if it contains double quotes. */
function textOf(literal: string): string {
  const inner = literal.slice(1, -1);
  const doubled = literal.startsWith("'") ? inner.replace(/\\'/g, "'").replace(/"/g, '\\"') : inner;
  return JSON.parse(`"${doubled}"`) as string;
}

/** The exported types that take no parameters. */
function typesIn(files: readonly OutputFile[]): string[] {
  return files.flatMap(({ text }) =>
    [...text.matchAll(/^export (?:interface|type) (\w+) /gm)].map(([, name = '']) => name),
  );
}

/** The schema of a generated type, or undefined if the type does not belong to a named schema. */
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

/** An API, and the media type that its client asks for before JSON. */
interface Asked {
  readonly api: Api;
  readonly accept: string | undefined;
  readonly typeOf: (schema: Schema) => string | undefined;
}

/** The assertions about one operation. */
function operationProbe(name: string, endpoint: Endpoint, asked: Asked): string {
  const call = `api.${name}`;
  const replies = repliesOf(endpoint, asked);
  const good = together(replies.filter(({ ok }) => ok));
  const failures = replies.filter(({ ok }) => !ok);
  const bad = together(failures);
  const byStatus = (whole: string, of: readonly Expected[]): string[] =>
    of.map(
      ({ status, kind, type }) =>
        `  if (${whole}.status === ${status}) { ${is(kind, `typeof ${whole}.body`)} ${same(type, `typeof ${whole}.body`)} }`,
    );
  return [
    `export async function ${name}_(error: unknown): Promise<void> {`,
    `  const body = await ${call}(none, none);`,
    `  ${is(good, 'typeof body')}`,
    `  const reply = await ${call}(none, none).result();`,
    `  if (reply.ok) ${is(good, 'typeof reply.body')}`,
    ...(failures.length > 0 ? [`  else ${is(bad, 'typeof reply.body')}`] : []),
    ...byStatus('reply', replies),
    `  if (!isErrorOf(${call}, error)) return;`,
    ...(failures.length > 0
      ? [`  ${is(bad, 'typeof error.body')}`]
      : [`  ${is('never', 'typeof error')}`]),
    ...byStatus('error', failures),
    '}',
  ].join('\n');
}

/**
 * The expected type for one status. If many statuses share a response, only one of them is checked.
 */
interface Expected {
  readonly ok: boolean;
  readonly status: number;
  readonly kind: Kind;
  /** The name of the type, if it is a named schema or a list of one. */
  readonly type: string | undefined;
}

/** OpenAPI § Responses Object: a code goes before its class, and a class before `default`. */
function repliesOf(endpoint: Endpoint, asked: Asked): Expected[] {
  const { responses } = endpoint;
  const codes = new Set(responses.map(({ status }) => status));
  const free = (name: string): number | undefined => freeStatus(name, codes);
  const found: Expected[] = [];
  for (const response of responses) {
    const { status } = response;
    const known = typeof status === 'number' ? status : free(status);
    if (known === undefined || known < 200 || known > 599) continue;
    found.push({ ok: known < 300, status: known, ...bodyOf(endpoint, response, asked) });
  }
  const rest = responses.find(({ status }) => status === 'default');
  const other = rest
    ? bodyOf(endpoint, rest, asked)
    : { kind: 'unknown' as const, type: undefined };
  if (!found.some(({ ok }) => ok)) found.push({ ok: true, status: 200, ...other });
  if (rest !== undefined) {
    const name = ['4XX', '5XX', '3XX'].find((one) => !codes.has(one as Response['status']));
    const status = name === undefined ? undefined : free(name);
    if (status !== undefined) found.push({ ok: false, status, ...other });
  }
  return found;
}

function bodyOf(
  { method }: Endpoint,
  response: Response,
  asked: Asked,
): Pick<Expected, 'kind' | 'type'> {
  const { status, bodyless, media } = response;
  if (bodyless || method === 'HEAD') return { kind: 'undefined', type: undefined };
  if (status === 204 || status === 205 || status === 304) {
    return { kind: 'undefined', type: undefined };
  }
  if (media.length === 0) return { kind: 'unknown', type: undefined };
  const wanted = askedMedia(response, asked.accept);
  const kind = together(wanted.map((one) => ({ kind: mediaKind(one, asked.api) })));
  const [only] = wanted;
  const isPlain = wanted.length === 1 && only?.item === undefined && kind === 'known';
  return { kind, type: isPlain && only && isValue(only) ? asked.typeOf(only.schema) : undefined };
}

/**
 * The name of the generated type for a named schema, or for a list of one. Undefined for other
 * schemas, whose exact type is not checked.
 */
function typeOf(
  schema: Schema,
  names: ReadonlyMap<string, string>,
  exported: ReadonlySet<string>,
): string | undefined {
  if (schema.kind === 'array') {
    const items = typeOf(schema.items, names, exported);
    return items && `${items}[]`;
  }
  const name = schema.kind === 'ref' ? names.get(schema.id) : undefined;
  return name !== undefined && exported.has(name) ? `named.${name}` : undefined;
}

/** A statement that compiles when two types are the same. */
function same(type: string | undefined, found: string): string {
  return type === undefined ? '' : `"same" satisfies Same<${found}, ${type}>;`;
}

/**
 * The media types that the client accepts: the configured one, or JSON. For a success with several
 * kinds of JSON, `application/json`.
 */
function askedMedia({ status, media }: Response, accept: string | undefined): readonly Media[] {
  const plain = /^2/.test(String(status)) ? '^application/json(;|$)' : undefined;
  for (const pattern of [accept, plain, '^[^;]*[/+]json(;|$)']) {
    const wanted = media.filter(({ type }) => pattern && new RegExp(pattern).test(type));
    if (wanted.length > 0) return wanted;
  }
  return media;
}

/** JSON and values of any type follow the schema; everything else is text, bytes or a stream. */
function mediaKind({ type, schema }: Media, api: Api): Kind {
  return isValue({ type }) && schema.kind !== 'binary' ? kindOf(schema, api) : 'known';
}

function isValue({ type }: Pick<Media, 'type'>): boolean {
  const [name = ''] = type.split(';');
  return /[/+]json$|^\*\/\*$|^application\/\*$/.test(name.trim());
}
