/** Texts of other scripts in Latin letters, for names in code. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Characters that only one script has, and not ours. */
const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+/gu;

let romanize: ((text: string) => string) | undefined;

/**
 * Spells other scripts in Latin letters: `用户` → `YongHu`, `Пользователь` → `Polzovatel`. Names of people's own stay
 * readable, and still are names that every tool, file system and keyboard takes. It is a spelling, not a
 * pronunciation: languages that share a script are spelled alike.
 * @param text any text; what is Latin stays as it is
 */
export function romanized(text: string): string {
  return text.normalize('NFC').replace(FOREIGN, (found) => {
    romanize ??= (require('any-ascii') as { default: (text: string) => string }).default;
    return romanize(found).replace(/[^A-Za-z0-9]+/g, '');
  });
}
