/**
 * Tracks which properties and items of a value have been evaluated (JSON Schema 2020-12 Core §11).
 */
import type { Issues, Pattern } from "./validate.js";

export class Seen {
  readonly #names = new Set<string>();
  readonly #indexes = new Set<number>();
  #allNames = false;
  /** The number of evaluated items at the start of the array. */
  #items = 0;

  names(names: readonly string[]): void {
    for (const name of names) this.#names.add(name);
  }

  /** Records that properties whose names match one of the patterns have been evaluated. */
  matching(
    object: Readonly<Record<string, unknown>>,
    to: Issues,
    patterns: readonly Pattern[],
  ): void {
    for (const name of Object.keys(object)) {
      if (patterns.some((pattern) => to.matches(name, pattern))) {
        this.#names.add(name);
      }
    }
  }

  /** Marks all properties as evaluated. */
  rest(): void {
    this.#allNames = true;
  }

  /** Records that the first `count` items have been evaluated; by default, all items. */
  items(count = Infinity): void {
    this.#items = Math.max(this.#items, count);
  }

  item(index: number): void {
    this.#indexes.add(index);
  }

  add(other: Seen): void {
    for (const name of other.#names) this.#names.add(name);
    for (const index of other.#indexes) this.#indexes.add(index);
    this.#allNames ||= other.#allNames;
    this.#items = Math.max(this.#items, other.#items);
  }

  hasName(name: string): boolean {
    return this.#allNames || this.#names.has(name);
  }

  hasItem(index: number): boolean {
    return index < this.#items || this.#indexes.has(index);
  }
}
