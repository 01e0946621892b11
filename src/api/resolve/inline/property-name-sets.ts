/**
 * Assigns numbers to sets of property names. Objects with the same property names get the same number, whatever the
 * order of the names.
 */
import { sortTexts } from '../../../base/foundation/sort.js';

/** The property names of an object, represented by a number. */
export interface PropertyNameSet {
  readonly number: number;
  /**
   * For each name in sorted order, the index of the name in the object. Omitted if the names in the object are already
   * sorted.
   */
  readonly order?: readonly number[];
}

/** Assigns a number to each set of property names. Each order in which the names occur is sorted only once. */
export class PropertyNameSets {
  readonly #bySpelling = new Map<string, PropertyNameSet>();
  readonly #numbers = new Map<string, number>();

  /** Returns the set of the keys of a map. */
  of(things: ReadonlyMap<string, unknown>): PropertyNameSet {
    const names = [...things.keys()];
    const spelling = JSON.stringify(names);
    let set = this.#bySpelling.get(spelling);
    if (set === undefined) {
      set = this.#create(names, spelling);
      this.#bySpelling.set(spelling, set);
    }
    return set;
  }

  #create(names: readonly string[], spelling: string): PropertyNameSet {
    const sorted = sortTexts([...names]);
    const text = JSON.stringify(sorted);
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    if (text === spelling) return { number };
    const places = new Map(names.map((name, at) => [name, at]));
    return { number, order: sorted.map((name) => places.get(name) ?? 0) };
  }
}
