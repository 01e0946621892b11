/** A file that a target wants to exist. */

/**
 * `generated`: ours; overwritten when it changes, removed when stale.
 * `handlers`: the user's; started by us, and then only what we wrote ourselves is ever changed.
 */
export type Ownership = 'generated' | 'handlers';

/** A handler that a file starts: the operation it is for, and the function's name. */
export interface HandlerStub {
  /** The operation as it stands in the code: `GET /site/{cloudId}`. */
  readonly key: string;
  readonly name: string;
}

export interface OutputFile {
  /** Relative to the root of its ownership, with `/`; minted, never taken from a description as it is. */
  readonly path: string;
  readonly ownership: Ownership;
  readonly text: string;
  /** The same in pieces, one behind the other, where joining them would take much memory: `text` does it when it is asked. */
  readonly pieces?: readonly string[];
  /** What a file of handlers starts. */
  readonly stubs?: readonly HandlerStub[];
  /** The operations that a file of types keeps although the description no longer has them. */
  readonly retired?: readonly string[];
}

/** A generated file whose text is put together only when it is asked for. */
export function inPieces(path: string, pieces: readonly string[]): OutputFile {
  return {
    path,
    ownership: 'generated',
    pieces,
    get text() {
      return pieces.join('');
    },
  };
}

/** The same file at another place; a text that nobody has asked for stays in pieces. */
export function movedTo(path: string, file: OutputFile): OutputFile {
  const { ownership, pieces, stubs, retired } = file;
  const isPlain = ownership === 'generated' && stubs === undefined && retired === undefined;
  return isPlain && pieces !== undefined ? inPieces(path, pieces) : { ...file, path };
}
