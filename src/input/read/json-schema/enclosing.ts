/** Resolves references to an enclosing schema: `$recursiveRef` (2019-09), `$dynamicRef` (2020-12), and `$ref: "#"`. */
import type { Cursor } from '../../source/cursor.js';
import { collectAnchors, type AnchorIndex } from '../references/anchors.js';

/** Keywords whose value is a schema. */
const SCHEMA = new Set([
  ...['items', 'additionalItems', 'unevaluatedItems', 'contains', 'additionalProperties'],
  ...['unevaluatedProperties', 'propertyNames', 'not', 'if', 'then', 'else', 'contentSchema'],
]);

/** Keywords whose value is a list or a map of schemas. */
const SCHEMAS = new Set([
  ...[
    'properties',
    'patternProperties',
    'dependentSchemas',
    'dependencies',
    '$defs',
    'definitions',
  ],
  ...['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'],
]);

/**
 * Returns the enclosing schema to which a reference refers: the nearest one that has the named anchor, or the root of
 * the schema (JSON Schema 2020-12 §8.2.3.2, 2019-09 §8.2.4.2). Schemas that refer to the holder are not considered.
 * @param holder the schema that contains the reference
 * @param keyword `$recursiveRef`, `$dynamicRef` or `$ref`
 * @param text the text of the reference
 * @param known a cache of the anchors inside schemas, by the value of the schema
 * @returns `undefined` if the reference does not depend on its location, or if no enclosing schema matches
 */
export function enclosingSchema(
  holder: Cursor,
  keyword: string,
  text: string,
  known: Map<unknown, AnchorIndex>,
): Cursor | undefined {
  const anchor = keyword === '$dynamicRef' && /^#[^/]/.test(text) ? text.slice(1) : undefined;
  if (text !== '#' && anchor === undefined) return undefined;
  let place = holder;
  for (;;) {
    if (anchor !== undefined && place.rawMember('$dynamicAnchor') === anchor) return place;
    if (typeof place.rawMember('$id') === 'string') break;
    if (keyword === '$recursiveRef' && place.rawMember('$recursiveAnchor') === true) break;
    const above = schemaAbove(place);
    if (!above) break;
    place = above;
  }
  if (anchor === undefined) return place;
  const inside = known.get(place.value) ?? collectAnchors(place);
  known.set(place.value, inside);
  return inside.places.get(text);
}

function schemaAbove({ key, parent }: Cursor): Cursor | undefined {
  const above = parent?.parent;
  // In a map of schemas, every value is a schema, whatever its key.
  const isNamed = above !== undefined && SCHEMAS.has(String(above.key));
  if (parent && isNamed && SCHEMA.has(String(key)) && isSchema(parent)) return parent;
  // A property may have the name of a keyword, so the container is checked first.
  if (above && SCHEMAS.has(String(parent.key)) && isSchema(above)) return above;
  return parent && SCHEMA.has(String(key)) && isSchema(parent) ? parent : undefined;
}

/** Returns false for the root of a description. It is not a schema, although it has `definitions` in Swagger 2.0. */
function isSchema(place: Cursor): boolean {
  return place.type === 'object' && (place.parent !== undefined || !isDescription(place));
}

/**
 * Returns true for the root of an API description. The root is not a schema, even if a reference to a schema leads to
 * it.
 */
export function isDescription(place: Cursor): boolean {
  return place.parent === undefined && (place.has('openapi') || place.has('swagger'));
}
