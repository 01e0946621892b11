/** Prints phrases as Markdown: plain, bold, or with replaced placeholders. */
import {
  isEmptyMd,
  md,
  NO_MD,
  strong,
  text,
  type Md,
} from '../../../src/print/emit/markdown/index.js';
import { memoizeByText } from '../../../src/base/foundation/memo.js';
import { cutPhrase } from '../language/fill.js';
import type { Language } from '../language/language.js';
import type { Phrase } from '../language/phrases.js';

/** The part of a view that determines the language of the pages. */
interface Speaker {
  readonly settings: Pick<Language, 'word'>;
}

/** Escapes a phrase. The result is cached, because pages repeat the same phrases. */
const said = memoizeByText(text);
export const strongly = memoizeByText((phrase) => strong(said(phrase)));

/** Prints a phrase in the language of the pages. */
export function spoken(phrase: Phrase, { settings }: Speaker): Md {
  return said(settings.word(phrase));
}

/** Prints a phrase in bold, as the title of a block. */
export function label(phrase: Phrase, { settings }: Speaker): Md {
  return strongly(settings.word(phrase));
}

/**
 * Prints a phrase whose placeholders are replaced.
 * @param holes the replacement for each name in braces
 */
export function spokenWith(
  phrase: Phrase,
  holes: Readonly<Record<string, Md>>,
  { settings }: Speaker,
): Md {
  const parts = cutPhrase(settings.word(phrase));
  let all: Md | undefined;
  parts.forEach((part, index) => {
    const isHole = index % 2 === 1;
    // Each text is printed separately, and loses its leading and trailing spaces. They are added
    // again here.
    const before = isHole ? (parts[index - 1] ?? '').endsWith(' ') : part.startsWith(' ');
    const piece = isHole ? (holes[part] ?? NO_MD) : said(part);
    if (isEmptyMd(piece)) return;
    if (all === undefined) all = before ? md` ${piece}` : piece;
    else all = before ? md`${all} ${piece}` : md`${all}${piece}`;
  });
  return all ?? NO_MD;
}

/** Joins several parts with a word: `a or b`. */
export function alternated(parts: readonly Md[], word: 'or' | 'and', view: Speaker): Md {
  if (parts.length === 0) return NO_MD;
  return parts.reduce((all, part) => md`${all} ${spoken(word, view)} ${part}`);
}
