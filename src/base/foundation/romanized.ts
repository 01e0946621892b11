/** Romanizes text for names in code. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Characters of scripts other than Latin. */
const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+/gu;

let romanize: ((text: string) => string) | undefined;

/**
 * Romanizes other scripts: `用户` becomes `YongHu`, `Пользователь` becomes `Polzovatel`. All tools, file systems and
 * keyboards accept the result, and people can still read it. Characters are mapped without regard to the language: a
 * Chinese character always gets its Chinese reading, even in Japanese text.
 * @param text any text; Latin letters stay unchanged
 */
export function romanized(text: string): string {
  return text.normalize('NFC').replace(FOREIGN, (found) => {
    romanize ??= (require('any-ascii') as { default: (text: string) => string }).default;
    return romanize(found).replace(/[^A-Za-z0-9]+/g, '');
  });
}
