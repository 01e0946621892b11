/** Time: nanoseconds since 1970 as integers, and RFC 3339 as text, since a JavaScript date keeps only milliseconds. */

/** What the time is, in nanoseconds since 1970. */
export interface Clock {
  now(): bigint;
}
