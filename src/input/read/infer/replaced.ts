/**
 * Recognizes the words with which `restitch record` replaces private values. They consist of letters that form no
 * word of any language.
 */

/** All letters that `restitch record` uses in the words that replace private values. */
export const REPLACED_LETTERS = 'jkqvxz';

const REPLACED = new RegExp(`^[${REPLACED_LETTERS}_-]+$`, 'i');
/** The minimum number of letters. A shorter word may be a name, such as `x` or `xz`. */
const LEAST_LETTERS = 3;

/** Returns true for a word that `restitch record` wrote in place of an original word. */
export function isReplaced(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    REPLACED.test(value) &&
    value.replace(/[_-]/g, '').length >= LEAST_LETTERS
  );
}
