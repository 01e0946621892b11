/** The schema of a parameter, which a document declares as `schema` or as `content`. */
import type { Parameter } from './api.js';
import type { Schema } from './schema.js';

/** The schema of a parameter: its own schema, or the schema of its media type (OpenAPI 3.1, `schema` and `content`). */
export function contentSchema(content: Parameter['content']): Schema {
  return content.kind === 'schema' ? content.schema : content.media.schema;
}
