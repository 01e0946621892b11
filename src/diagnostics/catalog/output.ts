/** Codes of planning and writing files. */
import { code } from '../code.js';

export const OUTPUT_CODES = {
  'output/conflict': code<{ path: string }>(
    'error',
    ({ path }) => `${path} was edited by hand: kept as it is, the new text was not written`,
    'Move the edit elsewhere and delete the file, or run with --force to overwrite it.',
  ),
} as const;
