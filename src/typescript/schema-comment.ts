/** What a schema says of itself, above its type. */
import { EMPTY, jsdoc, type Code } from '../emit/typescript/code.js';
import { jsonLine } from '../emit/json/index.js';
import { tellingFormat } from '../model/formats.js';
import type { Schema } from '../model/schema.js';

/**
 * What a schema says of itself, as a comment: its description, or its title, and tags for the
 * default, the format and deprecation.
 */
export function schemaComment(schema: Schema): Code {
  const text = schema.description ?? schema.title ?? '';
  const format = tellingFormat(schema);
  if (format === undefined && schema.default === undefined && schema.deprecated !== true) {
    return text === '' ? EMPTY : jsdoc(text);
  }
  return jsdoc(
    text,
    format !== undefined && { tag: 'format', text: format },
    schema.default !== undefined && { tag: 'default', text: jsonLine(schema.default) },
    schema.deprecated === true && { tag: 'deprecated' },
  );
}
