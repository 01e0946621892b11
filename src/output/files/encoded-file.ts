/**
 * Generated files that wait to be written, as bytes: they take less memory than strings, and less garbage collection.
 */
import type { OutputFile } from '../../print/emit/file.js';
import { hashBytes } from './disk.js';

/** A generated file that keeps only the bytes and the hash of its text. */
export class EncodedFile implements OutputFile {
  readonly path: string;
  readonly ownership: OutputFile['ownership'];
  readonly bytes: Buffer;
  readonly copied?: Uint8Array;
  /** As returned by `hashText`. */
  readonly hash: string;

  constructor(file: OutputFile) {
    const { path, ownership, pieces, copied } = file;
    this.path = path;
    this.ownership = ownership;
    if (copied !== undefined) this.copied = copied;
    this.bytes = copied ? Buffer.from(copied) : pieces ? encoded(pieces) : Buffer.from(file.text);
    this.hash = hashBytes(this.bytes);
  }

  /** The text, decoded at each access, which is rare. */
  get text(): string {
    return this.bytes.toString();
  }
}

/**
 * Returns a file that keeps the bytes instead of the text, for a file that will only be written.
 * @returns the file itself if it has more data than a text
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
