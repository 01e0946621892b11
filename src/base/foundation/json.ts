/** JSON as data. */

/** A JSON value from a description. Objects are maps, because keys from outside may collide with `Object.prototype`. */
export type Json =
  null | boolean | number | bigint | string | readonly Json[] | ReadonlyMap<string, Json>;
