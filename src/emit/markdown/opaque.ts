/** The type of Markdown text, and what looks into it. Only the files of this folder may open or make one. */
import { describe } from '../describe.js';

/** A line; a verbatim one (in a code block) is neither trimmed nor folded with its neighbours. */
export interface Line {
  readonly text: string;
  readonly verbatim: boolean;
}

/** One line of text, which is most of what there is; or lines, of which a verbatim one may hold several. */
export type MdContent = string | readonly Line[];

const BRAND = Symbol('markdown');
let read: (one: Md) => MdContent;

/** True when a value is an `Md`; looks cannot deceive it. */
export let isMd: (value: unknown) => value is Md;

/**
 * The text of a piece that is one line of text; nothing for any other.
 * @throws TypeError when the value is no `Md`
 */
export let lineOf: (one: Md) => string | undefined;

/**
 * What pieces hold, in one go: a line of text, or lines.
 * @throws TypeError when one is no `Md`
 */
export let contentsOf: (all: readonly Md[]) => readonly MdContent[];

/** A piece of one line of trusted or escaped text. */
export let ofLine: (text: string) => Md;

/** A piece of given lines. Every line must be trusted or escaped. */
export let mdOfLines: (lines: readonly Line[]) => Md;

/** What a template makes whose holes are a line of text each, as is the whole; nothing for any other. */
export let onLine: (strings: readonly string[], holes: readonly unknown[]) => Md | undefined;

/** Pieces of a line each as one line; what is no piece, and what is empty, is left out. Nothing where one has several lines. */
export let inRow: (parts: readonly unknown[], separator: string) => Md | undefined;

/** A piece of Md; only the tag and the encoders make one. */
export class Md {
  readonly #content: MdContent;

  private constructor(door: symbol, content: MdContent) {
    if (door !== BRAND) throw new TypeError('Md is made by the tag `md` and the encoders only');
    this.#content = content;
  }

  // What looks into many is in here, where that takes no call: a large API has a hundred thousand pieces.
  static {
    isMd = (value): value is Md => typeof value === 'object' && value !== null && #content in value;
    read = (one) => {
      if (typeof one === 'object' && one !== null && #content in one) return one.#content;
      throw new TypeError(`expected Md, got ${describe(one)}`);
    };
    lineOf = (one) => {
      if (typeof one !== 'object' || one === null || !(#content in one)) {
        throw new TypeError(`expected Md, got ${describe(one)}`);
      }
      const content = one.#content;
      return typeof content === 'string' ? content : undefined;
    };
    contentsOf = (all) => {
      if (!Array.isArray(all)) throw new TypeError(`expected Md, got ${describe(all)}`);
      const contents: MdContent[] = [];
      for (let index = 0; index < all.length; index++) {
        const one: Md | undefined = all[index];
        if (typeof one !== 'object' || !(#content in one)) {
          throw new TypeError(`expected Md, got ${describe(one)}`);
        }
        contents.push(one.#content);
      }
      return contents;
    };
    ofLine = (text) => new Md(BRAND, text);
    mdOfLines = (lines) => {
      const only = lines[0];
      return new Md(BRAND, lines.length === 1 && only?.verbatim === false ? only.text : lines);
    };
    onLine = (strings, holes) => {
      let out = strings[0] ?? '';
      if (out.includes('\n')) return undefined;
      for (let index = 0; index < holes.length; index++) {
        const hole = holes[index];
        if (typeof hole !== 'object' || hole === null || !(#content in hole)) return undefined;
        const content = hole.#content;
        const after = strings[index + 1] ?? '';
        if (typeof content !== 'string' || after.includes('\n')) return undefined;
        out += content + after;
      }
      // A template of nothing but holes may be no line at all.
      return out.trim() === '' ? undefined : new Md(BRAND, out);
    };
    inRow = (parts, separator) => {
      let out = '';
      for (let index = 0; index < parts.length; index++) {
        const part = parts[index];
        if (typeof part !== 'object' || part === null || !(#content in part)) continue;
        const content = part.#content;
        if (typeof content !== 'string') return undefined;
        if (content !== '') out = out === '' ? content : out + separator + content;
      }
      return out === '' ? undefined : new Md(BRAND, out);
    };
  }
}

/**
 * The lines of a piece.
 * @throws TypeError when the value is no `Md`
 */
export function mdLines(one: Md): readonly Line[] {
  return linesIn(pieces(one));
}

/** Lines of which a verbatim one may hold several, one by one. */
export function linesIn(whole: readonly Line[]): readonly Line[] {
  return whole.some(isSeveral) ? whole.flatMap(linesOf) : whole;
}

/**
 * The lines of a piece, where a verbatim one may hold several: for those who do not change them.
 * @throws TypeError when the value is no `Md`
 */
export function pieces(one: Md): readonly Line[] {
  const content = read(one);
  return typeof content === 'string' ? [{ text: content, verbatim: false }] : content;
}

/** True when a piece prints nothing. */
export function isEmptyMd(one: Md): boolean {
  const content = read(one);
  return typeof content === 'string' ? content === '' : content.every(({ text }) => text === '');
}

function isSeveral({ text, verbatim }: Line): boolean {
  return verbatim && text.includes('\n');
}

function linesOf(line: Line): readonly Line[] {
  return isSeveral(line) ? line.text.split('\n').map((text) => ({ text, verbatim: true })) : [line];
}

/** A piece of trusted or escaped text. */
export function ofText(text: string): Md {
  return text.includes('\n')
    ? mdOfLines(text.split('\n').map((one) => ({ text: one, verbatim: false })))
    : ofLine(text);
}
