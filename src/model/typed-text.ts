/** Values that were written as text: in addresses, headers and fields of forms. */
import type { Json, Schema } from './schema.js';

/**
 * The value as its type has it.
 * @param text as it is sent
 * @returns a number or a truth value where the schema asks for one and the text is one; else the text
 */
export function typedText(text: string, { kind }: Pick<Schema, 'kind'>): Json {
  if (kind === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  const isNumber = (kind === 'integer' || kind === 'number') && text.trim() !== '';
  const number = isNumber ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : text;
}
