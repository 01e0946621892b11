/** Compares texts by content: differences that do not change the meaning are ignored. */
import { memoizeByObject } from '../base/foundation/memo.js';
import type { Endpoint } from './api.js';
import { trimEndOf } from '../base/foundation/trim.js';

/** White space and typographic quotes folded, for comparing only. */
export function fold(text: string): string {
  // Most short texts have nothing to fold.
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201b]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\s\u00a0\u200b-\u200d\ufeff]+/g, ' ')
    .trim();
}

/** Words of ASCII with single spaces between them; linear, because words contain no spaces. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Folded further: case and the final full stop do not matter. */
export function foldHard(text: string): string {
  return trimEndOf(fold(text), '.').toLowerCase();
}

/** True if a text only repeats a short one: they are equal after folding. Ends early if they differ. */
export function repeats(text: string, short: string): boolean {
  const folded = foldHard(short);
  return !isLonger(text, folded.length) && foldHard(text) === folded;
}

/** True if the folded text is longer than `length`; reads no more than that. */
function isLonger(text: string, length: number): boolean {
  // Letters, digits and most signs of ASCII survive the folding one by one.
  let kept = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 32 && code < 127 && code !== 46 && ++kept > length) return true;
  }
  return false;
}

/**
 * Returns true for texts that equal one of `others` after normalization. The beginning and the length rule out nearly
 * all.
 * @param others normalized
 */
export function sameAsOneOf(others: ReadonlySet<string>): (text: string) => boolean {
  const initials = new Set<number>();
  let longest = 0;
  for (const other of others) {
    initials.add(other.charCodeAt(0));
    longest = Math.max(longest, other.length);
  }
  return (text) => {
    const first = text.charCodeAt(0);
    // A letter before another ASCII character changes in its case only.
    if (isAlphanumeric(first) && text.charCodeAt(1) < 128 && !initials.has(first | 32))
      return false;
    return !isLonger(text, longest) && others.has(foldHard(text));
  };
}

function isAlphanumeric(code: number): boolean {
  const lower = code | 32;
  return (code >= 48 && code <= 57) || (code < 128 && lower >= 97 && lower <= 122);
}

/** The description of an endpoint, unless it only repeats the summary. */
export function descriptionWithoutSummary(endpoint: Endpoint): string | undefined {
  const { summary, description } = endpoint;
  if (!description || !summary) return description?.value;
  return repeatsSummary(endpoint) ? undefined : description.value;
}

/** Cached, because every target needs the description of the same endpoints. */
const repeatsSummary = memoizeByObject(({ summary, description }: Endpoint) =>
  repeats(description?.value ?? '', summary?.value ?? ''),
);
