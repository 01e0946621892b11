/** What tells the contents of files from one another. */
import { hash } from 'node:crypto';

const known = new WeakMap<Uint8Array, string>();

/**
 * SHA-256 of the bytes of a file, hexadecimal; computed once, whoever asks.
 * @param bytes nobody changes them
 */
export function contentHash(bytes: Uint8Array): string {
  const before = known.get(bytes);
  if (before !== undefined) return before;
  const made = hash('sha256', bytes);
  known.set(bytes, made);
  return made;
}
