/** Computes hashes that detect changed content. */
import { hash } from 'node:crypto';

/** Returns the SHA-256 hash of some content in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}
