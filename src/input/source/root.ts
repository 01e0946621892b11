/** Parsed root keys of a document whose format is not yet known. */

/** A parsed object. */
export type Root = Readonly<Record<string, unknown>>;

/** Returns true for an own key. Inherited keys such as `constructor` do not count. */
export function has(root: Root, key: string): boolean {
  return Object.hasOwn(root, key);
}

/** Returns the value of an own key. */
export function own(root: Root, key: string): unknown {
  return has(root, key) ? root[key] : undefined;
}
