/**
 * Two types of the configuration: one for the file that a user writes, and one for the checked configuration that the
 * rest of restitch reads.
 */
import type { Relation } from '../../model/origin.js';
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import type { Severities } from '../../base/diagnostics/report.js';
import type { Severity } from '../../base/diagnostics/code.js';
import type { SecurityRequirement } from '../../model/api.js';
import type { ReadOptions } from '../../input/read/read-options.js';
import type { Filter, Selection } from '../../api/resolve/filter.js';
import type { NamingStrategy } from '../../api/resolve/names/operation-names.js';
import { DEFAULT_LIMITS, type Allowed, type Limits } from '../../input/source/index.js';
import type { AnyOptions } from '../../base/shape/rule.js';
import {
  TARGETS,
  withNeeded,
  type BuiltIn,
  type OptionsByTarget,
  type Target,
  type TemplatesOf,
} from '../../output/targets/index.js';

/**
 * Determines which findings, in addition to errors, make a run exit with 1: none, any warning, or any loss (a fact
 * that the output cannot express).
 */
export type FailOn = 'error' | 'warning' | 'loss';

/**
 * The formatter of generated code. `layout`: restitch itself, close to the defaults of Prettier. `prettier`: Prettier
 * as configured in the project. `auto`: the formatter in the nearest `package.json` (oxfmt, dprint, Prettier or
 * Biome), otherwise `layout`.
 */
export type CodeFormat = 'layout' | 'prettier' | 'auto';

/** The file extension in imports between generated files. `auto` depends on the project. */
export type ImportExtensionOption = 'auto' | '.js' | '.ts' | 'none';

/**
 * The extension that is written for each value of the option. The `restitch` command replaces `auto` earlier, because
 * only the command reads the project's files. If restitch is called as a library, `auto` means `.js`.
 */
export const IMPORT_ENDINGS = { auto: '.js', '.js': '.js', '.ts': '.ts', none: '' } as const;

/** The targets to generate, by name. The value is `true` for a target without options. */
export type TargetChoices<Custom extends Target = Target> = Choices<BuiltIn> & Choices<Custom>;

type Choices<T extends Target> = {
  readonly [Name in keyof OptionsByTarget<T>]: boolean | OptionsByTarget<T>[Name];
};

/** The options of every enabled target, by the target's name. */
export type TargetOptions = Readonly<Record<string, AnyOptions>>;

/**
 * The content of `restitch.config.*`. Paths are relative to the folder of the file.
 * @typeParam Custom the custom targets
 */
