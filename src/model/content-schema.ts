/** The schema of a value that is written in one of two ways. */
import type { Parameter } from './api.js';
import type { Schema } from './schema.js';

/** The schema of a parameter: its own, or that of its media type (OpenAPI 3.1, `schema` and `content`). */
export function contentSchema(content: Parameter['content']): Schema {
  return content.kind === 'schema' ? content.schema : content.media.schema;
}
