/**
 * The exports of every client that do not depend on the description. Operations and schemas with these names are
 * renamed.
 */

/** Adding a name here renames an operation that has it. */
export const CLIENT_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['createClient', 'isErrorOf', 'part', 'server', 'streamOf'],
]);

/**
 * Types, classes and constants. Adding a name here renames a schema that has it. Exported types that are not listed
 * are not reserved: a schema may have their name.
 */
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
