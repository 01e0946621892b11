/** Keywords of schemas that the model does not know, kept as they were stated. */
import type { Json } from '../model/schema.js';
import { X } from '../model/vocabulary.js';
import type { Naming } from './naming.js';
import type { JsonObject } from './record.js';

/** Keywords that give a schema another base or another name: kept as they are, they would redirect our references. */
const IDENTITY = new Set([
  '$id',
  '$schema',
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$recursiveAnchor',
  '$recursiveRef',
  '$vocabulary',
]);

const NAMED_SCHEMA = /^#\/(?:definitions|components\/schemas)\/([^/]+)$/;

/**
 * Unmodelled keywords for the export: references to named schemas lead to our components.
 * @param keywords as the document states them
 */
export function schemaKeywords(
  keywords: ReadonlyMap<string, Json> | undefined,
  naming: Naming,
): JsonObject {
  return keywords === undefined ? new Map() : rewritten(keywords, naming);
}

function rewritten(object: ReadonlyMap<string, Json>, naming: Naming): JsonObject {
  const kept: JsonObject = new Map();
  const aside: JsonObject = new Map();
  for (const [key, value] of object) {
    if (IDENTITY.has(key)) aside.set(key.slice(1), value);
    else if (key === '$ref' && typeof value === 'string') reference(kept, value, naming);
    else kept.set(key, rewrite(value, naming));
  }
  if (aside.size > 0) kept.set(X.keywords, aside);
  return kept;
}

function rewrite(value: Json, naming: Naming): Json {
  if (Array.isArray(value)) return value.map((item: Json) => rewrite(item, naming));
  return value instanceof Map ? rewritten(value, naming) : value;
}

function reference(object: JsonObject, ref: string, naming: Naming): void {
  const id = NAMED_SCHEMA.exec(ref)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
  const key = id === undefined ? undefined : naming.schemaKeys.get(id);
  if (key === undefined) object.set(X.ref, ref);
  else object.set('$ref', `#/components/schemas/${key}`);
}
