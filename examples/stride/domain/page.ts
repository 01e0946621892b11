/** Pages of lists: how many values a call returns, and where the next page starts. */
import { invalidAt } from './errors.js';
import { isStorable } from './text.js';

/** The maximum number of values on a page. */
export const MAX_LIMIT = 75;

/** A page of a list that is paged by cursor. */
export interface CursorPage<Value> {
  readonly values: readonly Value[];
  /** The cursor of the next page; absent on the last page. */
  readonly cursor?: string;
  /** The requested limit, or the default. */
  readonly limit: number;
  /** The number of values on this page. */
  readonly size: number;
}

/** A page of a list that is paged by offset. */
export interface OffsetPage<Value> {
  readonly values: readonly Value[];
  readonly start: number;
  readonly limit: number;
  readonly size: number;
}

/**
 * Selects a page. `limit` is from 1 to 75, and 75 by default. `start` is at least 0, and 0 by
 * default.
 */
export interface OffsetQuery {
  readonly limit?: number | undefined;
  readonly start?: number | undefined;
}

/**
 * Returns the value if it is an integer from `min` to `max`.
 * @throws DomainError `invalid` with the pointer if it is not
 */
export function wholeNumber(pointer: string, value: number, min: number, max: number): number {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw invalidAt(pointer, `must be a whole number from ${min} to ${max}`);
  }
  return value;
}

/**
 * Returns the number of values on a page.
 * @throws DomainError `invalid` (`/limit`)
 */
export function limitOf(query: { readonly limit?: number | undefined }): number {
  return wholeNumber('/limit', query.limit ?? MAX_LIMIT, 1, MAX_LIMIT);
}

/**
 * Returns the offset of the first value of a page.
 * @throws DomainError `invalid` (`/start`)
 */
export function startOf(query: OffsetQuery): number {
  return wholeNumber('/start', query.start ?? 0, 0, 2 ** 31 - 1);
}

export function offsetPage<Value>(
  values: readonly Value[],
  start: number,
  limit: number,
): OffsetPage<Value> {
  return { values, start, limit, size: values.length };
}

/** Returns a list of texts as an opaque cursor. */
export function writeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * Returns the parts of a cursor.
 * @throws DomainError `invalid` (`/cursor`) unless {@link writeCursor} wrote the cursor from
 * `count` parts
 */
export function readCursor(cursor: string, count: number): readonly string[] {
  const parts = readParts(cursor);
  if (parts?.length !== count || writeCursor(parts) !== cursor || !parts.every(isStorable)) {
    throw invalidAt('/cursor', 'is not from an earlier page of this query');
  }
  return parts;
}

function readParts(cursor: string): readonly string[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(parts)) return undefined;
    return parts.every((part) => typeof part === 'string') ? parts : undefined;
  } catch {
    return undefined;
  }
}
