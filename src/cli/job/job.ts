/**
 * Turns the arguments and flags of the command line into a job: a configuration, and the locations of the input and the
 * output.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { entryAt } from '../../base/foundation/system/entry.js';
import { checkApis, type ApiConfig } from '../../run/config/apis.js';
import { findConfig, loadConfig } from '../../run/config/load.js';
import { resolveConfig, type Config, type TargetOptions } from '../../run/config/config.js';
import { createReport, type Report, type SourceLocation } from '../../base/diagnostics/report.js';
import type { OutputFolders } from '../../output/files/index.js';
import { confine } from '../../run/config/project.js';
import { type Document, isAddress, relativePath } from '../../input/source/index.js';
import {
  HAND_WRITTEN,
  TARGETS,
  withHandWrittenFolder,
  withNeeded,
} from '../../output/targets/index.js';
import { didYouMean, targetsNamed, type Flags } from '../arguments.js';
import { UsageError, type Io } from '../io.js';
import { addressesOf, withHeaders } from './header-hosts.js';
import { cacheFolderOf, outputPlace, withImportExtension } from './place.js';

export interface Job {
  readonly config: Config;
  /** The absolute path of the configuration file, if there is one. */
  readonly file?: string;
  /**
   * The absolute path of the root folder: the folder of the configuration, or the current folder. All paths in the
   * configuration are relative to it.
   */
  readonly root: string;
  readonly place: OutputFolders;
  /** The absolute path of the cache folder; absent if caching is off. */
  readonly cacheFolder?: string;
  /** The JSON Pointer of the API in the configuration. */
  readonly pointer?: string;
  /** The configuration as a document, so that diagnostics can quote its lines. It exists only for JSON. */
  readonly documents?: readonly Document[];
  /** The name of the API, if the configuration has several. */
  readonly name?: string;
  /** The targets that the command line names, if any. Files of other targets are kept. */
  readonly only?: readonly string[];
}

/** Returns the location of a job in its configuration file. The result has no location if there is no file. */
export function placeInConfiguration({ file, pointer = '' }: Job): {
  readonly configuration?: SourceLocation;
} {
  return file === undefined ? {} : { configuration: { source: basename(file), pointer } };
}

/** The jobs of a configuration, one for each API, or the diagnostics that explain why there are none. */
export type OpenedJobs =
  | { readonly jobs: readonly Job[] }
  | {
      readonly jobs?: never;
      /** The absolute path of the invalid configuration; absent if no configuration was found. */
      readonly file?: string;
      readonly report: Report;
      readonly documents: readonly Document[];
    };

/** The argument that means the standard input. */
export const STANDARD_INPUT = '-';

/** The configuration and the descriptions that a command reads. */
export interface JobInputs {
  /** The absolute path of the configuration; absent if none is used. */
  readonly file: string | undefined;
  /** The descriptions on the command line. They replace those of the configuration. */
  readonly inputs: readonly string[];
  /**
   * A text that is different for each version of the configuration file. If the text changes, the configuration is
   * loaded again.
   */
  readonly version?: string | undefined;
}

/**
 * Opens the jobs of `generate` and `check`.
 * @param words a configuration; descriptions if `--out` is set
 * @param version if it changes, the configuration is loaded again
 * @throws UsageError if arguments and flags contradict each other
 */
export async function openWritingJobs(
  words: readonly string[],
  flags: Flags,
  io: Io,
  version?: string,
): Promise<OpenedJobs> {
  const opened = await openJobs({ ...writingFrom(words, flags, io), version }, flags, io);
  return opened.jobs ? { jobs: opened.jobs.map(withHeaders(opened.jobs, flags)) } : opened;
}

function writingFrom(words: readonly string[], flags: Flags, io: Io): JobInputs {
  if (flags.out !== undefined && words.length > 0) {
    const file = flags.config === undefined ? undefined : resolve(io.cwd, flags.config);
    return { file, inputs: words };
  }
  const [word, ...more] = words;
  if (more.length > 0) {
    throw new UsageError(
      'several arguments are read as descriptions, and descriptions need --out DIR, the folder to generate into: restitch generate INPUT… --out DIR',
    );
  }
  if (word !== undefined && flags.config !== undefined) {
    throw new UsageError(
      `the configuration is named twice, as the argument ${JSON.stringify(word)} and with --config: remove one of them`,
    );
  }
  const file =
    word === undefined ? configFile(flags, io) : configNamed(resolve(io.cwd, word), word);
  return { file, inputs: [] };
}

