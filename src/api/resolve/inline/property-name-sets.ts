/** Sets of property names: objects with the same property names share one set, in any order. */
import { sortTexts } from '../../../base/foundation/sort.js';

/** The names of the properties of an object, as a number. */
export interface PropertyNameSet {
  readonly number: number;
  /** The index of each sorted name in the object; absent if the names are sorted already. */
  readonly order?: readonly number[];
}

/** Interns sets of property names. Names are sorted once for each order in which they occur. */
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
