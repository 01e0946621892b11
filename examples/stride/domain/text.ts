/** Texts from outside: what may be stored, and how names are compared. */
import { invalidAt } from './errors.js';

/** Neither a NUL, which PostgreSQL cannot store, nor half a character. */
export function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}

/** Upper and lower case, and compositions of one character, are the same name. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/**
 * A line of text without blanks around it.
 * @throws invalid at the pointer when it is empty, too long, or holds control characters
 */
export function line(pointer: string, text: string, max: number): string {
  const trimmed = text.trim();
  if (trimmed === '') throw invalidAt(pointer, 'must not be empty');
  if (/\p{Cc}|\p{Surrogate}/u.test(trimmed)) {
    throw invalidAt(pointer, 'must not hold control characters');
  }
  if (trimmed.length > max) throw invalidAt(pointer, `must not be longer than ${max} characters`);
  return trimmed;
}

/** The same for text that may be empty and have several lines. */
export function paragraph(pointer: string, text: string, max: number): string {
  if (!isStorable(text)) throw invalidAt(pointer, 'holds characters that cannot be stored');
  if (text.length > max) throw invalidAt(pointer, `must not be longer than ${max} characters`);
  return text;
}
