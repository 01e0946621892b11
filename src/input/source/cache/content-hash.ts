/** Hashes the content of files. */
import { hash } from 'node:crypto';
import { memoizeByObject } from '../../../base/foundation/memo.js';

/**
 * SHA-256 of the bytes of a file, hexadecimal, computed once per array.
 * @param bytes must not be changed afterwards
 */
export const contentHash = memoizeByObject((bytes: Uint8Array) => hash('sha256', bytes));
