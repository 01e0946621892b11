/**
 * Footnotes: `[^1]` in a text, and `[^1]: …` for the note, whose further lines are indented by four spaces (as on
 * GitHub). The parser of blocks and the parser of lines share them through the environment of a text.
 */
import type markdownIt from 'markdown-it';
import type { Token } from 'markdown-it';

type Parser = ReturnType<typeof markdownIt>;
type BlockRule = Parameters<Parser['block']['ruler']['before']>[2];
type InlineRule = Parameters<Parser['inline']['ruler']['before']>[2];

/** A longer label stays text. Without a limit, many `[^` would take quadratic time. */
const REFERENCE = /\[\^([^[\]\s]{1,100})\]/y;

/** The footnotes of one text. */
export class Footnotes {
  readonly #notes = new Map<string, readonly Token[]>();
  readonly #numbers = new Map<string, number>();
  /** The labels by their numbers. */
  readonly #order: string[] = [];

  /** Removes the notes from the blocks of a text. */
  take(tokens: readonly Token[]): readonly Token[] {
    if (!tokens.some(({ type }) => type === 'footnote_open')) return tokens;
    const text: Token[] = [];
    const open = [text];
    for (const token of tokens) {
      if (token.type === 'footnote_open') {
        const note: Token[] = [];
        // The first note of a label wins, as for links.
        if (!this.#notes.has(token.content)) this.#notes.set(token.content, note);
        open.push(note);
      } else if (token.type === 'footnote_close') open.pop();
      else open.at(-1)?.push(token);
    }
    return text;
  }

  /** True if the content of a line may refer to a note. */
  mayBeIn(content: string): boolean {
    return this.#notes.size > 0 && content.includes('[^');
  }

  /** The number of a note, in the order of the first references; `undefined` if there is no note of that label. */
  numberOf(label: string): number | undefined {
    if (!this.#notes.has(label)) return undefined;
    const known = this.#numbers.get(label);
    if (known !== undefined) return known;
    const number = this.#order.push(label);
    this.#numbers.set(label, number);
    return number;
  }

  /** All notes in the order of their numbers. A note may refer to others. Notes without a reference are last. */
  *inOrder(): Generator<readonly Token[]> {
    let at = 0;
    for (const label of [undefined, ...this.#notes.keys()]) {
      if (label !== undefined) this.numberOf(label);
      for (; at < this.#order.length; at++) yield this.#notes.get(this.#order[at] ?? '') ?? [];
    }
  }
}

/** The environment of a text that is parsed. */
interface Environment {
  readonly footnotes?: Footnotes;
}

/** Reads notes as blocks between `footnote_open`, whose content is the label, and `footnote_close`. */
export const readNote: BlockRule = (state, line, endLine, silent) => {
  const begin = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const end = state.eMarks[line] ?? 0;
  const isCode = (state.sCount[line] ?? 0) - state.blkIndent >= 4;
  if (isCode || !state.src.startsWith('[^', begin)) return false;
  REFERENCE.lastIndex = begin;
  const [mark = '', label = ''] = REFERENCE.exec(state.src) ?? [];
  let from = begin + mark.length;
  if (mark === '' || from >= end || state.src[from] !== ':') return false;
  if (silent) return true;
  do from++;
  while (from < end && (state.src[from] === ' ' || state.src[from] === '\t'));
  state.push('footnote_open', '', 1).content = label;
  const { bMarks, tShift, sCount } = state;
  const before = [bMarks[line] ?? 0, tShift[line] ?? 0, sCount[line] ?? 0] as const;
  state.blkIndent += 4;
  [bMarks[line], tShift[line], sCount[line]] = [from, 0, state.blkIndent];
  state.md.block.tokenize(state, line, endLine);
  [bMarks[line], tShift[line], sCount[line]] = before;
  state.blkIndent -= 4;
  state.push('footnote_close', '', -1);
  return true;
};

/** Reads a reference as a `footnote_ref`, whose content is the number of the note. */
export const readReference: InlineRule = (state, silent) => {
  const { footnotes } = state.env as Environment;
  if (footnotes === undefined || !state.src.startsWith('[^', state.pos)) return false;
  REFERENCE.lastIndex = state.pos;
  const [mark = '', label = ''] = REFERENCE.exec(state.src) ?? [];
  const number = mark === '' ? undefined : footnotes.numberOf(label);
  if (number === undefined) return false;
  if (!silent) state.push('footnote_ref', '', 0).content = String(number);
  state.pos += mark.length;
  return true;
};
