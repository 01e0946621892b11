/** Numbers for sets of names: objects with properties of the same names have one, whatever their order. */
import { sortTexts } from '../../foundation/sort.js';

/** The names of the properties of an object. */
export interface Outline {
  readonly number: number;
  /** Where each of the sorted names stands; absent where they are sorted as they stand. */
  readonly order?: readonly number[];
}

/** Gives out outlines. Names are sorted once for each order in which they occur. */
export class Outlines {
  readonly #bySpelling = new Map<string, Outline>();
  readonly #numbers = new Map<string, number>();

  /** The outline of named things. */
  of(things: ReadonlyMap<string, unknown>): Outline {
    const names = [...things.keys()];
    const spelling = JSON.stringify(names);
    let outline = this.#bySpelling.get(spelling);
    if (outline === undefined) {
      outline = this.#made(names, spelling);
      this.#bySpelling.set(spelling, outline);
    }
    return outline;
  }

  #made(names: readonly string[], spelling: string): Outline {
    const sorted = sortTexts([...names]);
    const text = JSON.stringify(sorted);
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    if (text === spelling) return { number };
    const places = new Map(names.map((name, at) => [name, at]));
    return { number, order: sorted.map((name) => places.get(name) ?? 0) };
  }
}
