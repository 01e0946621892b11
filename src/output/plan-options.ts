/** Where output goes, what an earlier run left there, and how a run is planned. */
import type { Ownership } from '../emit/file.js';
import type { HandlerFolder } from './handlers/locate.js';
import type { Lock } from './lock.js';

/** Where output goes. Folders are absolute and confined by the caller. */
export interface OutputFolders {
  readonly folder: string;
  /** Folder of the hand-written handlers, when there is one. */
  readonly handlers: string | undefined;
  /** Shows a path of an ownership in messages, e.g. `generated/stride/client/index.ts`. */
  readonly show: (ownership: Ownership, path: string) => string;
}

/** What an earlier run left. */
export interface PreviousRun {
  readonly lock: Lock | undefined;
  /** Next locks of runs that did not finish. */
  readonly unfinished: readonly Lock[];
  /** Files that both sides of an unfinished merge have made anew: what stands there may be a mixture of the two. */
  readonly mixed?: ReadonlySet<string>;
  /** True when a later version of this program wrote the lock: nothing may be written over its output. */
  readonly newer?: boolean;
}

export interface PlanOptions {
  readonly force: boolean;
  readonly format: 'layout' | 'prettier' | 'auto';
  /** Keep stale files: the descriptions could not be read whole. */
  readonly keepStale: boolean;
  /** Whether a path of the output folder is of what this run makes: other files stay. Absent: all are. */
  readonly covers?: ((path: string) => boolean) | undefined;
  /** The handlers as they stand; absent: they are read now. */
  readonly handlers?: HandlerFolder;
  /** Write handlers again that people have deleted. */
  readonly restore?: boolean;
  /** Go on although most endpoints are gone. */
  readonly allowMassRemoval?: boolean;
  /** What is known of every endpoint, by its key, for the next lock. */
  readonly endpoints?: ReadonlyMap<string, string>;
}
