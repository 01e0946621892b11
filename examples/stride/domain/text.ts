/** Texts from outside: the characters that can be stored, and the comparison of names. */
import { invalidAt } from './errors.js';

/** False for NUL, which PostgreSQL cannot store, and for unpaired surrogates. */
export function isStorable(text: string): boolean {
  return !/\0|\p{Surrogate}/u.test(text);
}

/** Names are equal regardless of case and of the Unicode composition of characters. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/**
 * A line of text without surrounding whitespace.
 * @throws invalid at the pointer if it is empty, too long, or contains control characters
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
 * Like `line`, for text that may be empty and may have several lines.
 * @throws invalid at the pointer
 */
export function paragraph(pointer: string, text: string, max: number): string {
  if (!isStorable(text)) throw invalidAt(pointer, 'holds characters that cannot be stored');
  if (text.length > max) throw invalidAt(pointer, `must not be longer than ${max} characters`);
  return text;
}
