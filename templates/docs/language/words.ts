/** The words of the pages, language by language. A language of one's own is the option `words`: by the English ones. */
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };
import type { Words } from './phrases.js';

/** By the language that HTML names. English needs no table, and stands for a phrase that a table lacks. */
export const TABLES: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['ar', ar],
  ['de', de],
  ['zh', zh],
]);
