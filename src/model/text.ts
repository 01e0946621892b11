/** Texts as people read them: what does not change what they say does not count. */
import type { Endpoint } from './api.js';

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

/** Words of ASCII with one space between them; linear, since no word holds a space. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Folded further: case and the final full stop do not matter. */
export function foldHard(text: string): string {
  return fold(text).replace(/\.+$/, '').toLowerCase();
}

/** True when a text says no more than a short one: they are the same, folded hard. Ends early where they are not. */
export function repeats(text: string, short: string): boolean {
  const folded = foldHard(short);
  // Letters, digits and most signs of ASCII survive the folding one by one.
  let kept = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 32 && code < 127 && code !== 46 && ++kept > folded.length) return false;
  }
  return foldHard(text) === folded;
}

/** The description of an endpoint, unless it only repeats the summary. */
export function descriptionBesideSummary({ summary, description }: Endpoint): string | undefined {
  if (!description) return undefined;
  return summary && repeats(description.value, summary.value) ? undefined : description.value;
}
