/** Prints phrases whose placeholders are replaced by HTML. */
import { html, joined, type Html } from '../../../src/print/emit/html/index.js';
import { memoizeByText } from '../../../src/base/foundation/memo.js';
import { cutPhrase } from '../language/fill.js';
import type { Language } from '../language/language.js';
import type { Phrase } from '../language/phrases.js';

/**
 * Returns a phrase in the language of the pages.
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

const cutHtml = memoizeByText((said): readonly (Html | string)[] =>
  cutPhrase(said).map((part, index) => (index % 2 === 0 ? html`${part}` : part)),
);
