/** Values of the model while a reader still writes into them. */

/**
 * The same type, writable: a reader sets one field after the other, because a literal with many `...` would copy the
 * object.
 */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
