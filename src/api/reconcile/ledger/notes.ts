/** Determines which differences between documents are notes: callers are not affected, so no decision is required. */
import type { DiagnosticCode } from '../../../base/diagnostics/catalog.js';
import { fold } from '../../../model/text.js';
import { DIFFERENCE, type Election } from './ledger.js';

/**
 * Codes of differences in which the output keeps both names, all values or the more detailed value, so that no value is
 * lost.
 */
const KEPT_ALL: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'reconcile/operation-id',
  'reconcile/parameters',
  'schema/name-clash',
  'auth/name-clash',
  'reconcile/authorization',
  'path/param-name',
]);

const WORDINGS: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'reconcile/summary',
  'reconcile/description',
]);

/** Rules that prefer a text for a reason such as the precedence of its document, and not only by its spelling. */
const REASONED: ReadonlySet<string> = new Set(['trust', 'rank', 'scope', 'relation', 'fit']);

/**
 * Returns true if a difference between documents is a note: a difference about which no person needs to decide. Two
 * different texts require a decision in two cases: if one text was chosen only by its spelling and too few of their
 * words are the same, or if the texts have no word in common, because they then describe different subjects.
 * @param code the diagnostic code of the difference
 */
export function isNote(
  code: DiagnosticCode,
  {
    kept,
    rejected,
  }: {
    readonly kept: unknown;
    readonly rejected: readonly { readonly value: unknown; readonly rule: string }[];
  },
): boolean {
  if (KEPT_ALL.has(code)) return true;
  if (!isWording(code)) return false;
  return rejected.every(({ value, rule }) => {
    if (REASONED.has(rule)) return true;
    const share = commonShare(kept, value);
    return rule === 'order' ? share >= NEARLY_SAME : share > 0;
  });
}

/** Two texts describe the same subject if at least this share of their words is the same. */
const NEARLY_SAME = 0.8;

/** Returns the diagnostic code under which a decision was reported. */
export function reportedCode({ conflict, note }: Election): DiagnosticCode {
  if (conflict !== undefined) return conflict;
  return note === undefined || isWording(note) ? DIFFERENCE : note;
}

/** Returns true for the codes of differences between texts that people read. */
export function isWording(code: DiagnosticCode): boolean {
  return WORDINGS.has(code);
}

function commonShare(a: unknown, b: unknown): number {
  const words = significantWords(b);
  const own = significantWords(a);
  // Scripts without spaces have no words to compare, so the texts count as equal.
  if (own.size === 0 || words.size === 0) return 1;
  const common = [...own].filter((word) => words.has(word)).length;
  return common / Math.max(own.size, words.size);
}

/** Words that most summaries contain, so they are not compared. */
const COMMON = new Set(
  'a an and any are as at be by can for from get gets given has have id if in into is it its list lists new of on or return returns so that the their them this to update updates use used using which will with you your'.split(
    ' ',
  ),
);

/** The maximum length of compared texts. Of a longer text, only the beginning is compared. */
const MOST_LENGTH = 4000;

function significantWords(text: unknown): ReadonlySet<string> {
  if (typeof text !== 'string') return new Set();
  const words =
    fold(text.slice(0, MOST_LENGTH))
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map(stem));
}

/**
 * Removes the ending of an English word, so that `messages` and `message`, `creates` and `create`, or `passes` and
 * `pass` count as one word.
 */
function stem(word: string): string {
  return /^[a-z]{4,}$/.test(word) ? word.replace(/(?:ies|es|ed|ing|e|(?<!s)s|y)$/, '') : word;
}
