/**
 * The scope of a run. `npm test` sets `SCOPE=quick`: it tries few examples of each property, and
 * leaves out the proofs, which `npm run test:all` runs. A proof is a test with the tag `proof`, or
 * a file with the comment `@module-tag proof`, which is not even loaded.
 */
import { readFileSync } from 'node:fs';

export const PROOF = 'proof';
export const isQuick = process.env['SCOPE'] === 'quick';

/** Returns true if all tests of a file are proofs. */
export function isProofFile(file: string): boolean {
  return /^ *(?:\*|\/\/|\/\*\*) *@module-tag proof\b/m.test(readFileSync(file, 'utf8'));
}
