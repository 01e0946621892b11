/** Hashes the content of files. */
import { hash } from 'node:crypto';
import { memoizeByObject } from '../../../base/foundation/memo.js';

/**
 * Returns the SHA-256 hash of a file's bytes in hexadecimal. It is computed once for each array.
 * @param bytes must not be changed afterwards
 */
export const contentHash = memoizeByObject((bytes: Uint8Array) => hash('sha256', bytes));
