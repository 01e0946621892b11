/** The type of Markdown text. Only the files of this folder may open or make one. */
import { describe } from './opaque.js';

/** A line; a verbatim one (in a code block) is neither trimmed nor folded with its neighbours. */
export interface Line {
  readonly text: string;
  readonly verbatim: boolean;
}

const DOOR = Symbol('markdown');
let read: (one: Md) => readonly Line[];
let write: (lines: readonly Line[]) => Md;
let check: (value: unknown) => boolean;

/** A piece of Md; only the tag and the encoders make one. */
export class Md {
  readonly #lines: readonly Line[];

  private constructor(door: symbol, lines: readonly Line[]) {
    if (door !== DOOR) throw new TypeError('Md is made by the tag `md` and the encoders only');
    this.#lines = lines;
    Object.freeze(this);
  }

  static {
    read = (one) => one.#lines;
    write = (lines) => new Md(DOOR, lines);
    check = (value) => typeof value === 'object' && value !== null && #lines in value;
  }
}

/** True when a value is an `Md`; looks cannot deceive it. */
export function isMd(value: unknown): value is Md {
  return check(value);
}

/**
 * The lines of a piece.
 * @throws TypeError when the value is no `Md`
 */
export function open(one: Md): readonly Line[] {
  if (!check(one)) throw new TypeError(`expected Md, got ${describe(one)}`);
  return read(one);
}

/** A piece of given lines. Every line must be trusted or escaped. */
export function make(lines: readonly Line[]): Md {
  return write(lines);
}

/** A piece of trusted or escaped text. */
export function ofText(text: string): Md {
  return make(text.split('\n').map((one) => ({ text: one, verbatim: false })));
}
