/** Changes of handlers, and the operations that need one. */
import type { HandlerStub, OutputFile } from '../../../print/emit/file.js';
import type { ScannedFunction } from './scan.js';

/**
 * `added`: a stub. `removed`: an unmodified stub. `retired`: kept although its operation was removed. `returned`:
 * mounted again. `renamed`: its key was rewritten. `missing`: deleted by the user, and not restored.
 */
export type HandlerChange = 'added' | 'removed' | 'retired' | 'returned' | 'renamed' | 'missing';

export interface HandlerEvent {
  readonly change: HandlerChange;
  readonly key: string;
  readonly path: string;
  readonly name: string;
}

/** An operation of the API, and the file of its stub. */
export interface WantedOperation {
  readonly stub: HandlerStub;
  readonly file: OutputFile;
  /** The stub as generated now; absent if a custom template generates something else. */
  readonly fresh: ScannedFunction | undefined;
}
