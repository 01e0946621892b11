/** Things that are being put together: there are many, and each `...` of a literal makes an object of its own. */

/** The same, while its maker still writes into it. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };
