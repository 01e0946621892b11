/** The input of a run of the pipeline. */
import type { Config } from '../config/config.js';
import type { Report, SourceLocation } from '../../base/diagnostics/report.js';
import type { OutputFile } from '../../print/emit/file.js';
import type { HandlersOnDisk } from '../../print/emit/handler.js';
import type { SourceId } from '../../model/origin.js';
import type { NameLock } from '../../api/resolve/index.js';
import type { DocumentCache, SourceFile } from '../../input/source/index.js';
import type { ProjectFiles } from '../../base/foundation/project-files.js';
import type { EarlierFiles } from './earlier.js';

export interface GenerateInput {
  readonly files: readonly SourceFile[];
  /** Files that some of `files` refer to and that could not be read, with the reason unless it is reported already. */
  readonly missing?: ReadonlyMap<SourceId, string | undefined>;
  /** OpenAPI Overlay documents, in the order in which they apply. */
  readonly overlays: readonly SourceFile[];
  /** Earlier versions of the API, for the page of changes in the docs. */
  readonly earlier?: readonly EarlierFiles[];
  /** Files of the project that the options of targets name. */
  readonly projectFiles?: ProjectFiles;
  readonly config: Config;
  /** The location of the configuration, for diagnostics; absent without a configuration. */
  readonly configuration?: SourceLocation;
  /** The names of earlier runs. */
  readonly lock?: NameLock;
  /** The existing handlers. */
  readonly handlers?: HandlersOnDisk;
  /** Receives the diagnostics of the stages; by default a new report. */
  readonly report?: Report;
  /** Documents that earlier calls have parsed: files with the same bytes are not parsed again. */
  readonly cache?: DocumentCache;
  /**
   * Called with each file when it has been rendered; the file that it returns becomes part of the result of the run.
   */
  readonly keep?: (file: OutputFile) => OutputFile;
  /** Called when a stage begins, and before each of its steps. */
  readonly onStage?: (stage: StageName, step?: Step) => void;
}

/** The progress of a stage. */
export interface Step {
  /** The number of the step, starting at 1. */
  readonly at: number;
  readonly of: number;
  /** The document, or the target. */
  readonly name: string;
}

/** The stages of the pipeline, in order. */
export type StageName = 'load' | 'read' | 'reconcile' | 'overlay' | 'resolve' | 'render';
