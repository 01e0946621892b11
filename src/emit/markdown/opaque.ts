/** The type of Markdown text, and what looks into it. Only the files of this folder may open or make one. */
import { describe } from '../describe.js';

const BRAND = Symbol('markdown');

/** True when a value is an `Md`; looks cannot deceive it. */
export let isMd: (value: unknown) => value is Md;

/** The text of a piece; nothing for any other value. */
export let textIn: (value: unknown) => string | undefined;

/** A piece of trusted or escaped text. */
export let mdOf: (text: string) => Md;

/**
 * The text of a piece: no blank line at its ends, and never two, but in code.
 * @throws TypeError when the value is no `Md`
 */
export let mdContent: (one: Md) => string;

/** A piece of Md; only the tag and the encoders make one. */
export class Md {
  readonly #text: string;

  private constructor(door: symbol, text: string) {
    if (door !== BRAND) throw new TypeError('Md is made by the tag `md` and the encoders only');
    this.#text = text;
  }

  // What looks into many is in here, where that takes no call: a large API has a hundred thousand pieces.
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

/** True when a piece prints nothing. */
export function isEmptyMd(one: Md): boolean {
  return mdContent(one) === '';
}

/** A text whose further lines stand further to the right. */
export function indented(text: string, by: number): string {
  return by > 0 && text.includes('\n') ? text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`) : text;
}

/** A text behind another one: its further lines hang under the indentation and the bullet of that. */
export function hung(before: string, text: string): string {
  if (!text.includes('\n')) return before + text;
  return before + indented(text, /^ *(?:(?:[-*+]|\d+\.) )*/.exec(before)?.[0].length ?? 0);
}
