/** Reads root keys of a document whose format is not known yet. */

export type Root = Readonly<Record<string, unknown>>;

/** Returns true for a key of the object itself. Inherited keys such as `constructor` do not count. */
export function has(root: Root, key: string): boolean {
  return Object.hasOwn(root, key);
}

/** Returns the value of a key of the object itself. */
export function own(root: Root, key: string): unknown {
  return has(root, key) ? root[key] : undefined;
}
