/** The result of decoding a file: its text, or the reason why it is not text. */

import type { ReadFault } from '../../base/diagnostics/catalog/source.js';

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly note?: string }
  /** The file is not text, or its encoding could only be guessed. */
  | { readonly kind: 'refused'; readonly why: string; readonly fault: ReadFault };

const GZIP = 0x1f;
const MAGIC: readonly (readonly [why: string, ...bytes: number[]])[] = [
  ['compressed with gzip', GZIP, 0x8b],
  ['a ZIP archive', 0x50, 0x4b, 0x03, 0x04],
  ['a PDF', 0x25, 0x50, 0x44, 0x46, 0x2d],
  ['a picture', 0x89, 0x50, 0x4e, 0x47],
  ['UTF-32', 0xff, 0xfe, 0x00, 0x00],
];

/**
 * Decodes UTF-8, or UTF-16 with a byte order mark. Invalid data is rejected, not replaced.
 * @param bytes the content of the file
 */
export function decode(bytes: Uint8Array): Decoded {
  const magic = MAGIC.find(([, ...mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (magic) {
    const [why, first] = magic;
    return { kind: 'refused', why, fault: first === GZIP ? 'compressed' : 'content' };
  }
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  let text: string;
  try {
    // With `ignoreBOM`, the byte order mark stays in the text, so that exactly one is removed below.
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return {
      kind: 'refused',
      why: `not valid ${encoding.toUpperCase()}${badByte(bytes, encoding)}`,
      fault: encoding === 'utf-8' ? 'encoding' : 'content',
    };
  }
  const marked = text.startsWith('\uFEFF');
  if (marked) text = text.slice(1);
  if (hasNul(bytes, text, encoding))
    return {
      kind: 'refused',
      why: 'binary, or UTF-16 without a byte order mark',
      fault: 'content',
    };
  if (encoding !== 'utf-8')
    return { kind: 'text', text, note: `is encoded as ${encoding.toUpperCase()}: decoded` };
  return { kind: 'text', text, ...(marked && { note: 'starts with a byte order mark: ignored' }) };
}

/**
 * Returns true if the file contains a NUL character. For UTF-8, the bytes are searched, because the decoded text may
 * need twice the memory.
 */
function hasNul(bytes: Uint8Array, text: string, encoding: string): boolean {
  return encoding === 'utf-8' ? bufferOf(bytes).includes(0) : text.includes('\0');
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Returns a decoded file as UTF-8. The bytes are unchanged, unless the file is UTF-16. */
export function utf8Of(bytes: Uint8Array, text: string): Uint8Array {
  const [first] = bytes;
  return first === 0xff || first === 0xfe ? new TextEncoder().encode(text) : bytes;
}

function badByte(bytes: Uint8Array, encoding: string): string {
  if (encoding !== 'utf-8') return '';
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const valid = text.slice(0, Math.max(0, text.indexOf('\uFFFD')));
  return ` (at byte ${new TextEncoder().encode(valid).length})`;
}

/**
 * Matches UTF-8 that was decoded as Latin-1 or Windows-1252 and then encoded again (`Ã©`, `â€™`), and characters that
 * were lost (U+FFFD).
 */
const MOJIBAKE = /\uFFFD|[\u00C2\u00C3][\u0080-\u00BF]|\u00E2\u20AC[\u0080-\u00BF\u0152-\u2122]/;

/** The characters with which the matches of `MOJIBAKE` start. */
const SIGNS = ['\uFFFD', '\u00C2', '\u00C3', '\u00E2\u20AC'];

/**
 * Returns the offset of the first damaged character; `undefined` if there is none.
 * @param bytes the same text as bytes, which are searched first because nearly all files are undamaged
 */
export function damagedText(text: string, bytes: Uint8Array): number | undefined {
  const buffer = bufferOf(utf8Of(bytes, text));
  if (!SIGNS.some((sign) => buffer.includes(sign))) return undefined;
  return MOJIBAKE.exec(text)?.index;
}
