/** Phrases in Markdown: plain, strong, as headings, and with pieces in their holes. */
import {
  heading,
  isEmptyMd,
  md,
  NO_MD,
  strong,
  text,
  type Md,
} from '../../../src/emit/markdown/index.js';
import { cutPhrase } from './fill.js';
import type { Language } from './language.js';
import type { Phrase } from './phrases.js';

/** Whoever knows the language of the pages. */
interface Speaker {
  readonly settings: Pick<Language, 'word'>;
}

/** A phrase in the language of the pages. */
export function spoken(phrase: Phrase, { settings }: Speaker): Md {
  return text(settings.word(phrase));
}

/** A table's header. */
export function spokenColumns(names: readonly Phrase[], view: Speaker): Md[] {
  return names.map((name) => spoken(name, view));
}

/** The same, standing out: what a block is about. */
export function label(phrase: Phrase, view: Speaker): Md {
  return strong(spoken(phrase, view));
}

/** The same as a heading. */
export function titled(level: 1 | 2, phrase: Phrase, view: Speaker): Md {
  return heading(level, spoken(phrase, view));
}

/**
 * A phrase with pieces in its holes.
 * @param holes what stands for each name in braces
 */
export function spokenWith(
  phrase: Phrase,
  holes: Readonly<Record<string, Md>>,
  { settings }: Speaker,
): Md {
  const parts = cutPhrase(settings.word(phrase));
  let all = NO_MD;
  for (const [index, part] of parts.entries()) {
    const isHole = index % 2 === 1;
    // A text alone loses the blanks at its ends.
    const before = isHole ? (parts[index - 1] ?? '').endsWith(' ') : part.startsWith(' ');
    const piece = isHole ? (holes[part] ?? NO_MD) : text(part);
    if (isEmptyMd(piece)) continue;
    all = before ? md`${all} ${piece}` : md`${all}${piece}`;
  }
  return all;
}

/** Several things with a word between them: `a or b`. */
export function alternated(parts: readonly Md[], word: 'or' | 'and', view: Speaker): Md {
  if (parts.length === 0) return NO_MD;
  return parts.reduce((all, part) => md`${all} ${spoken(word, view)} ${part}`);
}
