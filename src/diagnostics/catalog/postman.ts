/** Codes of Postman collections. */
import { code } from '../code.js';

export const POSTMAN_CODES = {
  'pm/no-request': code<{ name: string }>(
    'info',
    ({ name }) => `the item ${name} has no HTTP request: skipped`,
    'Remove the item, or give it a request.',
  ),
} as const;
