/** Hand-written handlers: which operation each is for, and where it stands. */

/** The handler of an operation, wherever its author put it. */
export interface HandlerLocation {
  /** The operation as it stands in the code: `GET /site/{cloudId}`. */
  readonly key: string;
  /** Relative to the folder of the handlers, with `/`. */
  readonly path: string;
  /** What the file exports: a name, or `default`. */
  readonly name: string;
  /** True for a stub that nobody has touched since we wrote it. */
  readonly pristine: boolean;
}

/** What stands in the folder of the handlers. */
export interface HandlersOnDisk {
  /** At most one for each operation. */
  readonly located: readonly HandlerLocation[];
  /** Identities of the operations that the files mention, or that once had a stub. */
  readonly known: ReadonlySet<string>;
  /** The names that each file declares. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * What stays the same of an operation when its parameters are renamed, or a slash is added at the end.
 * @param key `GET /site/{cloudId}/`
 * @returns `GET /site/{}`
 */
export function identityOf(key: string): string {
  return key.replace(/\{[^{}]*\}/g, '{}').replace(/([^ ])\/$/, '$1');
}
