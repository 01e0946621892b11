/** Limits the memory of a mock, because its callers decide how much data they send. */
import { HttpProblem } from '../served/runtime.js';

export interface MemoryLimits {
  /** The maximum number of bytes that all items together occupy in memory. */
  readonly bytes: number;
  /** The maximum number of items and collections together. */
  readonly items: number;
}

/** Counts the size of all items that a mock remembers. */
export class MemoryBudget {
  readonly #limits: MemoryLimits;
  readonly #onFull: (() => void) | undefined;
  #bytes = 0;
  #items = 0;
  #isFull = false;

  /** @param onFull called once, the first time an item does not fit */
  constructor(limits: MemoryLimits, onFull?: () => void) {
    this.#limits = limits;
    this.#onFull = onFull;
  }

  /**
   * Updates the counts when the item `after` replaces the item `before`. `before` is `undefined` if an item is added,
   * and `after` is `undefined` if one is removed.
   * @returns false if the new item does not fit; the counts are then not changed
   */
  take(before: unknown, after: unknown): boolean {
    const bytes = this.#bytes + heapSizeOf(after) - heapSizeOf(before);
    const items = this.#items + countOf(after) - countOf(before);
    const { bytes: mostBytes, items: mostItems } = this.#limits;
    const isMore = bytes > this.#bytes || items > this.#items;
    if (isMore && (bytes > mostBytes || items > mostItems)) return false;
    this.#bytes = bytes;
    this.#items = items;
    return true;
  }

  /** Creates the error for a request that does not fit into the memory. */
  full(): HttpProblem {
    if (!this.#isFull) this.#onFull?.();
    this.#isFull = true;
    const { bytes, items } = this.#limits;
    return new HttpProblem(
      507,
      `The memory of the mock is full, because it is limited to ${items} items and ${bytes} bytes. Delete some items, or restart the mock.`,
    );
  }
}

function countOf(item: unknown): number {
  return item === undefined ? 0 : 1;
}

/**
 * The estimated number of bytes that a value occupies in addition to its content. Each entry of an object or a list
 * occupies as many bytes in addition to its key and value.
 */
const OVERHEAD = 32;

/** Estimates how many bytes a value occupies in memory. */
export function heapSizeOf(value: unknown): number {
  let size = 0;
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === 'string') size += OVERHEAD + 2 * one.length;
    else if (one instanceof Uint8Array) size += OVERHEAD + one.byteLength;
    else if (one instanceof Blob) size += OVERHEAD + one.size;
    else if (typeof one === 'object' && one !== null) {
      size += OVERHEAD;
      for (const [key, item] of Object.entries(one)) {
        size += OVERHEAD + (Array.isArray(one) ? 0 : 2 * key.length);
        left.push(item);
      }
    } else if (one !== undefined) size += OVERHEAD;
  }
  return size;
}
