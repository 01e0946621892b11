/** Texts as people read them: what does not change what they say does not count. */
import type { Endpoint } from './api.js';

/** White space and typographic quotes folded, for comparing only. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201b]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\s\u00a0\u200b-\u200d\ufeff]+/g, ' ')
    .trim();
}

/** Folded further: case and the final full stop do not matter. */
export function foldHard(text: string): string {
  return fold(text).replace(/\.+$/, '').toLowerCase();
}

/** The description of an endpoint, unless it only repeats the summary. */
export function descriptionBesideSummary({ summary, description }: Endpoint): string | undefined {
  if (!description) return undefined;
  // Folding a long text is dear, and a much longer one is no repetition.
  const comparable =
    summary !== undefined && description.value.length <= 2 * summary.value.length + 200;
  const repeats = comparable && foldHard(summary.value) === foldHard(description.value);
  return repeats ? undefined : description.value;
}
