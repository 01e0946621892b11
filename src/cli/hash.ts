/** Hashes, to recognize a changed content. */
import { hash } from 'node:crypto';

/** SHA-256 of a content, hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}
