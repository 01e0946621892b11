/**
 * Defines a target: a kind of output, with its name, options, templates and renderer. Built-in and custom targets have
 * the same type.
 */
import type { Report } from '../../base/diagnostics/report.js';
import type { OutputFile } from '../../print/emit/file.js';
import type { HandlersOnDisk } from '../../print/emit/handler.js';
import type { ImportExtension, ModulePlace } from '../../print/emit/typescript/module.js';
import type { Api } from '../../model/api.js';
import type { Origin } from '../../model/origin.js';
import type { Rank } from '../../model/rank.js';
import type { Question } from '../../api/questions/question.js';
import type { Ledger } from '../../api/reconcile/index.js';
import type { Names } from '../../api/resolve/name-table.js';
import type { FilledOptions, Rules } from '../../base/shape/rule.js';
import type { ProjectFiles } from '../../base/foundation/project-files.js';
import type { Templates, TemplateResults } from './template.js';
import type { OperationSignature } from '../../print/typescript/signature.js';

/**
 * Returns the line and column of an origin, for the docs. An origin is the location in a source document that declares
 * a part of the API.
 */
export type LocateOrigin = (origin: Origin) => { readonly line: number; readonly column: number };

/** The conflicts between source documents, grouped by cause. Each group is one question for the user. */
export interface QuestionSource {
  readonly questions: readonly Question[];
  readonly notes: readonly Question[];
}

/** An earlier version of the API, with which the docs compare the current one. */
export interface EarlierApi {
  readonly name: string;
  /** The merged API of that version. Its references are resolved. */
  readonly api: Api;
}

/**
 * The input of a target's renderer.
 * @typeParam Options the type of the target's options, as `FilledOptions` derives it from their rules
 * @typeParam Own the target's templates by name
 */
export interface RenderInput<Options = Readonly<Record<string, unknown>>, Own = Templates> {
  /** The merged API. Its endpoints are sorted in route order, and every `ref` can be resolved. */
  readonly api: Api;
  readonly names: Names;
  readonly ledger: Ledger;
  readonly locate: LocateOrigin;
  /**
   * Groups the conflicts in a ledger (the record of all merge decisions) into questions, and returns the notes that
   * need no decision.
   */
  readonly asked?: (ledger: Ledger) => QuestionSource;
  /** Returns a number by which origins are sorted in the order of their documents. It is faster than `locate`. */
  readonly rank?: (origin: Origin) => Rank | undefined;
  /** The validated options of the target. Missing options have their default values. */
  readonly options: Options;
  /** The target's templates that the user has replaced. */
  readonly templates: Readonly<Partial<Own>>;
  /** The extension that the project uses in imports of its own files. */
  readonly importExtension: ImportExtension;
  /**
   * The folder of the target's files, relative to the folder of the configuration: `generated/server`. Paths in the
   * target's options are relative to the same folder.
   */
  readonly folder: string;
  /**
   * The folder of the target's files, relative to the output folder: `server`. It is `.` if they are next to the
   * folders of other targets.
   */
  readonly folderInOutput: string;
  /** True if the configuration includes the client, even if this run does not generate it. The default is true. */
  readonly withClient?: boolean;
  /** The files of the project that the target's options name. */
  readonly projectFiles?: ProjectFiles;
  /** The earlier versions of the API that the configuration names, in the order of the configuration. */
  readonly earlier?: readonly EarlierApi[];
  /** The hand-written handler files on disk. */
  readonly handlersOnDisk?: HandlersOnDisk;
}

/**
 * The files of a target. If the renderer is a generator, each file is created after the previous one has been stored,
 * which takes less memory.
 */
export type Rendered = Iterable<OutputFile>;

/**
 * The description of a target. It is loaded on every run, so it must import its renderer only when it renders:
 * `render: async (input) => (await import('./render.js')).render(input)`.
 * @typeParam Name the name of the target
 * @typeParam Options the rules of the target's options
 * @typeParam Own the target's templates by name
 */
export interface Target<
  Name extends string = string,
  Options extends Rules = Rules,
  Own = Templates,
> {
  /** The key of the target under `targets` in a configuration, and its name in `--target`. */
  readonly name: Name;
  /** A short description of the output, which `restitch` prints in its list of targets. */
  readonly about?: string;
  /**
   * The rules of the target's options. They determine the types and the defaults of options, and how options are
   * checked.
   */
  readonly options?: Options;
  /**
   * The templates that users may replace. The keys are their names, and the values are the kinds of their results (such
   * as `text`).
   */
  readonly templates?: TemplateResults<Own>;
  /**
   * The folder of the target's files in the output. The default is the name of the target; `.` puts them next to the
   * folders of other targets.
   */
  readonly folder?: string;
  /** The names of targets whose output this target imports. They are generated whenever this target is. */
  readonly needs?: readonly string[];
  /** True if the target writes TypeScript. Otherwise the extension of imports is not detected in the project. */
  readonly isTypeScript?: boolean;
  /**
   * Renders the files. The function must be pure, so it must not access the disk or the clock. Paths are relative to
   * the folder of this target.
   */
  render(input: RenderInput<FilledOptions<Options>, Own>): Rendered | Promise<Rendered>;
  /**
   * Reports limits of the output to the user: parts of the API that it cannot express, and options that have no
   * effect.
   */
  review?(
    api: Api,
    report: Report,
    input: RenderInput<FilledOptions<Options>, Own>,
  ): void | Promise<void>;
}

/** The type of an object without properties: the options of a target that has none, or its templates. */
export type None = Readonly<Record<never, never>>;

/** A built-in target, with the additional data that `init` needs. */
export interface BuiltInTarget<
  Name extends string = string,
  Options extends Rules = Rules,
  Own = Templates,
> extends Target<Name, Options, Own> {
  readonly about: string;
  /** True if the target is generated only when the configuration or the command line names it. */
  readonly optIn?: boolean;
  /**
   * The projects for which `init` chooses the target: all projects, or those that depend on one of these packages. The
   * most likely package is first.
   */
  readonly suits?: 'all' | readonly string[];
  /** The packages whose type declarations the output needs. */
  readonly needsTypes?: readonly string[];
  /** The first program that uses the output; `init` prints it. */
  readonly firstProgram?: FirstProgram;
}

/**
 * Infers the type of a custom target. The target is returned unchanged.
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

/** The data from which a first program is generated. */
interface FirstProgramInput {
  readonly api: Api;
  readonly names: Names;
  /** The operation that needs the fewest arguments. */
  readonly easiest: OperationSignature;
  /** The folder of the target, relative to the program: `./generated/client`. */
  readonly folder: string;
  /** The path of the program's file. */
  readonly place: ModulePlace;
  /** The dependency of the project that caused `init` to choose the target; `undefined` if there is none. */
  readonly suited: string | undefined;
}

interface FirstProgram {
  /**
   * The heading of the program.
   * @param place the location of the program's file, as a phrase: `next to the folder generated`
   */
  readonly intro: (place: string) => string;
  text(input: FirstProgramInput): Promise<string>;
}
