/** Codes of schemas and references. */
import { code } from '../code.js';

export const SCHEMA_CODES = {
  'ref/unresolved': code<{ ref: string }>(
    'error',
    ({ ref }) => `the reference ${ref} leads nowhere`,
    'Correct the reference, or add what it names.',
  ),
} as const;
