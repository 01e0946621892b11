/** Defines the input of the pipeline. */
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
  /**
   * Files to which some of `files` refer and which could not be read. The value is the reason, or `undefined` if the
   * reason was already reported.
   */
  readonly missing?: ReadonlyMap<SourceId, string | undefined>;
  /** OpenAPI Overlay documents, in the order in which they apply. */
  readonly overlays: readonly SourceFile[];
  /** Earlier versions of the API. The docs list the changes since each version. */
  readonly earlier?: readonly EarlierFiles[];
  /** The project's files that options of targets name. */
  readonly projectFiles?: ProjectFiles;
  readonly config: Config;
  /** The location of the configuration, for diagnostics; absent without a configuration. */
  readonly configuration?: SourceLocation;
  /** The names that earlier runs generated. This run generates the same ones. */
  readonly lock?: NameLock;
  /** The existing handlers. */
  readonly handlers?: HandlersOnDisk;
  /** Receives the diagnostics of all stages; by default a new report. */
  readonly report?: Report;
  /** Documents that earlier calls have parsed. If the bytes of a file have not changed, it is not parsed again. */
  readonly cache?: DocumentCache;
  /** Called with each file after it is rendered. The returned file replaces it in the result. */
  readonly keep?: (file: OutputFile) => OutputFile;
  /** True to prove that merging is sound with every value, and not only with some. */
  readonly prove?: boolean;
  /** Called when a stage begins, and before each step of the stage. */
  readonly onStage?: (stage: StageName, step?: StageStep) => void;
}

/** How far a stage has come. */
export interface StageStep {
  /** The number of the step, starting at 1. */
  readonly at: number;
  readonly of: number;
  /** The document or the target that the step handles. */
  readonly name: string;
}

/** The stages of the pipeline, in order. */
export type StageName = 'load' | 'read' | 'reconcile' | 'overlay' | 'resolve' | 'render';
