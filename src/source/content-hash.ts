/** What tells the contents of files from one another. */
import { hash } from 'node:crypto';
import { memoizeByObject } from '../foundation/memo.js';

/**
 * SHA-256 of the bytes of a file, hexadecimal; computed once, whoever asks.
 * @param bytes nobody changes them
 */
export const contentHash = memoizeByObject((bytes: Uint8Array) => hash('sha256', bytes));
