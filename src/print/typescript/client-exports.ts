/**
 * The exports of every client that do not depend on the description. Operations and schemas with these names are
 * renamed.
 */

/** A change renames the operation that bore the name. */
export const CLIENT_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['createClient', 'isErrorOf', 'part', 'server', 'streamOf'],
]);

/** Types, classes and constants. A change renames the schema that bore the name; types not listed give way to schemas. */
export const CLIENT_TYPES: ReadonlySet<string> = new Set([
  'ApiError',
  'ApiErrorOf',
  'ApiPromise',
  'Auth',
  'BASE_PATH',
  'BASE_URL',
  'Client',
  'ClientOptions',
  'ConnectionError',
  'Failure',
  'Part',
  'RequestOptions',
  'SERVERS',
  'ServerVariables',
  'Success',
]);
