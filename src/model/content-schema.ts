/** Finds the schema of a parameter. */
import type { Parameter } from './api.js';
import type { Schema } from './schema.js';

/** Returns the schema of a parameter. A document declares it as `schema`, or in the media type of `content`. */
export function contentSchema(content: Parameter['content']): Schema {
  return content.kind === 'schema' ? content.schema : content.media.schema;
}
