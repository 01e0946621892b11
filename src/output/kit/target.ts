/** What a target is: all that is known of one, said once. The built-in ones and those of users are the same. */
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
import type { ProjectFiles } from './project-files.js';
import type { Templates, TemplateResults } from './template.js';

/** Line and column of a fact, for the "stated by" lines. */
export type LocateOrigin = (origin: Origin) => { readonly line: number; readonly column: number };

/** Conflicts by their causes. */
export interface AskedQuestions {
  readonly questions: readonly Question[];
  readonly notes: readonly Question[];
}

/** What the API was, under a name that people know it by: a version. */
export interface EarlierApi {
  readonly name: string;
  /** Reconciled and resolved. */
  readonly api: Api;
}

/**
 * What a target is rendered from.
 * @typeParam Options as `FilledOptions` makes them of the target's rules
 * @typeParam Own the target's templates by name
 */
export interface RenderInput<Options = Readonly<Record<string, unknown>>, Own = Templates> {
  /** Reconciled and resolved: endpoints sorted in route order, every `ref` leads somewhere. */
  readonly api: Api;
  readonly names: Names;
  readonly ledger: Ledger;
  readonly locate: LocateOrigin;
  /** What a person has to decide of a ledger, and what was resolved without a cost to callers. */
  readonly asked?: (ledger: Ledger) => AskedQuestions;
  /** Where a thing stands in the order of its document: quicker than to locate it. */
  readonly rank?: (origin: Origin) => Rank | undefined;
  /** Checked, with the defaults. */
  readonly options: Options;
  /** Templates of the target that the user replaces: functions that give what the target says they give. */
  readonly templates: Readonly<Partial<Own>>;
  /** How imports between files end. */
  readonly importExtension: ImportExtension;
  /** The folder of the target's files, from the root that its options name folders from: `generated/server`. */
  readonly folder: string;
  /** The same folder from the output: `server`; `.` where its files stand beside the folders of the others. */
  readonly folderInOutput: string;
  /** Whether the client is made too, by this run or by others of the configuration; true unless told. */
  readonly withClient?: boolean;
  /** Files of the project that the options of the target name. */
  readonly projectFiles?: ProjectFiles;
  /** Earlier states of the API that the configuration names, in its order. */
  readonly earlier?: readonly EarlierApi[];
  /** The hand-written files that are there already. */
  readonly handlersOnDisk?: HandlersOnDisk;
}

/** The files of a target; a generator makes each when the one before it is put away, and takes less memory. */
export type Rendered = Iterable<OutputFile>;

/**
 * A descriptor. It is loaded on every run, so it loads what it renders with when it renders:
 * `render: async (input) => (await import('./render.js')).render(input)`.
 * @typeParam Name of the target
 * @typeParam Options the rules of its options
 * @typeParam Own its templates by name
 */
export interface Target<
  Name extends string = string,
  Options extends Rules = Rules,
  Own = Templates,
> {
  /** The key under `targets` of a configuration, and the word of `--target`. */
  readonly name: Name;
  /** What it makes, in a few words for those who choose. */
  readonly about?: string;
  /** The rules of its options: they are checked, typed and filled in by them. */
  readonly options?: Options;
  /** The templates that users may replace, and what each gives. */
  readonly templates?: TemplateResults<Own>;
  /** The folder of its files in the output; its name, unless told. `.`: its files stand beside the folders of the others. */
  readonly folder?: string;
  /** Targets whose output its own imports, by their names: they are made with it. */
  readonly needs?: readonly string[];
  /** True when it writes TypeScript: how its imports end is looked up in the project. */
  readonly isTypeScript?: boolean;
  /** Pure: no disk, no clock. Paths are relative to the folder of this target. */
  render(input: RenderInput<FilledOptions<Options>, Own>): Rendered | Promise<Rendered>;
  /** Reports what users should know about the output: what it cannot express, and options that have no effect. */
  review?(
    api: Api,
    report: Report,
    input: RenderInput<FilledOptions<Options>, Own>,
  ): void | Promise<void>;
}

/** A target that is built in: what `init` knows of it beside. */
export interface BuiltInTarget<
  Name extends string = string,
  Options extends Rules = Rules,
  Own = Templates,
> extends Target<Name, Options, Own> {
  readonly about: string;
  /** True for one that is made only where a configuration or the command line names it. */
  readonly optIn?: boolean;
  /** The projects that `init` takes it for: all, or those that have one of some packages, the likeliest first. */
  readonly suits?: 'all' | readonly string[];
  /** Packages whose types its output needs. */
  readonly needsTypes?: readonly string[];
  /** The program that its output is first used with. */
  readonly firstProgram?: FirstProgram;
}

/**
 * Gives a target of one's own its type; returns it unchanged.
 * @example export const csv = defineTarget({ name: 'csv', render: ({ api }) => [{ path: 'endpoints.csv', ownership: 'generated', text }] });
 */
export function defineTarget<
  const Name extends string,
  const Options extends Rules = Readonly<Record<never, never>>,
  Own = Templates,
>(target: Target<Name, Options, Own>): Target<Name, Options, Own> {
  return target;
}
