/** The input of the server templates, and functions that several templates use. */
import { upperFirst } from '../../src/base/foundation/words.js';
import {
  access,
  code,
  ident,
  imported,
  jsdoc,
  type Code,
  type Section,
} from '../../src/print/emit/typescript/code.js';
import type { HandlersOnDisk } from '../../src/print/emit/handler.js';
import type { ImportExtension, ModulePlace } from '../../src/print/emit/typescript/module.js';
import type { Api, Endpoint, Parameter, SecurityScheme } from '../../src/model/api.js';
import { descriptionWithoutSummary } from '../../src/model/text.js';
import type { SchemaId } from '../../src/model/schema.js';
import type { Group, Names } from '../../src/api/resolve/name-table.js';
import { byCodeUnit } from '../../src/base/foundation/sort.js';
import type { Direction } from '../../src/model/direction.js';
import { markedName } from '../../src/base/foundation/free-name.js';
import { isDeclared } from '../../src/model/origin.js';

export interface ServerView {
  readonly api: Api;
  readonly names: Names;
  /**
   * The type names of named schemas for requests, if their types differ in requests and responses.
   */
  readonly inputs: ReadonlyMap<SchemaId, string>;
  /** The type of a parameter whose type no document declares; absent for `unknown`. */
  readonly undeclared?: Code;
  /**
   * The type names of named schemas after defaults have been added; absent if the API has no
   * defaults.
   */
  readonly filled?: ReadonlyMap<SchemaId, string>;
  /**
   * The path of the server's folder, with a final `/`. It is relative to the same folder as
   * `handlers`.
   */
  readonly root: string;
  /** The folder of the handlers; absent if no handlers are generated. */
  readonly handlers?: string;
  /** The handlers that already exist; absent if there are none. */
  readonly onDisk?: HandlersOnDisk;
  /**
   * Two functions. One returns the path of the file with the checks of a named schema, and the
   * other that of an operation. The path is `validators.ts`, or a file in the folder `validators`.
   */
  readonly checkFiles: {
    readonly schema: (name: string) => string;
    readonly operation: (name: string) => string;
  };
  /** Formats of strings that are checked in addition to the default ones. */
  readonly formats?: string | readonly string[];
  /** The extension in imports. */
  readonly importExtension: ImportExtension;
  /**
   * True to generate a single JavaScript function that gets the runtime as its argument. It is
   * executed immediately, and not written to disk.
   */
  readonly isInline?: boolean;
}

/** Returns the text of one file of the server. */
export type ServerTemplate = (view: ServerView) => string;

/**
 * The templates of the server by name. A file is not written if its template returns an empty text.
 */
export interface ServerTemplates {
  /** The types of the operations. */
  readonly 'server/operations': ServerTemplate;
  /** The types of the named schemas. */
  readonly 'server/schemas': ServerTemplate;
  /** The checks: `validators.ts`, or one of the files into which it is divided in large APIs. */
  readonly 'server/validators': (view: ServerView, file: string) => string;
  /**
   * The functions that add defaults: `requests.ts`, or one of the files into which it is divided in
   * large APIs.
   */
  readonly 'server/requests': (view: ServerView, file: string) => string;
  /**
   * The functions that remove undeclared fields: `responses.ts`, or one of the files into which it
   * is divided in large APIs.
   */
  readonly 'server/responses': (view: ServerView, file: string) => string;
  /** The route table. */
  readonly 'server/routes': ServerTemplate;
  /** `createApi` and the type of its options. */
  readonly 'server/api': ServerTemplate;
  /** The exports that users import. */
  readonly 'server/index': ServerTemplate;
  /** The adapters for the frameworks. */
  readonly 'server/node': ServerTemplate;
  readonly 'server/express': ServerTemplate;
  readonly 'server/fastify': ServerTemplate;
  readonly 'server/hono': ServerTemplate;
  /** The functions with which users test one handler. */
  readonly 'server/testing': ServerTemplate;
  /** The table of all handlers. */
  readonly 'server/mount': ServerTemplate;
  /** The types of operations that the API no longer has, but whose handlers are kept. */
  readonly 'server/retired': ServerTemplate;
  /** The handlers of one group. */
  readonly 'server/handlers': (view: ServerView, group: Group) => string;
}

/**
 * The exported names of `operations.ts` and `api.ts`. A schema with one of these names is imported
 * under an alias.
 */
export const OWN_NAMES: ReadonlySet<string> = new Set([
  'Api',
  'ApiOptions',
  'Around',
  'AroundOf',
  'Auth',
  'AuthOf',
  'Context',
  'Ctx',
  'Deny',
  'Exchange',
  'ExchangeOf',
  'Framework',
  'Handler',
  'HandlerContext',
  'Handlers',
  'HttpProblem',
  'Issues',
  'Key',
  'MultipartBody',
  'NeutralRequest',
  'NeutralResponse',
  'NotImplemented',
  'Operations',
  'OtherStatus',
  'Part',
  'PrincipalOf',
  'Principals',
  'ProblemError',
  'RawRequest',
  'Req',
  'RequestOf',
  'Res',
  'ResponseBytes',
  'ResponseMismatch',
  'ResponseOf',
  'SecurityHandler',
  'SecurityHandlers',
  'SecurityInfo',
  'ServerEvent',
  'StatusIn',
]);

