/** Pages of lists: the number of values that one call returns, and the start of the next page. */
import { invalidAt } from './errors.js';
import { isStorable } from './text.js';

/** No call returns more values than this. */
export const MAX_LIMIT = 75;

/** A page of a list with a cursor. */
export interface CursorPage<Value> {
  readonly values: readonly Value[];
  /** The start of the next page; absent on the last page. */
  readonly cursor?: string;
  /** The requested limit, or the default. */
  readonly limit: number;
  /** The number of values on this page. */
  readonly size: number;
}

/** A page of a list with an offset. */
export interface OffsetPage<Value> {
  readonly values: readonly Value[];
  readonly start: number;
  readonly limit: number;
  readonly size: number;
}

/** `limit` from 1 to 75, 75 by default; `start` from 0, which is the default. */
export interface OffsetQuery {
  readonly limit?: number | undefined;
  readonly start?: number | undefined;
}

/** @throws invalid at the pointer unless it is a whole number of the range */
export function wholeNumber(pointer: string, value: number, min: number, max: number): number {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw invalidAt(pointer, `must be a whole number from ${min} to ${max}`);
  }
  return value;
}

/** The number of values to return. @throws invalid (`/limit`) */
export function limitOf(query: { readonly limit?: number | undefined }): number {
  return wholeNumber('/limit', query.limit ?? MAX_LIMIT, 1, MAX_LIMIT);
}

/** The offset of the first value. @throws invalid (`/start`) */
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

/** An opaque text for a list of texts. */
export function writeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws invalid (`/cursor`) unless `writeCursor` wrote it, for as many parts */
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