export interface UserConfig<Custom extends Target = Target> {
  /** The path of the JSON Schema, for editors. restitch ignores it. */
  readonly $schema?: string;
  /** Descriptions: files, folders, globs and URLs. */
  readonly inputs: string | readonly string[];
  /** OpenAPI Overlays with your corrections. They are applied in the order of this list. */
  readonly overlays?: string | readonly string[];
  /** The output folder. Each target gets a folder inside it. */
  readonly output?: string;
  /**
   * The targets to generate, with their options. By default: client, server, docs and the OpenAPI document. Custom
   * targets are always generated, unless they are `false` here. If one target needs another one, both are generated.
   */
  readonly targets?: TargetChoices<Custom>;
  /** The title of the API. It overrides the documents. */
  readonly title?: string;
  /** The version of the API. It overrides the documents. */
  readonly version?: string;
  /** The base URLs of the API. They override the documents. */
  readonly servers?: readonly string[];
  /**
   * Generate only the operations that at least one of these selections matches: by tag, path, method, name or
   * deprecation.
   */
  readonly include?: Selection | readonly Selection[];
  /** Omit the operations that at least one of these selections matches. */
  readonly exclude?: Selection | readonly Selection[];
  /**
   * How operations are named. `auto`: by the operationId if a person wrote it, otherwise by the path. `path`: always by
   * the path. `operationId`: by the operationId if there is one.
   */
  readonly naming?: NamingStrategy;
  /**
   * If true (the default), equal inline objects that occur several times become one named schema, and an object in an
   * example is replaced by the named schema with the same properties.
   */
  readonly nameInlineObjects?: boolean;
  /** The documents to prefer in conflicts, the most important first: paths or globs. */
  readonly precedence?: readonly string[];
  /**
   * How documents relate: `{ document: 'shop-2.yaml', is: 'newer release', of: 'shop-1.yaml' }`. A declared relation
   * replaces the guess for the two documents.
   */
  readonly relations?: readonly Relation[];
  /** The severities of diagnostics that you want to change, by code: `{ 'tags/noise': 'off' }`. */
  readonly severities?: Readonly<Partial<Record<DiagnosticCode, Severity | 'off'>>>;
  /**
   * The diagnostics that make a run exit with 1. Errors always do. `warning` adds all warnings, and `loss` adds all
   * diagnostics about facts that the output cannot express.
   */
  readonly failOn?: FailOn;
  /**
   * The ids of accepted conflicts. They are listed in `conflicts.md` of docs for authors. Runs no longer report these
   * conflicts.
   */
  readonly acceptedConflicts?: readonly string[];
  /** The security of operations without declared security, in the syntax of OpenAPI: `[{ oauth2: ['read'] }]`. */
  readonly defaultSecurity?: readonly Readonly<Record<string, readonly string[]>>[];
  /** Security schemes to add or correct, in the syntax of OpenAPI: `{ token: { type: 'http', scheme: 'bearer' } }`. */
  readonly securitySchemes?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Options for reading descriptions and their references. */
  readonly read?: Omit<ReadOptions, 'variables'> & {
    readonly variables?: Readonly<Record<string, string>>;
  };
  /** Limits for reading and writing. Common descriptions stay far below the defaults. */
  readonly limits?: Partial<Limits>;
  /** Your templates, by the name of the template that they replace: `{ 'client/operation': fn }`. */
  readonly templates?: TemplatesOf<BuiltIn> & TemplatesOf<Custom>;
  /** Custom targets, created with `defineTarget`. */
  readonly customTargets?: readonly Custom[];
  /**
   * The formatter of generated code. `layout`, the default: restitch itself, close to the defaults of Prettier.
   * `prettier`: Prettier as configured in the project. `auto`: the formatter in the nearest `package.json` (oxfmt,
   * dprint, Prettier or Biome), otherwise `layout`.
   */
  readonly format?: CodeFormat;
  /**
   * The extension of imports between generated files. `auto`, the default, follows the nearest `tsconfig.json`: `.ts`
   * with `allowImportingTsExtensions` or `rewriteRelativeImportExtensions`, none for bundlers and CommonJS, otherwise
   * `.js`.
   */
  readonly importExtension?: ImportExtensionOption;
}

/**
 * A checked configuration with its defaults. Paths are still relative, so that the result does not depend on the
 * machine.
 */
export interface Config {
  readonly inputs: readonly string[];
  readonly overlays: readonly string[];
  readonly output: string;
  readonly targets: TargetOptions;
  /** The names of all targets in the configuration file, if a run generates only some of them. */
  readonly projectTargets?: readonly string[];
  readonly title?: string;
  readonly version?: string;
  readonly servers: readonly string[];
  readonly filter: Filter;
  readonly naming: NamingStrategy;
  readonly nameInlineObjects: boolean;
  readonly precedence: readonly string[];
  readonly relations: readonly Relation[];
  readonly severities: Severities;
  readonly failOn: FailOn;
  readonly acceptedConflicts: readonly string[];
  readonly defaultSecurity?: readonly SecurityRequirement[];
  readonly securitySchemes?: Readonly<Record<string, unknown>>;
  readonly read: ReadOptions;
  readonly limits: Limits;
  readonly templates: Readonly<Record<string, unknown>>;
  readonly customTargets: readonly Target[];
  readonly format: CodeFormat;
  readonly importExtension: ImportExtensionOption;
}

/** The configurations of several APIs, by name or in a list. Each API has its own output folder. */
export type UserConfigs<Custom extends Target = Target> =
  { readonly apis: Readonly<Record<string, UserConfig<Custom>>> } | readonly UserConfig<Custom>[];

/**
 * Returns a configuration unchanged. Calling it lets TypeScript check and complete the configuration.
 * @param config the configuration of one API, or of several
 * @example export default defineConfig({ inputs: 'specs', output: 'generated' });
 * @example export default defineConfig({ apis: { pets: { inputs: 'pets.yaml', output: 'generated/pets' } } });
 */
