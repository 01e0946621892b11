/**
 * Changes sample responses so that a list ends after one or two pages. Without the change, a sampled cursor would lead
 * to the same page again and again.
 */
import type { ResponsePath, Pagination } from './pagination.js';

/** A function that returns true if a response is valid according to its schema. */
type Fits<Value> = (body: Value) => boolean;

/**
 * Turns a response into the only page of its list. Cursors and links are removed or emptied, and totals are set to the
 * number of items.
 * @param body a JSON value with objects as maps
 * @returns the changed body; a change that its schema does not allow is omitted
 */
export function lastPage<Value>(body: Value, paging: Pagination, fits: Fits<Value>): Value {
  return ended(counted(body, paging, [1, itemsOf(body, paging).length], fits), paging, fits);
}

/** A sampled list with two pages. */
export interface SampledList<Value> {
  readonly paging: Pagination;
  /** The response with the first page, as a JSON value with objects as maps. */
  readonly first: Value;
  /** Responses whose items may be on the second page. The first response with different items is used. */
  readonly others: () => Iterable<Value>;
  readonly fits: Fits<Value>;
  readonly isSame: (one: Value, other: Value) => boolean;
}

/**
 * Returns a page of a list with two pages. All later pages have no items.
 * @param after the number of pages or items before the requested page
 */
export function singlePage<Value>(
  list: SampledList<Value>,
  after: { readonly pages: number } | { readonly items: number },
): Value {
  const { paging, first, fits } = list;
  const second = secondPage(list);
  const [size, rest] = [first, second].map((body) => itemsOf(body, paging).length) as [
    number,
    number,
  ];
  const index = 'pages' in after ? after.pages : Math.ceil(after.items / Math.max(1, size));
  const empty = (): Value => fitting([replaced(first, paging.items, []), second], fits);
  const body = index <= 0 ? first : index === 1 ? second : empty();
  const whole = counted(body, paging, [2, size + rest], fits);
  return index <= 0 ? whole : ended(whole, paging, fits);
}

/**
 * Returns the second page: the first page with other items, but not with more items. If the schema allows no other
 * items, returns the first page.
 */
function secondPage<Value>({ paging, first, others, fits, isSame }: SampledList<Value>): Value {
  const known = itemsOf(first, paging);
  for (const other of others()) {
    const items = itemsOf(other, paging).slice(0, known.length);
    const page = replaced(first, paging.items, items) as Value;
    if (items.length > 0 && fits(page) && !isSame(page, first)) return page;
  }
  return first;
}

function itemsOf(body: unknown, { items }: Pagination): readonly unknown[] {
  let value = body;
  for (const name of items) value = value instanceof Map ? value.get(name) : undefined;
  return Array.isArray(value) ? value : [];
}

/** Sets the total numbers of pages and items, if the response has properties for them. */
function counted<Value>(
  body: Value,
  { next }: Pagination,
  [pages, total]: readonly [number, number],
  fits: Fits<Value>,
): Value {
  if (next.by !== 'offset' && next.by !== 'page') return body;
  const counts = [
    next.total && ([next.total, total] as const),
    next.by === 'page' && next.pages ? ([next.pages, pages] as const) : undefined,
  ];
  const updated = counts.reduce<unknown>(
    (one, count) => (count ? replaced(one, ...count) : one),
    body,
  );
  return fitting([updated, body], fits);
}

/** Removes cursors and links, so that the list ends with this page. */
function ended<Value>(body: Value, { next }: Pagination, fits: Fits<Value>): Value {
  if (next.by === 'item') return fitting([replaced(body, next.more, false), body], fits);
  if (next.by !== 'cursor' && next.by !== 'url') return body;
  const more = next.by === 'cursor' ? next.more : undefined;
  const forms = [undefined, null, ''].map((nothing) => {
    const without = replaced(body, next.next, nothing);
    return more === undefined ? without : replaced(without, more, false);
  });
  return fitting([...forms, body], fits);
}

/** Returns the first variant that the schema allows, otherwise the last variant. */
function fitting<Value>(forms: readonly unknown[], fits: Fits<Value>): Value {
  return (forms as readonly Value[]).find(fits) ?? (forms.at(-1) as Value);
}

/**
 * Replaces the value at a path. Does nothing if the value does not exist. The value `undefined` removes the property.
 */
function replaced(value: unknown, [name, ...inner]: ResponsePath, to: unknown): unknown {
  if (name === undefined) return to;
  if (!(value instanceof Map) || !value.has(name)) return value;
  const copy = new Map<unknown, unknown>(value);
  const member = replaced(value.get(name), inner, to);
  if (member === undefined) copy.delete(name);
  else copy.set(name, member);
  return copy;
}
