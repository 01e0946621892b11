/** A file that a target outputs. */

/**
 * `generated`: overwritten when it changes, and removed when it becomes obsolete. `handlers`: created once for the
 * user; later, only unmodified generated parts are changed.
 */
export type Ownership = 'generated' | 'handlers';

/** A handler stub in a file: the operation and the name of its function. */
export interface HandlerStub {
  /** The operation as written in the code: `GET /site/{cloudId}`. */
  readonly key: string;
  readonly name: string;
}

export interface OutputFile {
  /**
   * Relative to the root of its ownership, with `/`. It is a safe generated name, never a raw name from a description.
   */
  readonly path: string;
  readonly ownership: Ownership;
  readonly text: string;
  /** The text in pieces, if joining them would take much memory. `text` joins them when it is read. */
  readonly pieces?: readonly string[];
  /** The bytes of a file that is copied as it is: it is never formatted. `text` decodes them when it is read. */
  readonly copied?: Uint8Array;
  /** The stubs in a file of handlers. */
  readonly stubs?: readonly HandlerStub[];
  /** Operations that a file of types keeps although the description no longer declares them. */
  readonly retired?: readonly string[];
}

/** A generated file whose pieces are joined only when `text` is read. */
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

/** A file that is copied as it is. */
export function copiedFile(path: string, bytes: Uint8Array): OutputFile {
  return {
    path,
    ownership: 'generated',
    copied: bytes,
    get text() {
      return Buffer.from(bytes).toString();
    },
  };
}

/** Returns the same file with another path. It does not join the pieces. */
export function movedTo(path: string, file: OutputFile): OutputFile {
  const { ownership, pieces, copied, stubs, retired } = file;
  if (copied !== undefined) return copiedFile(path, copied);
  const isPlain = ownership === 'generated' && stubs === undefined && retired === undefined;
  return isPlain && pieces !== undefined ? inPieces(path, pieces) : { ...file, path };
}