/** Returns the path of the configuration that the command line names, or of the one in the current folder. */
export function configFile(flags: Flags, io: Io): string | undefined {
  return flags.config === undefined ? findConfig(io.cwd) : resolve(io.cwd, flags.config);
}

/**
 * Returns the path of the configuration that an argument names.
 * @throws UsageError if there is no such file, with a hint if the argument names a description
 */
function configNamed(path: string, word: string): string {
  const shown = JSON.stringify(word);
  const hint = (what: string): string =>
    `To generate from ${what}, name the output folder: restitch generate ${word} --out DIR`;
  if (word === STANDARD_INPUT || isAddress(word)) {
    const what = word === STANDARD_INPUT ? 'the standard input (-)' : shown;
    throw new UsageError(`${what} is a description, not a configuration. ${hint('it')}`);
  }
  if (!existsSync(path)) {
    throw new UsageError(
      `there is no file or folder ${shown}: correct the path, or go to the folder that contains it`,
    );
  }
  if (entryAt(path)?.isDirectory() === true) {
    const file = findConfig(path);
    if (file === undefined) {
      throw new UsageError(
        `the folder ${shown} contains no configuration (restitch.config.{ts,mts,mjs,js,json}). ${hint('the descriptions in the folder')}`,
      );
    }
    return file;
  }
  const ending = extname(path);
  if (['.ts', '.mts', '.mjs', '.js'].includes(ending)) return path;
  if (ending === '.json' && looksLikeConfig(path)) return path;
  throw new UsageError(`${shown} is not a configuration. ${hint('this description')}`);
}

/** Returns true if an argument is the path of a configuration: a module, or JSON with the keys of a configuration. */
export function isConfigurationWord(word: string, cwd: string): boolean {
  if (/\.[cm]?[jt]s$/.test(word)) return true;
  const path = resolve(cwd, word);
  return extname(word) === '.json' && existsSync(path) && looksLikeConfig(path);
}

function looksLikeConfig(path: string): boolean {
  return basename(path).startsWith('restitch') || /"inputs"\s*:/.test(readFileSync(path, 'utf8'));
}

/**
 * Opens the jobs of a configuration, or of descriptions without one. The headers from the command line are added later,
 * by `withHeaders`.
 * @throws UsageError if arguments and flags contradict each other
 */
export async function openJobs(asked: JobInputs, flags: Flags, io: Io): Promise<OpenedJobs> {
  const { file } = asked;
  if (file === undefined) {
    if (flags.api !== undefined) {
      throw new UsageError(
        '--api chooses an API of a configuration, but no configuration is used: name it with --config FILE, or remove --api',
      );
    }
    if (asked.inputs.length === 0) return missing(io);
    return { jobs: [await jobOf(resolveConfig({ inputs: [] }), asked, flags, io)] };
  }
  const loaded = await load(file, asked);
  if (!('apis' in loaded)) return { ...loaded, file };
  const chosen = chosenApis(loaded.apis, flags);
  if (chosen.length > 1 && (flags.out !== undefined || asked.inputs.length > 0)) {
    throw new UsageError(
      `the configuration has several APIs, but --out and descriptions on the command line apply to only one. ${choiceText(chosen)}`,
    );
  }
  const jobs: Job[] = [];
  const { documents } = loaded;
  for (const { name, config, pointer } of chosen) {
    const one = await jobOf(config, asked, flags, io);
    jobs.push({ ...one, pointer, documents, ...(name !== undefined && { name }) });
  }
  return { jobs };
}

function chosenApis(apis: readonly ApiConfig[], { api }: Flags): readonly ApiConfig[] {
  if (api === undefined) return apis;
  const found = apis.filter(({ name }) => name === api);
  if (found.length > 0) return found;
  const names = apis.flatMap(({ name }) => name ?? []);
  if (names.length === 0) {
    throw new UsageError(
      '--api chooses one of several APIs, but the configuration has only one: remove --api',
    );
  }
  const meant = didYouMean(api, names);
  const hint = meant === '' ? `: its APIs are ${names.join(', ')}` : meant;
  throw new UsageError(`the configuration has no API ${JSON.stringify(api)}${hint}`);
}

