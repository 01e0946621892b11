/** The locations of values in texts that restitch's own parsers read. */
import type { LocatedNode, Locator } from './locate.js';

/** A function that receives the location of every value that a message may show. */
export type Mark = (pointer: string, start: number, end: number) => void;

/** Finds values by pointers. */
export class Places implements Locator {
  readonly #ranges = new Map<string, readonly [number, number]>();

  /**
   * @param parse parses the text again and marks its values. A document is only parsed again if a message needs a
   * location in it, which is rare.
   */
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
