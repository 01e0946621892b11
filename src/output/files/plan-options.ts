/** The output folders, the state of the previous run, and the options of planning. */
import type { Ownership } from '../../print/emit/file.js';
import type { HandlerFolder } from './handlers/locate.js';
import type { Lock } from './lock.js';

/** The output folders. They are absolute, and the caller has checked that they are allowed. */
export interface OutputFolders {
  readonly folder: string;
  /** The folder of hand-written handlers, if there is one. */
  readonly handlers: string | undefined;
  /** Returns a path as messages show it, for example `generated/stride/client/index.ts`. */
  readonly show: (ownership: Ownership, path: string) => string;
}

/** The state that an earlier run left. */
export interface PreviousRun {
  readonly lock: Lock | undefined;
  /** The next locks of runs that did not finish. */
  readonly unfinished: readonly Lock[];
  /** Files that both sides of an unfinished merge have regenerated, so that their content may be a mixture. */
  readonly mixed?: ReadonlySet<string>;
  /** True if a later version of this program wrote the lock. Its output must not be overwritten. */
  readonly newer?: boolean;
}

export interface PlanOptions {
  readonly force: boolean;
  readonly format: 'layout' | 'prettier' | 'auto';
  /** Keep obsolete files, because some descriptions could not be read completely. */
  readonly keepStale: boolean;
  /**
   * Returns true if this run generates a path of the output folder. Other files stay. If absent, it generates all of
   * them.
   */
  readonly covers?: ((path: string) => boolean) | undefined;
  /** The scanned handlers; if absent, they are read now. */
  readonly handlers?: HandlerFolder;
  /** Restore handlers that the user deleted. */
  readonly restore?: boolean;
  /** Continue even if most endpoints are gone. */
  readonly allowMassRemoval?: boolean;
  /** Fingerprints of endpoints by key, for the next lock. */
  readonly endpoints?: ReadonlyMap<string, string>;
}
