/**
 * Seeds make samples reproducible. The same seed always selects the same value, and seed 0 selects the simplest one.
 */

/**
 * Returns the seed for a part of a value, such as a property. It does not depend on the other parts, so an added
 * property changes no other value.
 * @param part the name of a property, or an index. If `seed` is 0, the result for any name and for the index 0 is 0
 */
export function seedOf(seed: number, part: string | number): number {
  if (seed === 0 && (typeof part === 'string' || part === 0)) return 0;
  // The hash function FNV-1a, followed by a final mix, so that similar parts get different seeds.
  let hash = 0x811c9dc5 ^ seed;
  const text = String(part);
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return (hash >>> 0) % 0x7ffffffe || 1;
}

/** Returns the seed for another attempt. */
export function seedOfTry(seed: number, attempt: number): number {
  return attempt === 0 ? seed : seedOf(seed, attempt);
}

/** Rotates the items by the seed. Seed 0 keeps their order. */
export function turned<T>(items: readonly T[], seed: number): readonly T[] {
  const start = items.length === 0 ? 0 : seed % items.length;
  return start === 0 ? items : [...items.slice(start), ...items.slice(0, start)];
}
