/** Determines the language of the pages, and its reading direction. */
import { PHRASES, type Phrase, type Words } from './phrases.js';

export interface Language {
  /** The language tag for HTML (BCP 47). */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Returns a phrase in this language. */
  readonly word: (phrase: Phrase, values?: Readonly<Record<string, string | number>>) => string;
}

/** Returns a list of phrases, with the comma of the language. */
export function listOf(phrases: readonly string[], word: Language['word']): string {
  return phrases.length === 0
    ? ''
    : phrases.reduce((one, other) => word('{one}, {other}', { one, other }));
}

const FROM_RIGHT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'sd', 'ug']);

/**
 * Returns the configured language. If none is configured, returns the language of the descriptions.
 * @param words the user's own translations, by the English phrase. They have precedence over the
 *   built-in translations. A phrase that has neither is printed in English.
 */
export function languageOf(
  configured: string | undefined,
  words: Readonly<Record<string, string>>,
  texts: Iterable<string>,
): Language {
  const lang =
    configured !== undefined && /^[A-Za-z0-9-]+$/.test(configured)
      ? configured
      : languageOfTexts(texts);
  const base = lang.split('-')[0]?.toLowerCase() ?? '';
  const table = TABLES.get(base);
  const known = new Map(
    PHRASES.map((phrase) => [
      phrase,
      Object.hasOwn(words, phrase) ? words[phrase] : table?.[phrase],
    ]),
  );
  return {
    lang,
    dir: FROM_RIGHT.has(base) ? 'rtl' : 'ltr',
    word: (phrase, values) => {
      const said = known.get(phrase) ?? phrase;
      if (values === undefined) return said;
      return said.replace(/\{(\w+)\}/g, (hole, name: string) =>
        Object.hasOwn(values, name) ? String(values[name]) : hole,
      );
    },
  };
}

/** Scripts (writing systems) with the language that uses each of them most often. */
const SCRIPTS: readonly (readonly [lang: string, letters: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
];
/** Short common words that exist only in German, or only in English. */
const GERMAN = /(?<![\p{L}])(?:der|die|das|und|nicht|eine?[rsnm]?|wird|oder|für)(?![\p{L}])/giu;
const ENGLISH = /(?<![\p{L}])(?:the|of|and|to|is|for|with|or|by)(?![\p{L}])/giu;
/** The number of characters that are sufficient to detect the language. */
const ENOUGH = 20_000;

function languageOfTexts(texts: Iterable<string>): string {
  let sample = '';
  for (const text of texts) {
    sample += `${text}\n`;
    if (sample.length > ENOUGH) break;
  }
  const count = (letters: RegExp): number => sample.match(letters)?.length ?? 0;
  const latin = count(/\p{Script=Latin}/gu);
  // Names from code are in Latin script in every language, and one letter of the other scripts
  // replaces several Latin letters. A script is therefore chosen if it has more than a quarter as
  // many letters as the Latin script.
  const found = SCRIPTS.find(([, letters]) => count(letters) * 4 > latin);
  if (found !== undefined) return found[0];
  return count(GERMAN) > count(ENGLISH) ? 'de' : 'en';
}

import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/**
 * The tables by language tag (BCP 47). English has no table, because its phrases are the keys and
 * replace missing translations.
 */
export const TABLES: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['ar', ar],
  ['de', de],
  ['zh', zh],
]);
