/** The configuration: what a user may write, and what it means once it is checked. */
import type { DiagnosticCode } from '../diagnostics/catalog.js';
import type { Severities } from '../diagnostics/report.js';
import type { Severity } from '../diagnostics/code.js';
import type { SecurityRequirement } from '../model/api.js';
import type { ReadOptions } from '../read/reader.js';
import type { Filter, Selection } from '../resolve/filter.js';
import type { NamingStrategy } from '../resolve/names/operation-names.js';
import type { Target } from '../targets/target.js';

/** The targets that are built in, in the order in which they are rendered. */
export const TARGET_NAMES = ['client', 'server', 'docs', 'openapi'] as const;
export type TargetName = (typeof TARGET_NAMES)[number];

/** What a run exits with 1 for, beside errors: nothing more, any warning, or any fact that the output cannot show. */
export type FailOn = 'error' | 'warning' | 'loss';

/** `layout`: our own engine, exact to prettier's defaults. `prettier`: the project's own prettier configuration on top. */
export type Format = 'layout' | 'prettier';

/** How imports between generated files end; `auto` looks at the project. */
export type ImportExtensionOption = 'auto' | '.js' | '.ts' | 'none';

/** What stands at the end of an import. Who asks for `auto` has not looked at a disk: the command does. */
export const IMPORT_ENDINGS = { auto: '.js', '.js': '.js', '.ts': '.ts', none: '' } as const;

export interface ServerTargetOptions {
  /** The folder of the hand-written handlers, from the configuration's folder. Absent: no stubs are written. */
  readonly handlers?: string;
  /** Formats of texts that the server checks beside `uuid`, `date` and `date-time`. */
  readonly formats?: readonly ('email' | 'uri')[];
}

export interface ClientConfigOptions {
  /** Integers of the formats `int64` and `uint64`; `number`, the default, is not exact beyond 2^53. */
  readonly int64?: 'number' | 'string' | 'bigint';
  /** Strings of the formats `date` and `date-time`; `string` is the default. */
  readonly dates?: 'string' | 'Date';
  /** The media type to ask for where an operation offers it (`application/xml`); JSON is the default. */
  readonly accept?: string;
}

export interface DocsTargetOptions {
  /** Pages of HTML; written unless told otherwise. */
  readonly html?: boolean;
  /** Pages of Markdown and `llms.txt`; written unless told otherwise. */
  readonly markdown?: boolean;
  /** Custom properties of the style sheet, without their dashes: `{ accent: 'light-dark(#06c, #6cf)' }`. */
  readonly theme?: Readonly<Record<string, string>>;
}

/** The options of every target that is switched on. */
export interface TargetOptions {
  readonly client?: ClientConfigOptions;
  readonly server?: ServerTargetOptions;
  readonly docs?: DocsTargetOptions;
  readonly openapi?: Readonly<Record<never, never>>;
}

/** What `restitch.config.*` holds. Paths are relative to its folder. */
export interface UserConfig {
  /** Descriptions: files, folders, globs, and addresses (`https://…`). */
  readonly inputs: string | readonly string[];
  /** OpenAPI Overlay documents: corrections by people, applied in this order. */
  readonly overlays?: string | readonly string[];
  /** The folder that is generated; one folder per target inside it. */
  readonly output?: string;
  /** Absent: all of them. */
  readonly targets?: {
    readonly client?: boolean | ClientConfigOptions;
    readonly server?: boolean | ServerTargetOptions;
    readonly docs?: boolean | DocsTargetOptions;
    readonly openapi?: boolean | Readonly<Record<never, never>>;
  };
  /** The API's title, whatever the documents say. */
  readonly title?: string;
  readonly version?: string;
  /** Base URLs, whatever the documents say. */
  readonly servers?: readonly string[];
  /** Keeps only the operations that one of these selects: by tag, path, method, name or deprecation. */
  readonly include?: Selection | readonly Selection[];
  /** Leaves out the operations that one of these selects. */
  readonly exclude?: Selection | readonly Selection[];
  readonly naming?: NamingStrategy;
  /**
   * Whether inline objects of one form that stand in several places become one named type, and what examples show
   * refers to the named schema that has the same properties; true unless told otherwise.
   */
  readonly hoist?: boolean;
  /** Documents by authority, the highest first: source paths or globs. */
  readonly rank?: readonly string[];
  /** Other severities for some diagnostic codes. */
  readonly severities?: Readonly<Partial<Record<DiagnosticCode, Severity | 'off'>>>;
  readonly failOn?: FailOn;
  /** Disagreements that are known and accepted, by the ids of `conflicts.md`: they are not reported any more. */
  readonly accepted?: readonly string[];
  /** Security of endpoints for which no document states any, in the form of OpenAPI: `[{ oauth2: ['read'] }]`. */
  readonly defaultSecurity?: readonly Readonly<Record<string, readonly string[]>>[];
  /** Security schemes that no document declares, or declares wrongly, in the form of OpenAPI: `{ token: { type: 'http', scheme: 'bearer' } }`. */
  readonly securitySchemes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly read?: Omit<ReadOptions, 'variables'> & {
    readonly variables?: Readonly<Record<string, string>>;
  };
  /** Templates that replace ours, by name: `{ 'client/operation': fn }`. */
  readonly templates?: Readonly<Record<string, unknown>>;
  /** Targets of your own (`defineTarget`), each in a folder of its name. */
  readonly customTargets?: readonly Target[];
  readonly format?: Format;
  /**
   * How imports between generated files end. `auto`, the default, takes what the nearest `tsconfig.json` says: `.ts`
   * with `allowImportingTsExtensions` or `rewriteRelativeImportExtensions`, nothing for bundlers and CommonJS, else `.js`.
   */
  readonly importExtension?: ImportExtensionOption;
}

