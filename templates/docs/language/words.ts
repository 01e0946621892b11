/**
 * The phrases of the pages, by language. To add a language, set the option `words` to its phrases by the English ones.
 */
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };
import type { Words } from './phrases.js';

/** By the language tag of HTML. English needs no table, and replaces phrases that a table lacks. */
export const TABLES: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['ar', ar],
  ['de', de],
  ['zh', zh],
]);
