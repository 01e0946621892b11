/** What happens to handlers, and the operations that handlers are wanted for. */
import type { HandlerStub, OutputFile } from '../../emit/file.js';
import type { ScannedFunction } from './scan.js';

/**
 * `added`: a stub. `removed`: an untouched stub. `retired`: kept although its operation is no more.
 * `returned`: mounted again. `renamed`: its key was rewritten. `missing`: deleted, and not written again.
 */
export type HandlerChange = 'added' | 'removed' | 'retired' | 'returned' | 'renamed' | 'missing';

export interface HandlerEvent {
  readonly change: HandlerChange;
  readonly key: string;
  readonly path: string;
  readonly name: string;
}

/** An operation that the API has, and the file that its stub belongs to. */
export interface WantedOperation {
  readonly stub: HandlerStub;
  readonly file: OutputFile;
  /** The stub as it would be written now; absent for a template of another kind. */
  readonly fresh: ScannedFunction | undefined;
}
