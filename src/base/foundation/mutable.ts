/** Types whose fields can be written while an object is built. */

/**
 * The type `T` with writable fields. Readers set the fields one after another, because each `...` in an object literal
 * would copy the object.
 */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
