/** The built-in targets, and their options. */
import { escapePointer } from '../../model/pointer.js';
import type { AnyOptions, OptionsInput } from '../../base/shape/rule.js';
import { CLIENT } from './client/index.js';
import { DOCS } from './docs/index.js';
import { FACADE } from './facade/index.js';
import { MCP } from './mcp/index.js';
import { MSW } from './msw/index.js';
import { OPENAPI } from './openapi/index.js';
import { PACKAGE } from './package/index.js';
import { POSTMAN_COLLECTION } from './postman/index.js';
import { QUERY } from './query/index.js';
import { SERVER } from './server/index.js';
import { ZOD } from './zod/index.js';
import type { BuiltInTarget, Target } from '../kit/target.js';
import type { Replacing } from '../kit/template.js';

export { belongsTo, folderOf, pathInOutput } from '../kit/folder.js';
export { defineTarget } from '../kit/target.js';
export type {
  BuiltInTarget,
  EarlierApi,
  LocateOrigin,
  RenderInput,
  Target,
} from '../kit/target.js';
export { TEMPLATE_RESULTS } from '../kit/template.js';
export type { Template, TemplateResult, Templates } from '../kit/template.js';

const BUILT_IN = [
  CLIENT,
  SERVER,
  DOCS,
  OPENAPI,
  FACADE,
  MSW,
  MCP,
  QUERY,
  ZOD,
  POSTMAN_COLLECTION,
  PACKAGE,
] as const;

/** The built-in targets, in the order in which they are rendered. */
export const TARGETS: readonly BuiltInTarget[] = BUILT_IN;

export type BuiltIn = (typeof BUILT_IN)[number];

/** The target whose functions are called in examples. */
export const CALLING: BuiltInTarget = CLIENT;

/** The options of all targets as users write them, by the target's name. */
export type OptionsByTarget<T extends Target> = {
  readonly [One in T as One['name']]?: OptionsInput<NonNullable<One['options']>>;
};

/** The templates that users can replace, by name. */
export type TemplatesOf<T extends Target> = (
  T extends { render(input: { readonly templates: infer Given }): unknown }
    ? (given: Given) => void
    : never
) extends (given: infer All) => void
  ? { readonly [Name in keyof All]: Replacing<NonNullable<All[Name]>> }
  : never;

/**
 * The target that generates handler files, which users then edit (ownership `handlers`), and its option that names
 * their folder. No other target generates such files, so a project has only one folder of handlers.
 */
export const HAND_WRITTEN = { target: SERVER, option: 'handlers' } as const;

/** Returns the folder of handler files that the options name. */
export function handWrittenFolder(
  options: Readonly<Record<string, AnyOptions>>,
): string | undefined {
  const { target, option } = HAND_WRITTEN;
  const folder = options[target.name]?.[option];
  return typeof folder === 'string' ? folder : undefined;
}

/** Returns the options with another folder of handler files. */
export function withHandWrittenFolder(
  options: Readonly<Record<string, AnyOptions>>,
  folder: string,
): Readonly<Record<string, AnyOptions>> {
  const { target, option } = HAND_WRITTEN;
  return { ...options, [target.name]: { ...options[target.name], [option]: folder } };
}

/**
 * The target that lists the changes of an API, and its option that maps the names of earlier versions to their
 * descriptions.
 */
export const EARLIER = { target: DOCS, option: 'changes' } as const;

/** An earlier version of the API that the configuration names. */
export interface EarlierState {
  readonly name: string;
  /** The API descriptions of that version: files, folders, URLs, or `REVISION:PATH` of git. */
  readonly inputs: readonly string[];
  /** The JSON Pointer of the version in the configuration of the API. */
  readonly pointer: string;
}

/** Returns the earlier versions of the API that the options name. */
export function earlierStates(
  options: Readonly<Record<string, AnyOptions>>,
): readonly EarlierState[] {
  const { target, option } = EARLIER;
  const versions = options[target.name]?.[option] as OptionsInput<
    NonNullable<typeof target.options>
  >['changes'];
  return Object.entries(versions ?? {}).map(([name, inputs]) => ({
    name,
    inputs: typeof inputs === 'string' ? [inputs] : inputs,
    pointer: `/targets/${target.name}/${option}/${escapePointer(name)}`,
  }));
}

/** The target that uses files of the project, and the options that name them. */
const OWN_FILES = {
  target: DOCS,
  folder: 'guides',
  files: ['logo', 'favicon'],
  sheet: 'stylesheet',
} as const;

/** A path that an option contains, and the JSON Pointer of this value in the configuration of the API. */
export interface NamedPath {
  readonly path: string;
  readonly pointer: string;
}

/** Returns the files of the project that the options name. */
export function namedProjectFiles(options: Readonly<Record<string, AnyOptions>>): {
  readonly folder: NamedPath | undefined;
  readonly files: readonly NamedPath[];
  /** The style sheets. They refer to further files. */
  readonly sheets: readonly NamedPath[];
} {
  const { target, folder, files, sheet } = OWN_FILES;
  const named = (key: string): NamedPath[] => {
    const path = options[target.name]?.[key];
    return typeof path === 'string' ? [{ path, pointer: `/targets/${target.name}/${key}` }] : [];
  };
  return { folder: named(folder)[0], files: files.flatMap(named), sheets: named(sheet) };
}

type Needing = Pick<Target, 'name' | 'needs'>;

/**
 * Returns the names of the chosen targets and of all targets that they need, directly or indirectly, in the order of
 * `all`.
 * @param chosen the names of the chosen targets
 * @param all all available targets
 */
export function withNeeded(chosen: readonly string[], all: readonly Needing[]): readonly string[] {
  const found = new Set(chosen);
  // The loop also visits the names that are added to the set while it runs.
  for (const name of found) {
    for (const needed of all.find((one) => one.name === name)?.needs ?? []) found.add(needed);
  }
  return all.map(({ name }) => name).filter((name) => found.has(name));
}
