/** Reads values of schemas that are written as JSON in a text: `example: '["a"]'` for a list. */
import type { Json } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import { isLikeJson, jsonOfText } from '../json-text.js';
import type { TypeWord } from './type.js';

/**
 * Parses a value that is written as a text, if the schema allows objects or lists but no strings.
 * @param place the location of the value
 * @param words the types of the schema; if empty, the schema's keywords decide
 * @returns `undefined` if the value is not such a text
 */
export function spelledValue(
  place: Cursor,
  schema: Cursor,
  words: readonly Pick<TypeWord, 'type'>[],
): Json | undefined {
  const { value } = place;
  if (!isLikeJson(value)) return undefined;
  const types = new Set<string>(words.map(({ type }) => type));
  if (words.length === 0 && schema.has('properties')) types.add('object');
  if (words.length === 0 && schema.has('items')) types.add('array');
  if (['string', 'any', 'binary'].some((type) => types.has(type))) return undefined;
  if (!types.has(value.trimStart().startsWith('[') ? 'array' : 'object')) return undefined;
  const spelled = jsonOfText(value);
  if (spelled !== undefined) place.add('example/text', {});
  return spelled;
}
