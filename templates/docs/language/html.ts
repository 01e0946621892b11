/** Phrases with markup in their holes. */
import { html, joined, type Html } from '../../../src/emit/html/index.js';
import { cutPhrase } from './fill.js';
import type { Language } from './language.js';
import type { Phrase } from './phrases.js';

/**
 * A phrase in the language of the pages.
 * @param holes what stands for each name in braces
 */
export function phrased(
  phrase: Phrase,
  holes: Readonly<Record<string, Html | string>>,
  { settings }: { readonly settings: Pick<Language, 'word'> },
): Html {
  const parts = cutPhrase(settings.word(phrase));
  const pieces = parts.map((part, index) => html`${index % 2 === 0 ? part : holes[part]}`);
  return joined(pieces, '');
}