export function defineConfig<const Custom extends Target = never>(
  config: UserConfig<Custom> | UserConfigs<Custom>,
): UserConfig<Custom> | UserConfigs<Custom> {
  return config;
}

export interface ChosenTarget {
  readonly target: Target;
  readonly options: AnyOptions;
}

/** Returns the enabled targets of a configuration, in the order in which they are rendered. */
export function chosenTargets({
  targets,
  customTargets,
}: Pick<Config, 'targets' | 'customTargets'>): readonly ChosenTarget[] {
  const all = [...TARGETS, ...customTargets];
  return all.flatMap((target) => {
    const options = Object.hasOwn(targets, target.name) ? targets[target.name] : undefined;
    return options === undefined ? [] : [{ target, options }];
  });
}

/**
 * Fills in the defaults of a configuration.
 * @param user the user's configuration, already checked by `checkConfig`
 */
export function resolveConfig(user: UserConfig): Config {
  const { title, version, defaultSecurity, securitySchemes } = user;
  return {
    inputs: listOf(user.inputs),
    overlays: listOf(user.overlays),
    output: user.output ?? 'generated',
    targets: targetsOf(user),
    ...(title !== undefined && { title }),
    ...(version !== undefined && { version }),
    servers: user.servers ?? [],
    filter: { include: selectionsOf(user.include), exclude: selectionsOf(user.exclude) },
    naming: user.naming ?? 'auto',
    nameInlineObjects: user.nameInlineObjects ?? true,
    precedence: user.precedence ?? [],
    relations: user.relations ?? [],
    severities: user.severities ?? {},
    failOn: user.failOn ?? 'error',
    acceptedConflicts: user.acceptedConflicts ?? [],
    ...(defaultSecurity && { defaultSecurity: defaultSecurity.map(requirementOf) }),
    ...(securitySchemes && { securitySchemes }),
    read: readOptionsOf(user.read ?? {}),
    limits: { ...DEFAULT_LIMITS, ...user.limits },
    templates: user.templates ?? {},
    customTargets: user.customTargets ?? [],
    format: user.format ?? 'layout',
    importExtension: user.importExtension ?? 'auto',
  };
}

/**
 * Returns the hosts, and the folders outside the folder of a description, to which references in the description may
 * lead.
 */
export function allowedBy({ read }: Pick<Config, 'read'>): Allowed {
  const { allowHosts = [], allowFolders = [], mirrors = {} } = read;
  return { hosts: allowHosts, folders: allowFolders, mirrors };
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function selectionsOf(value: Selection | readonly Selection[] | undefined): readonly Selection[] {
  return value === undefined ? [] : 'length' in value ? value : [value];
}

function targetsOf({ targets, customTargets = [] }: UserConfig): TargetOptions {
  const configured: Readonly<Record<string, boolean | AnyOptions | undefined>> = targets ?? {};
  const all = [...TARGETS, ...customTargets];
  const standard = targets === undefined ? TARGETS.filter(({ optIn }) => optIn !== true) : [];
  const configuredFor = ({ name }: Target): boolean | AnyOptions | undefined =>
    Object.hasOwn(configured, name) ? configured[name] : undefined;
  const isOn = (target: Target): boolean =>
    standard.some((one) => one === target) || customTargets.includes(target);
  const chosen = all.filter((target) => (configuredFor(target) ?? isOn(target)) !== false);
  const names = withNeeded(
    chosen.map(({ name }) => name),
    all,
  );
  const options = all
    .filter(({ name }) => names.includes(name))
    .map((target): [string, AnyOptions] => {
      const own = configuredFor(target);
      return [target.name, typeof own === 'object' ? own : {}];
    });
  return Object.fromEntries(options);
}

function requirementOf(
  requirement: Readonly<Record<string, readonly string[]>>,
): SecurityRequirement {
  return Object.entries(requirement).map(([scheme, scopes]) => ({ scheme, scopes }));
}

function readOptionsOf({ variables, ...rest }: NonNullable<UserConfig['read']>): ReadOptions {
  return { ...rest, ...(variables && { variables: new Map(Object.entries(variables)) }) };
}
