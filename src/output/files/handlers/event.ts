/** The events that can happen to hand-written handlers, and the operations that need a handler. */
import type { HandlerStub, OutputFile } from '../../../print/emit/file.js';
import type { ScannedFunction } from './scan.js';

/**
 * A change of a handler. `added`: a stub was generated. `removed`: an unmodified stub was deleted. `retired`: its
 * operation was removed, but the handler was kept. `returned`: its operation is in the API again. `renamed`: its key
 * was rewritten. `missing`: the user deleted it, and it is not restored.
 */
export type HandlerChange = 'added' | 'removed' | 'retired' | 'returned' | 'renamed' | 'missing';

export interface HandlerEvent {
  readonly change: HandlerChange;
  readonly key: string;
  readonly path: string;
  readonly name: string;
}

/** An operation of the API, and the file in which its stub is generated. */
export interface StubbedOperation {
  readonly stub: HandlerStub;
  readonly file: OutputFile;
  /** The function of the newly generated stub; absent if a custom template generates something else. */
  readonly fresh: ScannedFunction | undefined;
}
