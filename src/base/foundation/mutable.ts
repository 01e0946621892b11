/** Types whose fields can be written while an object is built. */

/**
 * The type `T` with writable fields: a reader sets one field after the other, because a literal with many `...` would
 * copy the object.
 */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
