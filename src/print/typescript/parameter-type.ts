/** Prints the types of parameters. Parameters are sent as text, even if no document declares their type. */
import { code, type Code } from '../emit/typescript/code.js';
import { arrayOf, union } from '../emit/typescript/type.js';
import type { Parameter } from '../../model/api.js';
import type { Schema } from '../../model/schema.js';
import type { TypeOptions } from './type-options.js';
import { typeOf } from './types.js';

/** The values that a caller may pass, and those that a handler receives, if no document declares a type. */
export const SENT_TEXT = union([code`string`, code`number`, code`boolean`]);
export const RECEIVED_TEXT = code`string`;

/**
 * Prints the type of a parameter that is declared with a schema.
 * @param text the type of a value that no document declares; `undefined` for `unknown`
 */
export function parameterType(
  { in: place, content }: Parameter,
  schema: Schema,
  text: Code | undefined,
  options: TypeOptions,
): Code {
  if (text === undefined || content.kind === 'media' || content.style === 'deepObject')
    return typeOf(schema, options);
  if (schema.kind === 'array') return typeOf(schema, { ...options, undeclared: text });
  if (schema.kind !== 'unknown') return typeOf(schema, options);
  return place === 'query' ? union([text, arrayOf(text)]) : text;
}
