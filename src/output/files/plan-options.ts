/** The output folders, the state of the previous run, and the options that planning needs. */
import type { Ownership } from '../../print/emit/file.js';
import type { HandlerFolder } from './handlers/locate.js';
import type { Lock } from './lock.js';

/** The absolute output folders. The caller has checked that restitch may write there. */
export interface OutputFolders {
  readonly folder: string;
  /** The folder of hand-written handlers; `undefined` if no handlers are generated. */
  readonly handlers: string | undefined;
  /** Returns a path as messages show it: `generated/stride/client/index.ts`. */
  readonly show: (ownership: Ownership, path: string) => string;
}

/** The state that an earlier run left in the output folder. */
export interface PreviousRun {
  readonly lock: Lock | undefined;
  /** The text of the lock file. */
  readonly text?: string;
  /**
   * The lock files that interrupted or concurrent runs had prepared, and both sides of an unfinished merge of the lock
   * file. The files whose hashes they contain may be on disk.
   */
  readonly unfinished: readonly Lock[];
  /** The files that both sides of an unfinished merge have regenerated. Their content may be a mixture of both. */
  readonly mixed?: ReadonlySet<string>;
  /** True if a later version of restitch wrote the lock file. Its output must not be overwritten. */
  readonly newer?: boolean;
}

export interface PlanOptions {
  readonly force: boolean;
  readonly format: 'layout' | 'prettier' | 'auto';
  /** If true, obsolete files are kept, because some API descriptions could not be read completely. */
  readonly keepStale: boolean;
  /**
   * Returns true if this run generates the file at a path of the output folder. All other files are left unchanged. If
   * this function is absent, the run generates all files.
   */
  readonly covers?: ((path: string) => boolean) | undefined;
  /** The scanned handlers. If this property is absent, the planner reads them. */
  readonly handlers?: HandlerFolder;
  /** If true, handlers that the user deleted are generated again. */
  readonly restore?: boolean;
  /** If true, the run continues even if the API has lost most of its endpoints. */
  readonly allowMassRemoval?: boolean;
  /**
   * The fingerprints of endpoints for the next lock file, by key. A fingerprint is a short text that changes with the
   * endpoint.
   */
  readonly endpoints?: ReadonlyMap<string, string>;
}
