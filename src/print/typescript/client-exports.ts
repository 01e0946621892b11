/** The names that every client exports, whatever API it is for. An operation or schema with such a name is renamed. */

/** Functions. Adding a name here renames the operations that have it. */
export const CLIENT_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['createClient', 'isErrorOf', 'limitResponse', 'part', 'server', 'streamOf'],
]);

/** Types, classes and constants. Adding a name here renames the schemas that have it. */
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
