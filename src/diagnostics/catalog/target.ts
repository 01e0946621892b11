/** Codes of rendering. */
import { code } from '../code.js';

export const TARGET_CODES = {
  'emit/unsupported': code<{ what: string }>(
    'info',
    ({ what }) => `${what} has no form in TypeScript: kept in docs and in the OpenAPI export`,
    'Nothing to do, unless the construct matters to your callers.',
    { loss: true },
  ),
} as const;
