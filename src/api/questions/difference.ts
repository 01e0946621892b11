/** Finds the words in which texts differ. */
import type { TextPiece } from './question.js';

/** The maximum number of words in a compared text. A longer text is marked as different as a whole. */
const MOST_WORDS = 400;

/** The maximum length of a text in a question. The question also contains the lines of the document. */
const LONGEST = 1200;
/** The number of characters of equal text that are kept before and after each difference in a longer text. */
const AROUND = 60;

/**
 * Divides texts into pieces. Each piece is either the same in all texts, or differs between them. Long texts are
 * compared line by line, and their equal parts are shortened, so that the differences are shown.
 * @returns the pieces of each text
 */
export function differences(texts: readonly string[]): readonly (readonly TextPiece[])[] {
  const lower = texts.map((text) => text.toLowerCase());
  // Case is ignored unless texts differ only in case: `Distance in metres` and `distance in kilometres` differ only in
  // the unit.
  const isCaseEqual = new Set(lower).size === new Set(texts).size;
  const isLong = texts.some((text) => wordsOf(text).length > MOST_WORDS);
  const split = isLong ? linesOf : wordsOf;
  const compared = texts.map((text, index) => split(isCaseEqual ? (lower[index] ?? '') : text));
  return texts.map((text, index) => {
    const others = compared.filter((_, at) => at !== index);
    const pieces =
      others.length === 0
        ? [{ text, differs: false }]
        : piecesOf(split(text), compared[index] ?? [], others);
    return text.length > LONGEST ? shortened(pieces) : pieces;
  });
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Shortens the parts that do not differ, and then the end of the text. */
function shortened(pieces: readonly TextPiece[]): TextPiece[] {
  let left = LONGEST;
  return pieces.flatMap(({ text, differs }, at) => {
    if (left <= 0) return [];
    const start = at === 0 ? '' : text.slice(0, AROUND);
    const end = at === pieces.length - 1 ? '' : text.slice(-AROUND);
    const isWhole = differs || pieces.length === 1 || text.length <= 2 * AROUND;
    const short = isWhole ? text : `${start}…${end}`;
    const kept = short.length > left ? `${short.slice(0, left)}…` : short;
    left -= kept.length;
    return [{ text: kept, differs }];
  });
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_$]+|\s+|[^\p{L}\p{N}_$\s]/gu) ?? [];
}

/**
 * Divides a text into pieces that are the same in the other texts, and pieces that differ.
 * @param compared the words of the text in the form that is used for comparing them, for example in lower case
 */
function piecesOf(
  words: readonly string[],
  compared: readonly string[],
  others: readonly (readonly string[])[],
): TextPiece[] {
  // Lower-casing can change the number of words, for example for `İ`. In this case, the text is marked as different as
  // a whole.
  const isTooLong =
    words.length !== compared.length || [words, ...others].some((list) => list.length > MOST_WORDS);
  const common = isTooLong ? undefined : others.map((other) => commonWords(compared, other));
  const pieces: { text: string; differs: boolean }[] = [];
  for (const [index, text] of words.entries()) {
    const differs = common === undefined || common.some((kept) => !kept.has(index));
    const last = pieces.at(-1);
    if (last?.differs === differs) last.text += text;
    else pieces.push({ text, differs });
  }
  return pieces;
}

/** Returns the indexes of the words of `a` that are in the longest common subsequence with `b`. */
function commonWords(a: readonly string[], b: readonly string[]): ReadonlySet<number> {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i];
      const below = lengths[i + 1];
      if (!row || !below) continue;
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  const kept = new Set<number>();
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      kept.add(i);
      i++;
      j++;
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i++;
    else j++;
  }
  return kept;
}
