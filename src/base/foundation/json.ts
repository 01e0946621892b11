/** Represents JSON values as data. */

/**
 * A JSON value from a description. Objects are represented as maps, because untrusted keys may collide with
 * `Object.prototype`.
 */
export type Json =
  null | boolean | number | bigint | string | readonly Json[] | ReadonlyMap<string, Json>;
