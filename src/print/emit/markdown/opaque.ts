/**
 * The type `Md` of Markdown text and the access to its content. Only files of this folder may read or create an `Md`.
 */
import { describe } from '../describe.js';

const BRAND = Symbol('markdown');

/** Returns true for `Md`. The check reads a private field, so that an object of another class cannot pass it. */
export let isMd: (value: unknown) => value is Md;

/** Returns the text of an `Md`; `undefined` for any other value. */
export let textIn: (value: unknown) => string | undefined;

/** Creates an `Md` from text that is trusted or already escaped. */
export let mdOf: (text: string) => Md;

/**
 * Returns the text of an `Md`. Outside code, the text has no blank lines at its ends and never two in a row.
 * @throws TypeError if the value is not an `Md`
 */
export let mdContent: (one: Md) => string;

/** A piece of Markdown. Only the functions of this folder create one. */
export class Md {
  readonly #text: string;

  private constructor(door: symbol, text: string) {
    if (door !== BRAND)
      throw new TypeError('Md can be created only by the tag `md` and the encoders');
    this.#text = text;
  }

  // The functions are defined in this block because they read the private field directly: a large API has a hundred
  // thousand pieces of Markdown.
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

/** Returns true if the Markdown is empty. */
export function isEmptyMd(one: Md): boolean {
  return mdContent(one) === '';
}

/** Indents all lines except the first. */
export function indented(text: string, by: number): string {
  return by > 0 && text.includes('\n') ? text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`) : text;
}

/**
 * Appends `text` to `before`. If `before` ends in a list item, the further lines of `text` are indented below the
 * item's text.
 */
export function hung(before: string, text: string): string {
  if (!text.includes('\n')) return before + text;
  return before + indented(text, /^ *(?:(?:[-*+]|\d+\.) )*/.exec(before)?.[0].length ?? 0);
}
