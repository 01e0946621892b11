/** The words of the pages, language by language. A language of one's own is the option `words`: by the English ones. */
import { ARABIC } from './arabic.js';
import { CHINESE } from './chinese.js';
import { GERMAN } from './german.js';
import type { Words } from './phrases.js';

/** By the language that HTML names; English needs no table. */
export const TABLES: ReadonlyMap<string, Words> = new Map([
  ['de', GERMAN],
  ['zh', CHINESE],
  ['ar', ARABIC],
]);
