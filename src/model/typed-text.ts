/** Values that were written as text: in addresses, headers and fields of forms. */
import type { Json, Schema } from './schema.js';

/**
 * Converts a text to the type of its schema.
 * @param text as it is sent
 * @returns a number or a truth value if the schema has that type and the text is valid; otherwise the text
 */
export function typedText(text: string, { kind }: Pick<Schema, 'kind'>): Json {
  if (kind === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  const isNumber = (kind === 'integer' || kind === 'number') && text.trim() !== '';
  const number = isNumber ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}
