/** References in keywords that the model keeps unchanged. */
import { isJsonArray, isJsonObject } from '../json.js';
import { unescapePointer } from '../pointer.js';
import type { Json, SchemaId } from '../schema.js';

const NAMED_SCHEMA = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/;

/**
 * The named schema that a `$ref` refers to, in the spelling of Swagger 2.0 or of OpenAPI 3; `undefined` for other
 * targets.
 */
export function referencedSchema(ref: string): SchemaId | undefined {
  const token = NAMED_SCHEMA.exec(ref)?.[1];
  return token === undefined ? undefined : unescapePointer(token);
}

/** The named schemas that the value of a keyword refers to, at any depth. */
export function keywordRefs(value: Json | undefined): SchemaId[] {
  if (isJsonArray(value)) return value.flatMap(keywordRefs);
  if (!isJsonObject(value)) return [];
  return [...value].flatMap(([key, item]) => {
    if (key !== '$ref' || typeof item !== 'string') return keywordRefs(item);
    return referencedSchema(item) ?? [];
  });
}
