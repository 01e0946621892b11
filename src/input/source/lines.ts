/** Converts offsets to lines and columns. */
import type { Location } from './document.js';

const LONGEST_WORD = 100;
const WORD = /^(?:"[^"\r\n]*"|[*&!%]?[^\s,:;{}[\]"'*&!%]+)/;

export class Lines {
  readonly #starts: ArrayLike<number>;
  /** The line of the last result, starting at 0. Most offsets are near the previous one. */
  #last = 0;

  /** @param starts the offsets of the lines, if they are known */
  constructor(
    readonly text: string,
    starts: ArrayLike<number> = startsIn(text),
  ) {
    this.#starts = starts;
  }

  /**
   * Returns the location of a range or of one character. The location has at least one character, and does not continue
   * in the next line.
   */
  at(start: number, end?: number): Location {
    const from = Math.max(0, Math.min(start, this.text.length));
    const line = this.#lineOf(from);
    const column = from - (this.#starts[line] ?? 0) + 1;
    const length = end === undefined ? 1 : Math.max(1, Math.min(end, this.#endOf(line)) - from);
    return { line: line + 1, column, length };
  }

  /**
   * Returns the line of an offset, starting at 0. It searches in growing steps from the last result, and then by
   * bisection.
   */
  #lineOf(offset: number): number {
    const starts = this.#starts;
    let low = this.#last;
    let high = starts.length - 1;
    if ((starts[low] ?? 0) > offset) {
      high = low - 1;
      low = 0;
    } else {
      for (let step = 1; low + step <= high; step *= 2) {
        if ((starts[low + step] ?? 0) > offset) high = low + step - 1;
        else low += step;
      }
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return (this.#last = low);
  }

  /** Returns the location of the word, the quoted text or the character at an offset. */
  word(offset: number): Location {
    const rest = this.text.slice(offset, offset + LONGEST_WORD);
    return this.at(offset, offset + (WORD.exec(rest)?.[0].length ?? 1));
  }

  /** Returns the offset of a line and a column, which start at 1. */
  offset(line: number, column: number): number {
    return (this.#starts[line - 1] ?? this.text.length) + column - 1;
  }

  /** Returns the text of a line without its line break. Lines start at 1. */
  line(number: number): string {
    const start = this.#starts[number - 1];
    return start === undefined ? '' : this.text.slice(start, this.#endOf(number - 1));
  }

  /** Returns the end of a line before its line break. Lines start at 0. */
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
