/** Decompresses data from the network or from a recording. */
import { createRequire } from 'node:module';
import { lazy } from '../../base/foundation/memo.js';

// Loaded when it is first needed, which is rare. Loading it earlier would slow down the start of every run.
const zlib = lazy(() => createRequire(import.meta.url)('node:zlib') as typeof import('node:zlib'));

/**
 * Decompresses gzip and zlib data, which are recognized by their first bytes (RFC 1952 §2.3.1, RFC 1950 §2.2). Any
 * other data is returned unchanged.
 * @param most the maximum number of bytes in the result
 * @returns `undefined` if the data is damaged or the result is too large
 */
export function decompressed(bytes: Uint8Array, most: number): Uint8Array | undefined {
  const [first = 0, second = 0] = bytes;
  const isGzip = first === 0x1f && second === 0x8b;
  const isZlib = first === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(second);
  if (!isGzip && !isZlib) return bytes;
  try {
    const options = { maxOutputLength: most };
    return isGzip ? zlib().gunzipSync(bytes, options) : zlib().inflateSync(bytes, options);
  } catch {
    return undefined;
  }
}
