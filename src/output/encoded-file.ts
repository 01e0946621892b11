/** Generated files that wait for being written as bytes: less than their texts take, and nothing that is collected. */
import type { OutputFile } from '../emit/file.js';
import { hashBytes } from './disk.js';

/** A generated file of which only the bytes are kept, with the hash of its text. */
export class EncodedFile implements OutputFile {
  readonly path: string;
  readonly ownership: OutputFile['ownership'];
  readonly bytes: Buffer;
  /** As `hashText` gives it. */
  readonly hash: string;

  constructor(file: OutputFile) {
    const { path, ownership, pieces } = file;
    this.path = path;
    this.ownership = ownership;
    this.bytes = pieces ? encoded(pieces) : Buffer.from(file.text);
    this.hash = hashBytes(this.bytes);
  }

  /** Decoded each time: hardly anybody asks. */
  get text(): string {
    return this.bytes.toString();
  }
}

/**
 * A file without its text, where nothing is going to be done with the text but writing it.
 * @returns the file itself when it holds more than a text
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
