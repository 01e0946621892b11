/** Phrases whose placeholders are replaced by markup. */
import { html, joined, type Html } from '../../../src/print/emit/html/index.js';
import { memoizeByText } from '../../../src/base/foundation/memo.js';
import { cutPhrase } from '../language/fill.js';
import type { Language } from '../language/language.js';
import type { Phrase } from '../language/phrases.js';

/**
 * A phrase in the language of the pages.
 * @param holes the replacement for each name in braces
 */
export function phrased(
  phrase: Phrase,
  holes: Readonly<Record<string, Html | string>>,
  { settings }: { readonly settings: Pick<Language, 'word'> },
): Html {
  const parts = cutHtml(settings.word(phrase));
  return joined(
    parts.map((part) => {
      const piece = typeof part === 'string' ? holes[part] : part;
      return typeof piece === 'string' ? html`${piece}` : piece;
    }),
    '',
  );
}

/** The pieces of a phrase: texts as HTML, and names of placeholders. */
const cutHtml = memoizeByText((said): readonly (Html | string)[] =>
  cutPhrase(said).map((part, index) => (index % 2 === 0 ? html`${part}` : part)),
);
