/** Romanizes text for names in code. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Characters of scripts other than Latin. */
const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+/gu;

let romanize: ((text: string) => string) | undefined;

/**
 * Romanizes other scripts: `用户` → `YongHu`, `Пользователь` → `Polzovatel`. Names stay readable, and all tools, file
 * systems and keyboards accept them. It maps characters, not pronunciation: languages with the same script are
 * romanized in the same way.
 * @param text any text; Latin letters stay unchanged
 */
export function romanized(text: string): string {
  return text.normalize('NFC').replace(FOREIGN, (found) => {
    romanize ??= (require('any-ascii') as { default: (text: string) => string }).default;
    return romanize(found).replace(/[^A-Za-z0-9]+/g, '');
  });
}
