/**
 * The translated phrases of the pages, by language. To add a language, set the option `words` to a
 * map from English phrases to translated ones.
 */
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };
import type { Words } from './phrases.js';

/**
 * The tables by language tag (BCP 47). English has no table, because its phrases are the keys and
 * replace missing translations.
 */
export const TABLES: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['ar', ar],
  ['de', de],
  ['zh', zh],
]);
