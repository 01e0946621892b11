/** Writes the annotations of schemas: titles, defaults, and examples (JSON Schema Validation 2020-12 §9). */
import type { ExternalDocs, Schema } from '../../model/schema.js';
import { jsonObject, type JsonObject } from './record.js';
import { uriReference } from './uri.js';

export function hasAnnotations(schema: Schema): boolean {
  const { title, description, deprecated, readOnly, writeOnly, externalDocs, keywords } = schema;
  const annotation =
    title ?? description ?? deprecated ?? readOnly ?? writeOnly ?? externalDocs ?? keywords;
  return annotation !== undefined || schema.default !== undefined || schema.examples !== undefined;
}

export function addAnnotations(object: JsonObject, schema: Schema): void {
  const { title, description, deprecated, readOnly, writeOnly, examples, externalDocs } = schema;
  if (title !== undefined) object.set('title', title);
  if (description !== undefined) object.set('description', description);
  if (schema.default !== undefined) object.set('default', schema.default);
  if (examples !== undefined) object.set('examples', examples);
  if (deprecated !== undefined) object.set('deprecated', deprecated);
  if (readOnly !== undefined) object.set('readOnly', readOnly);
  if (writeOnly !== undefined) object.set('writeOnly', writeOnly);
  if (externalDocs !== undefined) object.set('externalDocs', externalDocsObject(externalDocs));
}

/** Writes an External Documentation Object (OpenAPI 3.1 §4.8.11). */
export function externalDocsObject(docs: ExternalDocs): JsonObject {
  return jsonObject({ description: docs.description, url: uriReference(docs.url) });
}
