/** Checks texts from requests, and normalizes names to compare them. */
import { invalidAt } from './errors.js';

/**
 * Returns false for a text that contains NUL, which PostgreSQL cannot store, or an unpaired
 * surrogate.
 */
export function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}

/**
 * Returns a normalized name. Names with the same result count as equal: upper and lower case and
 * the Unicode composition do not matter.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/**
 * Returns a line of text without the white space around it.
 * @throws DomainError `invalid` with the pointer if the line is empty, too long, or contains
 *   control characters
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

/**
 * Returns a text, which may be empty and may have several lines.
 * @throws DomainError `invalid` with the pointer if the text is too long or cannot be stored
 */
export function paragraph(pointer: string, text: string, max: number): string {
  if (!isStorable(text)) throw invalidAt(pointer, 'holds characters that cannot be stored');
  if (text.length > max) throw invalidAt(pointer, `must not be longer than ${max} characters`);
  return text;
}
