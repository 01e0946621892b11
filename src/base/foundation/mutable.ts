/** Types whose fields can be written while an object is built. */

/** The same type, writable: a reader fills one object field by field, where a literal of many `...` would copy it. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
