/**
 * Keeps generated files as bytes until they are written. Bytes take less memory than strings, and less time for
 * garbage collection.
 */
import type { OutputFile } from '../../print/emit/file.js';
import { hashBytes } from './disk.js';

/** A generated file that keeps only the bytes and the hash of its text. */
export class EncodedFile implements OutputFile {
  readonly path: string;
  readonly ownership: OutputFile['ownership'];
  readonly bytes: Buffer;
  readonly copied?: Uint8Array;
  /** The hash that `hashText` returns for the text. */
  readonly hash: string;

  constructor(file: OutputFile) {
    const { path, ownership, pieces, copied } = file;
    this.path = path;
    this.ownership = ownership;
    if (copied !== undefined) this.copied = copied;
    this.bytes = copied ? Buffer.from(copied) : pieces ? encoded(pieces) : Buffer.from(file.text);
    this.hash = hashBytes(this.bytes);
  }

  /** The text. It is decoded again at each access, because few files are read before they are written. */
  get text(): string {
    return this.bytes.toString();
  }
}

/**
 * Returns a copy of a file that keeps bytes instead of a string, to save memory until the file is written.
 * @returns the file itself if it is a handler file or has other data besides its text, because the copy would lose it
 */
export function encodeFile(file: OutputFile): OutputFile {
  const { ownership, stubs, retired } = file;
  const isPlain = ownership === 'generated' && stubs === undefined && retired === undefined;
  return isPlain ? new EncodedFile(file) : file;
}

function encoded(pieces: readonly string[]): Buffer {
  let length = 0;
  for (let index = 0; index < pieces.length; index++) {
    length += Buffer.byteLength(pieces[index] ?? '');
  }
  const bytes = Buffer.allocUnsafeSlow(length);
  let at = 0;
  for (let index = 0; index < pieces.length; index++) at += bytes.write(pieces[index] ?? '', at);
  return bytes;
}
