/** Writes, as they were declared, the keywords of schemas for which the model has no field. */
import { isSilent } from '../../model/effective/any-value.js';
import { isComposed } from '../../model/walk.js';
import { ASSERTIONS_OF_TYPES, KEYWORDS_OF_TYPES } from '../../model/keywords/rows.js';
import { referencedSchema } from '../../model/keywords/keyword-refs.js';
import type { Json, Schema } from '../../model/schema.js';
import { EXTENSION } from '../../model/extensions.js';
import { isAsserted } from './assertions.js';
import type { ExportState } from './export-state.js';
import type { JsonObject } from './record.js';

/**
 * Keywords that set the base URI or the name of a schema. If they were written, references in the document would
 * resolve differently.
 */
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

/** If a schema has no type but one of these keywords, programs infer the type of the schema from the keyword. */
const TYPING: ReadonlySet<string> = new Set([
  ...Object.values(KEYWORDS_OF_TYPES).flat(),
  ...Object.values(ASSERTIONS_OF_TYPES).flat(),
]);

function isUntyped(schema: Schema): boolean {
  return isSilent(schema) || isComposed(schema);
}

/**
 * Returns the keywords of a schema for which the model has no field. References to named schemas are rewritten to
 * `#/components/schemas/…`. If a keyword would give an untyped schema a type, it is kept in an extension.
 */
export function schemaKeywords(schema: Schema, state: ExportState): JsonObject {
  const { keywords, assertions } = schema;
  if (keywords === undefined) return new Map();
  const isAside = (key: string): boolean => isUntyped(schema) && TYPING.has(key);
  const others = [...keywords].filter(
    ([key]) => assertions === undefined || !isAsserted(key, assertions),
  );
  const kept = others.filter(([key]) => !isAside(key));
  const aside = others.filter(([key]) => isAside(key));
  const object = rewritten(new Map(kept), state);
  if (aside.length > 0) object.set(EXTENSION.constraints, rewritten(new Map(aside), state));
  return object;
}

/**
 * Returns the keywords for which the model has no field, for objects other than schemas. References in the keywords
 * are rewritten. Returns `undefined` if there are no such keywords.
 */
export function verbatimKeywords(
  keywords: ReadonlyMap<string, Json> | undefined,
  state: ExportState,
): JsonObject | undefined {
  return keywords === undefined ? undefined : rewritten(keywords, state);
}

function rewritten(object: ReadonlyMap<string, Json>, state: ExportState): JsonObject {
  const kept: JsonObject = new Map();
  const aside: JsonObject = new Map();
  for (const [key, value] of object) {
    if (IDENTITY.has(key)) aside.set(key.slice(1), value);
    else if (key === '$ref' && typeof value === 'string') reference(kept, value, state);
    else kept.set(key, rewrite(value, state));
  }
  if (aside.size > 0) kept.set(EXTENSION.keywords, aside);
  return kept;
}

function rewrite(value: Json, state: ExportState): Json {
  if (Array.isArray(value)) return value.map((item: Json) => rewrite(item, state));
  return value instanceof Map ? rewritten(value, state) : value;
}

function reference(object: JsonObject, ref: string, state: ExportState): void {
  const id = referencedSchema(ref);
  const key = id === undefined ? undefined : state.schemaKeys.get(id);
  if (key === undefined) object.set(EXTENSION.ref, ref);
  else object.set('$ref', `#/components/schemas/${key}`);
}
