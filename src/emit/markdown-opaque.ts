/** The type of Markdown text. Only the files of this folder may open or make one. */
import { describe } from './opaque.js';

/** A line; a verbatim one (in a code block) is neither trimmed nor folded with its neighbours. */
export interface Line {
  readonly text: string;
  readonly verbatim: boolean;
}

/** One line of text, which is most of what there is; or lines, of which a verbatim one may hold several. */
type Content = string | readonly Line[];

const DOOR = Symbol('markdown');
let read: (one: Md) => Content;
let write: (content: Content) => Md;
let check: (value: unknown) => boolean;

/** A piece of Md; only the tag and the encoders make one. */
export class Md {
  readonly #content: Content;

  private constructor(door: symbol, content: Content) {
    if (door !== DOOR) throw new TypeError('Md is made by the tag `md` and the encoders only');
    this.#content = content;
  }

  static {
    read = (one) => one.#content;
    write = (content) => new Md(DOOR, content);
    check = (value) => typeof value === 'object' && value !== null && #content in value;
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
  const whole = pieces(one);
  return whole.some(isSeveral) ? whole.flatMap(linesOf) : whole;
}

/**
 * The lines of a piece, where a verbatim one may hold several: for those who do not change them.
 * @throws TypeError when the value is no `Md`
 */
export function pieces(one: Md): readonly Line[] {
  const content = contentOf(one);
  return typeof content === 'string' ? [{ text: content, verbatim: false }] : content;
}

/**
 * The text of a piece that is one line of text; nothing for any other.
 * @throws TypeError when the value is no `Md`
 */
export function lineOf(one: Md): string | undefined {
  const content = contentOf(one);
  return typeof content === 'string' ? content : undefined;
}

/** True when a piece prints nothing. */
export function isEmptyMd(one: Md): boolean {
  const line = lineOf(one);
  return line === undefined ? pieces(one).every(({ text }) => text === '') : line === '';
}

function contentOf(one: Md): Content {
  if (!check(one)) throw new TypeError(`expected Md, got ${describe(one)}`);
  return read(one);
}

function isSeveral({ text, verbatim }: Line): boolean {
  return verbatim && text.includes('\n');
}

function linesOf(line: Line): readonly Line[] {
  return isSeveral(line) ? line.text.split('\n').map((text) => ({ text, verbatim: true })) : [line];
}

/** A piece of given lines. Every line must be trusted or escaped. */
export function make(lines: readonly Line[]): Md {
  const [only] = lines;
  return write(lines.length === 1 && only?.verbatim === false ? only.text : lines);
}

/** A piece of one line of trusted or escaped text. */
export function ofLine(text: string): Md {
  return write(text);
}

/** A piece of trusted or escaped text. */
export function ofText(text: string): Md {
  return text.includes('\n')
    ? make(text.split('\n').map((one) => ({ text: one, verbatim: false })))
    : write(text);
}
