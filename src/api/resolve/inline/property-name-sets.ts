/** Interned sets of property names: two objects share a set if their properties have the same names, in any order. */
import { sortTexts } from '../../../base/foundation/sort.js';

/** A set, identified by its number. */
export interface PropertyNameSet {
  readonly number: number;
  /** The position of each sorted name in the object; absent if the names are in order. */
  readonly order?: readonly number[];
}

/** Interns sets. Names are sorted once for each order in which they occur. */
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
