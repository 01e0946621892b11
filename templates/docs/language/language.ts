/** The language of the pages, and its reading direction. */
import { PHRASES, type Phrase } from './phrases.js';
import { TABLES } from './words.js';

/** The language of the pages. */
export interface Language {
  /** The language tag for HTML (BCP 47). */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** A phrase in that language. */
  readonly word: (phrase: Phrase, values?: Readonly<Record<string, string | number>>) => string;
}

const FROM_RIGHT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'sd', 'ug']);

/**
 * The configured language, or else that of the descriptions.
 * @param words the project's own phrases by the English ones; an omitted phrase is taken from the table of the
 * language, or else is English
 */
export function languageOf(
  stated: string | undefined,
  words: Readonly<Record<string, string>>,
  texts: Iterable<string>,
): Language {
  const lang =
    stated !== undefined && /^[A-Za-z0-9-]+$/.test(stated) ? stated : languageOfTexts(texts);
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

/** Scripts that only one language uses, or with the language that most often uses them. */
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
/** Common short words that are only German, or only English. */
const GERMAN = /(?<![\p{L}])(?:der|die|das|und|nicht|eine?[rsnm]?|wird|oder|für)(?![\p{L}])/giu;
const ENGLISH = /(?<![\p{L}])(?:the|of|and|to|is|for|with|or|by)(?![\p{L}])/giu;
/** The number of characters that are enough to detect the language. */
const ENOUGH = 20_000;

function languageOfTexts(texts: Iterable<string>): string {
  let sample = '';
  for (const text of texts) {
    sample += `${text}\n`;
    if (sample.length > ENOUGH) break;
  }
  const count = (letters: RegExp): number => sample.match(letters)?.length ?? 0;
  const latin = count(/\p{Script=Latin}/gu);
  // Names in code are Latin in every language, and a letter of these scripts replaces several Latin ones.
  const found = SCRIPTS.find(([, letters]) => count(letters) * 4 > latin);
  if (found !== undefined) return found[0];
  return count(GERMAN) > count(ENGLISH) ? 'de' : 'en';
}
