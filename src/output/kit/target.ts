/** A target: its name, options, templates and renderer. Built-in and custom targets have the same type. */
import type { Report } from '../../base/diagnostics/report.js';
import type { OutputFile } from '../../print/emit/file.js';
import type { HandlersOnDisk } from '../../print/emit/handler.js';
import type { ImportExtension } from '../../print/emit/typescript/module.js';
import type { Api } from '../../model/api.js';
import type { Origin } from '../../model/origin.js';
import type { Rank } from '../../model/rank.js';
import type { Question } from '../../api/questions/question.js';
import type { Ledger } from '../../api/reconcile/index.js';
import type { Names } from '../../api/resolve/name-table.js';
import type { FilledOptions, Rules } from '../../base/shape/rule.js';
import type { FirstProgram } from './first-program.js';
import type { ProjectFiles } from '../../base/foundation/project-files.js';
import type { Templates, TemplateResults } from './template.js';

/** Returns the line and column of a fact, for the lines in the docs that name its source. */
export type LocateOrigin = (origin: Origin) => { readonly line: number; readonly column: number };

/** Conflicts, grouped by their causes. */
export interface QuestionSource {
  readonly questions: readonly Question[];
  readonly notes: readonly Question[];
}

/** An earlier version of the API, with its name. */
export interface EarlierApi {
  readonly name: string;
  /** Reconciled and resolved. */
  readonly api: Api;
}

/**
 * The input of a target's renderer.
 * @typeParam Options as `FilledOptions` derives them from the target's rules
 * @typeParam Own the target's templates by name
 */
export interface RenderInput<Options = Readonly<Record<string, unknown>>, Own = Templates> {
  /** Reconciled and resolved: endpoints are sorted in route order, and every `ref` can be resolved. */
  readonly api: Api;
  readonly names: Names;
  readonly ledger: Ledger;
  readonly locate: LocateOrigin;
  /** Returns the questions of a ledger, and the notes that need no decision. */
  readonly asked?: (ledger: Ledger) => QuestionSource;
  /** Returns the position of a fact in its document. It is faster than `locate`. */
  readonly rank?: (origin: Origin) => Rank | undefined;
  /** The options of the target, validated and with defaults. */
  readonly options: Options;
  /** Templates of the target that the user replaces. */
  readonly templates: Readonly<Partial<Own>>;
  /** The extension in imports between files. */
  readonly importExtension: ImportExtension;
  /** The folder of the target's files, relative to the root of its folder options: `generated/server`. */
  readonly folder: string;
  /**
   * The folder of the target's files, relative to the output: `server`; `.` if they are next to the folders of other
   * targets.
   */
  readonly folderInOutput: string;
  /** Whether the client is generated too, by this run or by others of the configuration; true by default. */
  readonly withClient?: boolean;
  /** Files of the project that the options of the target name. */
  readonly projectFiles?: ProjectFiles;
  /** Earlier versions of the API that the configuration names, in its order. */
  readonly earlier?: readonly EarlierApi[];
  /** The existing hand-written files. */
  readonly handlersOnDisk?: HandlersOnDisk;
}

/** The files of a target. A generator takes less memory: it creates each file after the previous one is stored. */
export type Rendered = Iterable<OutputFile>;

/**
 * The description of a target. It is loaded on every run, so it must import its renderer only when it renders: `render:
 * async (input) => (await import('./render.js')).render(input)`.
 * @typeParam Name of the target
 * @typeParam Options the rules of its options
 * @typeParam Own its templates by name
 */
export interface Target<
  Name extends string = string,
  Options extends Rules = Rules,
  Own = Templates,
> {
  /** The key under `targets` of a configuration, and the value of `--target`. */
  readonly name: Name;
  /** A short description of the target's output, for a list. */
  readonly about?: string;
  /** The rules of its options: they define the checks, the types and the defaults. */
  readonly options?: Options;
  /** The templates that users may replace, each with the kind of result that it returns. */
  readonly templates?: TemplateResults<Own>;
  /** The folder of its files in the output; by default its name. `.`: next to the folders of the others. */
  readonly folder?: string;
  /** Names of targets whose output this one imports: if this target is generated, they are generated too. */
  readonly needs?: readonly string[];
  /** True if the target writes TypeScript: only then is the extension of imports detected in the project. */
  readonly isTypeScript?: boolean;
  /** Renders the files. It must be pure: no disk, no clock. Paths are relative to the folder of this target. */
  render(input: RenderInput<FilledOptions<Options>, Own>): Rendered | Promise<Rendered>;
  /** Reports what users should know about the output: what it cannot express, and options that have no effect. */
  review?(
    api: Api,
    report: Report,
    input: RenderInput<FilledOptions<Options>, Own>,
  ): void | Promise<void>;
}

/** The type of the rules of a target without options, and of the templates of a target without templates. */
export type None = Readonly<Record<never, never>>;

/** A built-in target, with the facts that `init` needs. */
export interface BuiltInTarget<
  Name extends string = string,
  Options extends Rules = Rules,
  Own = Templates,
> extends Target<Name, Options, Own> {
  readonly about: string;
  /** True for a target that is generated only if the configuration or the command line names it. */
  readonly optIn?: boolean;
  /**
   * The projects for which `init` chooses the target: all projects, or those that depend on one of these packages, the
   * most likely first.
   */
  readonly suits?: 'all' | readonly string[];
  /** Packages whose types its output needs. */
  readonly needsTypes?: readonly string[];
  /** The first program that uses its output. */
  readonly firstProgram?: FirstProgram;
}

/**
 * Gives a custom target its type; returns it unchanged.
 * @example export const csv = defineTarget({ name: 'csv', render: ({ api }) => [{ path: 'endpoints.csv', ownership:
 * 'generated', text }] });
 */
export function defineTarget<
  const Name extends string,
  const Options extends Rules = None,
  Own = Templates,
>(target: Target<Name, Options, Own>): Target<Name, Options, Own> {
  return target;
}
