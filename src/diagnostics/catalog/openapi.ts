/** Codes of Swagger 2.0 and OpenAPI 3: documents, servers, paths, operations, parameters, responses, security. */
import { code } from '../code.js';

export const OPENAPI_CODES = {
  'version/odd': code<{ found: string }>(
    'warning',
    ({ found }) => `the version is written as ${found}`,
    'Write the version as a string, e.g. swagger: "2.0".',
  ),
} as const;
