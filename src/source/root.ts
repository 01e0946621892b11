/** The keys of a document as they were parsed, before anything is known of it. */

/** An object of a document. */
export type Root = Readonly<Record<string, unknown>>;

/** True for a key that the document states: what every object inherits is none. */
export function has(root: Root, key: string): boolean {
  return Object.hasOwn(root, key);
}

/** The value of such a key. */
export function own(root: Root, key: string): unknown {
  return has(root, key) ? root[key] : undefined;
}
