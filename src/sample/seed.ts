/** Seeds: the same one makes the same values, and 0 the plain ones. */

/**
 * The seed of a part. A part has its own whatever stands beside it, so that a new property changes no other value.
 * @param part what is 0 or a name keeps the plain seed plain
 */
export function seedOf(seed: number, part: string | number): number {
  if (seed === 0 && (typeof part === 'string' || part === 0)) return 0;
  // FNV-1a, and a last stir: neighbours are to differ widely.
  let hash = 0x811c9dc5 ^ seed;
  const text = String(part);
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return (hash >>> 0) % 0x7ffffffe || 1;
}

/** The seed of another attempt. */
export function seedOfTry(seed: number, attempt: number): number {
  return attempt === 0 ? seed : seedOf(seed, attempt);
}

/** The items beginning with one that the seed names, and then round; the plain seed begins with the first. */
export function turned<T>(items: readonly T[], seed: number): readonly T[] {
  const start = items.length === 0 ? 0 : seed % items.length;
  return start === 0 ? items : [...items.slice(start), ...items.slice(0, start)];
}
