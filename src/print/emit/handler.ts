/** Hand-written handlers: their operations and locations. */

/** The handler of an operation, in any file of the folder. */
export interface HandlerLocation {
  /** The operation as written in the code: `GET /site/{cloudId}`. */
  readonly key: string;
  /** Relative to the folder of the handlers, with `/`. */
  readonly path: string;
  /** The exported name, or `default`. */
  readonly name: string;
  /** True for a generated stub that is unmodified. */
  readonly pristine: boolean;
}

/** The content of the folder of handlers. */
export interface HandlersOnDisk {
  /** At most one for each operation. */
  readonly located: readonly HandlerLocation[];
  /** Identities of the operations that the files mention, or that once had a stub. */
  readonly known: ReadonlySet<string>;
  /** The names declared in each file. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Returns the identity of an operation, which stays the same if its parameters are renamed or a trailing slash is
 * added.
 * @param key `GET /site/{cloudId}/`
 * @returns `GET /site/{}`
 */
export function identityOf(key: string): string {
  return key.replace(/\{[^{}]*\}/g, '{}').replace(/([^ ])\/$/, '$1');
}
