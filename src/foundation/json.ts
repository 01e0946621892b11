/** JSON as data of the house. */

/** A JSON value as a description states it. Objects are maps, since their keys come from outside. */
export type Json =
  null | boolean | number | bigint | string | readonly Json[] | ReadonlyMap<string, Json>;
