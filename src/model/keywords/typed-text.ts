/** Converts values that were written as text. */
import type { Json, Schema } from '../schema.js';

/**
 * Converts a value that was written as text in a URL, a header or a form field to the type of its schema.
 * @param text the value as it was sent
 * @returns a number or a boolean if the schema has that type and the text is valid; otherwise the text
 */
export function typedText(text: string, { kind }: Pick<Schema, 'kind'>): Json {
  if (kind === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  const isNumber = (kind === 'integer' || kind === 'number') && text.trim() !== '';
  const number = isNumber ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}