/** Returns the comment at the top of a generated file. */
export function banner(about: string): Code {
  return jsdoc(about, 'Generated by restitch. Do not edit.');
}

/** Returns the path of a file of the server, and the extension that its imports use. */
export function modulePlace(view: ServerView, file: string): ModulePlace {
  return { path: `${view.root}/${file}`, importExtension: view.importExtension };
}

/** Returns the name of a value in another file of the server, and imports it. */
export function importOwn(view: ServerView, file: string, name: string): Code {
  if (view.isInline === true) return inlineName(file, name);
  return imported(name, `./${view.root}/${file}`);
}

/**
 * Returns the name of a value for the inline function, in which checks are local and the runtime is
 * an argument: `runtime.checks.uuid`.
 */
function inlineName(file: string, name: string): Code {
  const [, part] = /^runtime\/([\w-]+)\.ts$/.exec(file) ?? [];
  return part === undefined ? ident(name) : code`runtime${access(part)}.${ident(name)}`;
}

/** Returns the name of a type in another file of the server, and imports it. */
export function importOwnType(view: ServerView, file: string, name: string): Code {
  return imported(name, `./${view.root}/${file}`, { type: true });
}

/**
 * Returns true if the handler always receives a value for the parameter, because the parameter has
 * a declared default. A default that was inferred from an example does not count.
 */
export function hasDefault({ content, in: place }: Parameter): boolean {
  if (content.kind !== 'schema' || place === 'path') return false;
  return content.schema.default !== undefined && isDeclared(content.schema);
}

/** Returns the name of an operation, or its key if it has none. */
export function operationName(view: ServerView, endpoint: Endpoint): string {
  return view.names.operations.get(endpoint.key) ?? endpoint.key;
}

/**
 * Returns true for a name that a schema must not have: a name in `OWN_NAMES`, or one that begins with
 * a lower-case letter, as the names of the runtime's functions do.
 */
function isOwn(name: string): boolean {
  return OWN_NAMES.has(name) || /^[a-z]/.test(name);
}

function aliasOf(name: string, view: ServerView): string {
  const names = [view.names.schemas, view.inputs, view.filled ?? view.inputs];
  const taken = new Set([...OWN_NAMES, ...names.flatMap((one) => [...one.values()])]);
  return markedName(`${upperFirst(name)}Schema`, taken);
}

/** Returns the type of a named schema. */
export function schemaType(
  view: ServerView,
  id: SchemaId,
  direction: Direction,
  isFilled = false,
): Code {
  const filled = isFilled ? view.filled?.get(id) : undefined;
  const written = filled ?? (direction === 'write' ? view.inputs.get(id) : undefined);
  const name = written ?? view.names.schemas.get(id);
  if (name === undefined) return code`unknown`;
  const alias = isOwn(name) ? aliasOf(name, view) : name;
  return imported(name, `./${view.root}/schemas.ts`, { type: true, alias });
}

function scopesOf(endpoint: Endpoint): string[] {
  const uses = (endpoint.security?.value ?? []).flat();
  return [...new Set(uses.flatMap(({ scopes }) => scopes))].sort();
}

/**
 * Returns the comment for an operation.
 * @param whole true to include the `description` field of the operation
 */
export function operationComment(endpoint: Endpoint, whole: boolean): Code {
  const summary = endpoint.summary?.value ?? '';
  const description = descriptionWithoutSummary(endpoint);
  const scopes = scopesOf(endpoint);
  const sections: Section[] = [summary];
  if (whole || summary === '') sections.push(description ?? '');
  if (scopes.length > 0)
    sections.push(`${scopes.length > 1 ? 'Scopes' : 'Scope'}: ${scopes.join(', ')}`);
  if (endpoint.deprecated?.value === true) sections.push({ tag: 'deprecated' });
  return jsdoc(...sections);
}

export interface UsedScheme {
  /** The name of the scheme in the options of `createApi`. */
  readonly name: string;
  /** The declaration of the scheme; `undefined` if no document declares it. */
  readonly scheme: SecurityScheme | undefined;
}

/** Returns the security schemes that operations use, sorted by name. */
export function usedSchemes(view: Pick<ServerView, 'api' | 'names'>): UsedScheme[] {
  const ids = new Set<string>();
  for (const { security } of view.api.endpoints) {
    for (const { scheme } of (security?.value ?? []).flat()) ids.add(scheme);
  }
  return [...ids]
    .map((id) => ({ name: schemeName(view, id), scheme: view.api.securitySchemes.get(id) }))
    .sort((a, b) => byCodeUnit(a.name, b.name));
}

/** Returns the security schemes that every alternative of an operation requires, sorted by name. */
export function neededSchemes(view: ServerView, { security }: Endpoint): string[] {
  const [first = [], ...others] = security?.value ?? [];
  const all = first.filter(({ scheme }) =>
    others.every((uses) => uses.some((use) => use.scheme === scheme)),
  );
  return [...new Set(all.map(({ scheme }) => schemeName(view, scheme)))].sort();
}

/** Returns the name of a security scheme in the options of `createApi`. */
export function schemeName(view: Pick<ServerView, 'names'>, id: string): string {
  return view.names.schemes.get(id) ?? id;
}
