/** The handlers that users write, by operation and file. */

/** Identifies one handler: its operation, its file and its exported name. */
export interface HandlerLocation {
  /** The operation as written in the code, such as `GET /site/{cloudId}`. */
  readonly key: string;
  /** The path of the file, relative to the folder of the handlers, with `/`. */
  readonly path: string;
  /** The name under which the file exports the handler; may be `default`. */
  readonly name: string;
  /** True if the handler is a generated stub that the user has not changed. */
  readonly pristine: boolean;
}

/** The handlers in the folder, as found before a run. */
export interface HandlersOnDisk {
  /** At most one handler for each operation. */
  readonly located: readonly HandlerLocation[];
  /** The identities (see {@link identityOf}) of operations that the files mention, or that once had a stub. */
  readonly known: ReadonlySet<string>;
  /** For each file, the names that it declares. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Returns a text that identifies an operation. It stays the same if path parameters are renamed or a trailing slash is
 * added.
 * @param key such as `GET /site/{cloudId}/`
 * @returns such as `GET /site/{}`
 */
export function identityOf(key: string): string {
  return key.replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '{}').replace(/([^ ])\/(?=$|[#?])/, '$1');
}
