/**
 * Finds the differences between documents that are notes: resolved without a cost to callers, so they need no
 * decision.
 */
import type { DiagnosticCode } from '../../../base/diagnostics/catalog.js';
import { fold } from '../../../model/text.js';
import { DIFFERENCE, type Election } from './ledger.js';

/** Both spellings stay, or all values are kept, so the output is right for either choice. */
const KEPT_ALL: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'reconcile/operation-id',
  'reconcile/parameters',
  'schema/name-clash',
  'auth/name-clash',
  'path/param-name',
]);

const WORDINGS: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'reconcile/summary',
  'reconcile/description',
]);

/** Rules with a reason to prefer the text of one document. */
const REASONED: ReadonlySet<string> = new Set([
  'trust',
  'rank',
  'scope',
  'fit',
  'version',
  'format',
]);

/**
 * Returns true if a difference is a note. Two texts are a question only if nothing but their spelling decided between
 * them, or if they have no word in common, because then they describe different subjects. Texts that differ in a few
 * words are a note too.
 * @param code the code of the difference
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

/** The share of common words from which two texts describe the same subject. */
const NEARLY_SAME = 0.8;

/** The code under which an election was reported. */
export function reportedCode({ conflict, note }: Election): DiagnosticCode {
  if (conflict !== undefined) return conflict;
  return note === undefined || isWording(note) ? DIFFERENCE : note;
}

/** True for the code of a text that people read. */
export function isWording(code: DiagnosticCode): boolean {
  return WORDINGS.has(code);
}

function commonShare(a: unknown, b: unknown): number {
  const words = significantWords(b);
  const own = significantWords(a);
  // A text in a script without spaces has no words to compare.
  if (own.size === 0 || words.size === 0) return 1;
  const common = [...own].filter((word) => words.has(word)).length;
  return common / Math.max(own.size, words.size);
}

/** Words that most summaries contain. */
const COMMON = new Set(
  'a an and any are as at be by can for from get gets given has have id if in into is it its list lists new of on or return returns so that the their them this to update updates use used using which will with you your'.split(
    ' ',
  ),
);

/** Longer texts are compared by their beginning. */
const MOST_LENGTH = 4000;

function significantWords(text: unknown): ReadonlySet<string> {
  if (typeof text !== 'string') return new Set();
  const words =
    fold(text.slice(0, MOST_LENGTH))
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word)).map(stem));
}

/** `messages` and `message` count as one word; so do `creates` and `create`, `passes` and `pass`. */
function stem(word: string): string {
  return /^[a-z]{4,}$/.test(word) ? word.replace(/(?:ies|es|ed|ing|e|(?<!s)s|y)$/, '') : word;
}