/** A checked configuration with its defaults. Paths are still relative, so that nothing depends on the machine. */
export interface Config {
  readonly inputs: readonly string[];
  readonly overlays: readonly string[];
  readonly output: string;
  readonly targets: TargetOptions;
  readonly title?: string;
  readonly version?: string;
  readonly servers: readonly string[];
  readonly filter: Filter;
  readonly naming: NamingStrategy;
  readonly hoist: boolean;
  readonly rank: readonly string[];
  readonly severities: Severities;
  readonly failOn: FailOn;
  readonly accepted: readonly string[];
  readonly defaultSecurity?: readonly SecurityRequirement[];
  readonly securitySchemes?: Readonly<Record<string, unknown>>;
  readonly read: ReadOptions;
  readonly templates: Readonly<Record<string, unknown>>;
  readonly customTargets: readonly Target[];
  readonly format: Format;
  readonly importExtension: ImportExtensionOption;
}

/** Several APIs, each with an output folder of its own: by name, or in a list. */
export type UserConfigs =
  { readonly apis: Readonly<Record<string, UserConfig>> } | readonly UserConfig[];

/**
 * Gives a configuration its type; returns it unchanged.
 * @param config of one API, or of several
 * @example export default defineConfig({ inputs: 'specs', output: 'generated' });
 * @example export default defineConfig({ apis: { pets: { inputs: 'pets.yaml', output: 'generated/pets' } } });
 */
export function defineConfig<T extends UserConfig | UserConfigs>(config: T): T {
  return config;
}

/**
 * Fills in the defaults of a configuration that has the right types.
 * @param user what the user wrote, already checked (`checkConfig`)
 */
export function resolveConfig(user: UserConfig): Config {
  const { title, version, defaultSecurity, securitySchemes } = user;
  return {
    inputs: listOf(user.inputs),
    overlays: listOf(user.overlays),
    output: user.output ?? 'generated',
    targets: targetsOf(user.targets),
    ...(title !== undefined && { title }),
    ...(version !== undefined && { version }),
    servers: user.servers ?? [],
    filter: { include: selectionsOf(user.include), exclude: selectionsOf(user.exclude) },
    naming: user.naming ?? 'auto',
    hoist: user.hoist ?? true,
    rank: user.rank ?? [],
    severities: user.severities ?? {},
    failOn: user.failOn ?? 'error',
    accepted: user.accepted ?? [],
    ...(defaultSecurity && { defaultSecurity: defaultSecurity.map(requirementOf) }),
    ...(securitySchemes && { securitySchemes }),
    read: readOptionsOf(user.read ?? {}),
    templates: user.templates ?? {},
    customTargets: user.customTargets ?? [],
    format: user.format ?? 'layout',
    importExtension: user.importExtension ?? 'auto',
  };
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function selectionsOf(value: Selection | readonly Selection[] | undefined): readonly Selection[] {
  return value === undefined ? [] : 'length' in value ? value : [value];
}

function targetsOf(targets: UserConfig['targets']): TargetOptions {
  const chosen = targets ?? { client: true, server: true, docs: true, openapi: true };
  const optionsOf = <T extends object>(value: boolean | T | undefined): T | undefined =>
    value === true ? ({} as T) : value === false ? undefined : value;
  const { client, server, docs, openapi } = {
    client: optionsOf<ClientConfigOptions>(chosen.client),
    server: optionsOf<ServerTargetOptions>(chosen.server),
    docs: optionsOf<DocsTargetOptions>(chosen.docs),
    openapi: optionsOf(chosen.openapi),
  };
  return {
    ...(client && { client }),
    ...(server && { server }),
    ...(docs && { docs }),
    ...(openapi && { openapi }),
  };
}

function requirementOf(stated: Readonly<Record<string, readonly string[]>>): SecurityRequirement {
  return Object.entries(stated).map(([scheme, scopes]) => ({ scheme, scopes }));
}

function readOptionsOf({ variables, ...rest }: NonNullable<UserConfig['read']>): ReadOptions {
  return { ...rest, ...(variables && { variables: new Map(Object.entries(variables)) }) };
}
