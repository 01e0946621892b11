/** Checks texts from requests, and normalizes names to compare them. */
import { invalidAt } from './errors.js';

/**
 * Returns true if PostgreSQL can store a text, that is, if it contains neither NUL nor an unpaired
 * surrogate.
 */
export function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}

/**
 * Returns the normalized form of a name. Two names count as equal if their normalized forms are
 * equal. Upper and lower case and the Unicode composition are not distinguished.
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
 * Checks a text and returns it unchanged. It may be empty and may have several lines.
 * @param pointer the JSON Pointer of the text in the request, for the error
 * @param max the maximum length in UTF-16 code units
 * @throws DomainError `invalid` with the pointer if the text is too long or cannot be stored
 */
export function paragraph(pointer: string, text: string, max: number): string {
  if (!isStorable(text)) throw invalidAt(pointer, 'contains characters that cannot be stored');
  if (text.length > max) throw invalidAt(pointer, `must not be longer than ${max} characters`);
  return text;
}
