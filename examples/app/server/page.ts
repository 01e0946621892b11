/** Returns one page of a list. The cursor is the number of items before the page. */
export function pageOf<T>(
  all: readonly T[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): { items: T[]; cursor?: string } {
  const start = Number(cursor ?? 0);
  const end = start + limit;
  const items = all.slice(start, end);
  return end < all.length ? { items, cursor: String(end) } : { items };
}
