/** From an offset in a text to its line and column. */
import type { Location } from './document.js';

const LONGEST_WORD = 100;
const WORD = /^(?:"[^"\r\n]*"|[*&!%]?[^\s,:;{}[\]"'*&!%]+)/;

export class Lines {
  readonly #starts: ArrayLike<number>;

  /** @param starts where each line starts, where this is known */
  constructor(
    readonly text: string,
    starts: ArrayLike<number> = startsIn(text),
  ) {
    this.#starts = starts;
  }

  /** The place of a range; its length stops at the end of the line, and is never 0. */
  at(start: number, end: number = start + 1): Location {
    const from = Math.max(0, Math.min(start, this.text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= from) low = middle;
      else high = middle - 1;
    }
    const lineStart = this.#starts[low] ?? 0;
    const lineEnd = this.#endOf(low);
    const length = Math.max(1, Math.min(end, lineEnd) - from);
    return { line: low + 1, column: from - lineStart + 1, length };
  }

  /** The word, the text in quotes or the sign that starts at an offset. */
  word(offset: number): Location {
    const rest = this.text.slice(offset, offset + LONGEST_WORD);
    return this.at(offset, offset + (WORD.exec(rest)?.[0].length ?? 1));
  }

  /** The text of a line (1-based), without its line break. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    return start === undefined ? '' : this.text.slice(start, this.#endOf(number - 1));
  }

  /** Where a line (0-based) ends, before its line break. */
  #endOf(index: number): number {
    const next = this.#starts[index + 1];
    if (next === undefined) return this.text.length;
    const hasReturn = next - 1 > (this.#starts[index] ?? 0) && this.text[next - 2] === '\r';
    return hasReturn ? next - 2 : next - 1;
  }
}

function startsIn(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
