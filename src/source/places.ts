/** Places of the values that a parser of our own finds in a text. */
import type { LocatedNode, Locator } from './locate.js';

/** Notes where a value stands: told of every value that a message may point at. */
export type Mark = (pointer: string, start: number, end: number) => void;

/** Finds values by their pointers. */
export class Places implements Locator {
  readonly #ranges = new Map<string, readonly [number, number]>();

  /** @param parse reads the text again, and marks what it finds: nearly no run asks for places of every document */
  constructor(parse: (mark: Mark) => void) {
    parse((pointer, start, end) => this.#ranges.set(pointer, [start, end]));
  }

  find(pointer: string): LocatedNode {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const value = this.#ranges.get(at);
      if (value) return { exact: at === pointer, container: false, value };
      if (at === '') return { exact: false, container: false, value: [0, 1] };
    }
  }

  scalarText(): undefined {
    return undefined;
  }
}
