/**
 * The exports of every client, in addition to the names of a description. Operations and schemas with these names are
 * renamed.
 */

/** Adding a name here renames an operation that has it. */
export const CLIENT_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['createClient', 'isErrorOf', 'part', 'server', 'streamOf'],
]);

/**
 * Types, classes and constants. A change renames the schema with that name; for types not listed, the schema keeps its
 * name.
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
