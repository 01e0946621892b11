/** Values of the model while a reader still writes into them. */

/** The same type, writable: a reader fills one object field by field, where a literal of many `...` would copy it. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
