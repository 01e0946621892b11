/** Codes of loading: bytes, encodings, YAML and JSON syntax, files. */
import { code } from '../code.js';

export const SOURCE_CODES = {
  'file/not-an-api': code<{ what: string }>(
    'info',
    ({ what }) => `this file is ${what}, not an API description: skipped`,
    'Remove it from the inputs, or point to the description itself.',
  ),
  'shape/type': code<{ expected: string; found: string }>(
    'error',
    ({ expected, found }) => `expected ${expected}, found ${found}: ignored`,
    'Correct the value; everything else in the document was read.',
  ),
  'shape/empty-array': code<{ expected: string }>(
    'info',
    ({ expected }) => `an empty container of the wrong kind: read as an empty ${expected}`,
    'Nothing to do: some exporters write [] for an empty object.',
  ),
} as const;