/** Returns the instruction to choose one of several APIs. */
export function choiceText(apis: readonly { readonly name?: string }[]): string {
  const names = apis.flatMap(({ name }) => name ?? []);
  return `Choose one: ${names.map((name) => `--api ${name}`).join(', ')}`;
}

/** Creates a job. The command line overrides the configuration. */
async function jobOf(base: Config, asked: JobInputs, flags: Flags, io: Io): Promise<Job> {
  const { file } = asked;
  const root = file === undefined ? io.cwd : dirname(file);
  const fromRoot = (path: string): string =>
    path === STANDARD_INPUT || isAddress(path) ? path : relativePath(root, resolve(io.cwd, path));
  const targets = targetsOf(base, flags, fromRoot);
  const inputs = asked.inputs.length > 0 ? asked.inputs.map(fromRoot) : base.inputs;
  const overlays = [...base.overlays, ...flags.overlays.map(fromRoot)];
  const config: Config = {
    ...base,
    inputs,
    overlays,
    output: flags.out === undefined ? base.output : fromRoot(flags.out),
    targets,
    // Without a configuration, only the targets on the command line count as targets of the project. If all targets
    // counted, the docs would mention a client that is not generated.
    projectTargets: Object.keys(file === undefined ? targets : base.targets),
    failOn: flags.failOn ?? base.failOn,
    read: readOptionsOf(base, [...inputs, ...overlays]),
  };
  const place = outputPlace(config, root, io);
  const found = await withImportExtension(config, place);
  const only = flags.targets && { only: Object.keys(config.targets) };
  const cacheFolder = cacheFolderOf(root, io);
  return {
    ...{ config: found, root, place, ...only },
    ...(file !== undefined && { file }),
    ...(cacheFolder !== undefined && { cacheFolder }),
  };
}

/** Adds the hosts of input URLs to the hosts to which references may lead. */
function readOptionsOf({ read }: Config, named: readonly string[]): Config['read'] {
  const hosts = addressesOf(named).map(({ host }) => host);
  if (hosts.length === 0) return read;
  return { ...read, allowHosts: [...new Set([...(read.allowHosts ?? []), ...hosts])] };
}

function missing(io: Io): OpenedJobs {
  const report = createReport();
  report.add('config/missing', { folder: basename(io.cwd) });
  return { report, documents: [] };
}

/**
 * Loads and checks a configuration, and checks that its paths are allowed. The configuration need not have `inputs` if
 * the command line names them.
 */
async function load(
  file: string,
  { inputs, version }: JobInputs,
): Promise<
  | { apis: readonly ApiConfig[]; documents: readonly Document[] }
  | { report: Report; documents: readonly Document[] }
> {
  const report = createReport();
  const source = basename(file);
  const { value, documents = [] } = await loadConfig(file, report, packageModules, version);
  if (report.failed()) return { report, documents };
  const defaults = inputs.length > 0 ? { inputs: [] } : {};
  const apis = checkApis(value, defaults, source, report);
  for (const { config, pointer } of apis) confine(config, dirname(file), source, report, pointer);
  return report.failed() || apis.length === 0 ? { report, documents } : { apis, documents };
}

function targetsOf(
  { targets: configured, customTargets }: Config,
  flags: Flags,
  fromRoot: (path: string) => string,
): TargetOptions {
  const all = [...TARGETS, ...customTargets];
  const names = all.map(({ name }) => name);
  const named = targetsNamed(flags, names);
  const chosen = named
    ? withNeeded(named, all)
    : names.filter((name) => configured[name] !== undefined);
  const options: TargetOptions = Object.fromEntries(
    chosen.map((name) => [name, configured[name] ?? {}]),
  );
  if (flags.handlers === undefined) return options;
  const { name } = HAND_WRITTEN.target;
  if (!chosen.includes(name)) {
    throw new UsageError(
      `--handlers needs the target ${name}, which this run does not generate: add it to --target or to the configuration, or remove --handlers`,
    );
  }
  return withHandWrittenFolder(options, fromRoot(flags.handlers));
}

/**
 * Returns the modules of restitch by the names that users import, for a configuration in a project that has not
 * installed restitch. They are loaded on demand, because most runs do not need them.
 */
export async function packageModules(): Promise<Readonly<Record<string, object>>> {
  const [restitch, kit] = await Promise.all([import('../../index.js'), import('../../kit.js')]);
  return { restitch, 'restitch/kit': kit };
}
