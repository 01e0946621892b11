/** How the command tells one content from another. */
import { hash } from 'node:crypto';

/** SHA-256 of a content, hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content);
}
