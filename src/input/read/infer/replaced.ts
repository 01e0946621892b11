/**
 * Words that `restitch record` writes in place of others. They are recognized by their letters: no word of a language
 * consists only of these.
 */

/** The only letters in replacement words. */
export const REPLACED_LETTERS = 'jkqvxz';

const REPLACED = new RegExp(`^[${REPLACED_LETTERS}_-]+$`, 'i');
/** Shorter ones may be names: `x`, `xz`. */
const LETTERS = 3;

/** True for a replacement word that `restitch record` wrote. */
export function isReplaced(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    REPLACED.test(value) &&
    value.replace(/[_-]/g, '').length >= LETTERS
  );
}
