/** A file that a target generates. */

/**
 * A `generated` file is overwritten when its content changes, and removed when it becomes obsolete. A `handlers` file
 * is created once and then belongs to the user: later runs only change stubs in it that the user has not edited.
 */
export type Ownership = 'generated' | 'handlers';

/** A generated stub in a file of handlers: its operation and the name of its function. */
export interface HandlerStub {
  /** The operation as written in the code, such as `GET /site/{cloudId}`. */
  readonly key: string;
  readonly name: string;
}

export interface OutputFile {
  /**
   * The path relative to the folder of generated files or of handlers, with `/`. It is built from generated names,
   * never from a raw name in a description.
   */
  readonly path: string;
  readonly ownership: Ownership;
  readonly text: string;
  /**
   * The text in pieces, set if joining them permanently would take much memory. Each read of `text` joins the pieces
   * again.
   */
  readonly pieces?: readonly string[];
  /**
   * The content of a file that is copied unchanged and never formatted. Each read of `text` decodes these bytes again.
   */
  readonly copied?: Uint8Array;
  readonly stubs?: readonly HandlerStub[];
  /** Operations whose types the file still declares although the description no longer contains them. */
  readonly retired?: readonly string[];
}

/** Creates a generated file whose pieces are joined only when `text` is read. */
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

/** Creates a generated file with unchanged content. */
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

/** Returns the same file with another path, without joining its pieces. */
export function movedTo(path: string, file: OutputFile): OutputFile {
  const { ownership, pieces, copied, stubs, retired } = file;
  if (copied !== undefined) return copiedFile(path, copied);
  const isPlain = ownership === 'generated' && stubs === undefined && retired === undefined;
  return isPlain && pieces !== undefined ? inPieces(path, pieces) : { ...file, path };
}
