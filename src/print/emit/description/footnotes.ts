/**
 * Parses footnotes as GitHub does: `[^1]` is a reference, and `[^1]: …` is the footnote, whose further lines are
 * indented by four spaces. The parser of blocks and the parser of lines share the footnotes of a description.
 */
import type markdownIt from 'markdown-it';
import type { Token } from 'markdown-it';

type Parser = ReturnType<typeof markdownIt>;
type BlockRule = Parameters<Parser['block']['ruler']['before']>[2];
type InlineRule = Parameters<Parser['inline']['ruler']['before']>[2];

/** Matches a reference with a label of at most 100 characters. Without a limit, many `[^` would take quadratic time. */
const REFERENCE = /\[\^([^[\]\s]{1,100})\]/y;

/** The footnotes of one description. */
export class Footnotes {
  readonly #notes = new Map<string, readonly Token[]>();
  readonly #numbers = new Map<string, number>();
  /** The labels of the footnotes, in the order of their numbers. */
  readonly #order: string[] = [];

  /** Removes the footnotes from the blocks of a description, and stores them. */
  take(tokens: readonly Token[]): readonly Token[] {
    if (!tokens.some(({ type }) => type === 'footnote_open')) return tokens;
    const text: Token[] = [];
    const open = [text];
    for (const token of tokens) {
      if (token.type === 'footnote_open') {
        const note: Token[] = [];
        // If a label occurs twice, the first footnote is used, as for link definitions.
        if (!this.#notes.has(token.content)) this.#notes.set(token.content, note);
        open.push(note);
      } else if (token.type === 'footnote_close') open.pop();
      else open.at(-1)?.push(token);
    }
    return text;
  }

  /** Returns true if the content of a line may refer to a footnote. */
  mayBeIn(content: string): boolean {
    return this.#notes.size > 0 && content.includes('[^');
  }

  /**
   * Returns the number of a footnote. Footnotes are numbered in the order of their first references. Returns
   * `undefined` if there is no footnote with this label.
   */
  numberOf(label: string): number | undefined {
    if (!this.#notes.has(label)) return undefined;
    const known = this.#numbers.get(label);
    if (known !== undefined) return known;
    const number = this.#order.push(label);
    this.#numbers.set(label, number);
    return number;
  }

  /**
   * Returns all footnotes in the order of their numbers, also those to which only other footnotes refer. Footnotes
   * without a reference come last.
   */
  *inOrder(): Generator<readonly Token[]> {
    let at = 0;
    for (const label of [undefined, ...this.#notes.keys()]) {
      if (label !== undefined) this.numberOf(label);
      for (; at < this.#order.length; at++) yield this.#notes.get(this.#order[at] ?? '') ?? [];
    }
  }
}

/** The state that both parsers share while they parse one description. */
interface Environment {
  readonly footnotes?: Footnotes;
}

/** Reads a footnote as blocks between the tokens `footnote_open`, whose content is the label, and `footnote_close`. */
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

/** Reads a reference as a token `footnote_ref`, whose content is the number of the footnote. */
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
