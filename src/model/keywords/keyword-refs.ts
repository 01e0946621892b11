/** Finds references in keywords that the model keeps unchanged. */
import { isJsonArray, isJsonObject } from '../json.js';
import { unescapePointer } from '../pointer.js';
import type { Json, SchemaId } from '../schema.js';

const NAMED_SCHEMA = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/;

/**
 * Returns the named schema that a `$ref` refers to, as Swagger 2.0 or OpenAPI 3 writes it; `undefined` for any other
 * target.
 */
export function referencedSchema(ref: string): SchemaId | undefined {
  const token = NAMED_SCHEMA.exec(ref)?.[1];
  return token === undefined ? undefined : unescapePointer(token);
}

/** Returns the named schemas to which the value of a keyword refers, at any depth. */
export function keywordRefs(value: Json | undefined): SchemaId[] {
  if (isJsonArray(value)) return value.flatMap(keywordRefs);
  if (!isJsonObject(value)) return [];
  return [...value].flatMap(([key, item]) => {
    if (key !== '$ref' || typeof item !== 'string') return keywordRefs(item);
    return referencedSchema(item) ?? [];
  });
}
