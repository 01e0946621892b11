/** The type of Markdown text, and the access to its content. Only files of this folder may read or create a piece. */
import { describe } from '../describe.js';

const BRAND = Symbol('markdown');

/** Returns true for `Md`. The check uses a private field, so no other object can pass it. */
export let isMd: (value: unknown) => value is Md;

/** Returns the text of a piece; `undefined` for any other value. */
export let textIn: (value: unknown) => string | undefined;

/** Creates a piece from trusted or escaped text. */
export let mdOf: (text: string) => Md;

/**
 * Returns the text of a piece. Outside of code it has no blank lines at the ends and no two in a row.
 * @throws TypeError if the value is not an `Md`
 */
export let mdContent: (one: Md) => string;

/** A piece of Markdown. Only the tag and the encoders create one. */
export class Md {
  readonly #text: string;

  private constructor(door: symbol, text: string) {
    if (door !== BRAND)
      throw new TypeError('Md can be created only by the tag `md` and the encoders');
    this.#text = text;
  }

  // The functions are defined in here to read the private field directly: a large API has a hundred thousand pieces.
  static {
    textIn = (value) =>
      typeof value === 'object' && value !== null && #text in value ? value.#text : undefined;
    isMd = (value): value is Md => typeof value === 'object' && value !== null && #text in value;
    mdOf = (text) => new Md(BRAND, text);
    mdContent = (one) => {
      if (typeof one === 'object' && one !== null && #text in one) return one.#text;
      throw new TypeError(`expected Md, got ${describe(one)}`);
    };
  }
}

/** Returns true if a piece prints nothing. */
export function isEmptyMd(one: Md): boolean {
  return mdContent(one) === '';
}

/** Indents all lines but the first. */
export function indented(text: string, by: number): string {
  return by > 0 && text.includes('\n') ? text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`) : text;
}

/** Appends text. Its further lines are indented below the list marker of the line before it. */
export function hung(before: string, text: string): string {
  if (!text.includes('\n')) return before + text;
  return before + indented(text, /^ *(?:(?:[-*+]|\d+\.) )*/.exec(before)?.[0].length ?? 0);
}
