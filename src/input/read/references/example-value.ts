/** Reads the values of examples. They are data, but a reference to another example is resolved. */
import { append } from '../../../base/foundation/lists.js';
import { keysOf } from './pointer-steps.js';
import { createReport } from '../../../base/diagnostics/report.js';
import type { Json } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import { isBareReference, type References } from './reference.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** The fields of an Example Object (OpenAPI 3.2 § Example Object). */
const FIELDS: ReadonlySet<string> = new Set([
  ...['summary', 'description', 'value', 'externalValue', 'dataValue', 'serializedValue'],
]);

/**
 * Returns the value of an example. According to the standard, the value is literal data. A common mistake is to write
 * an object that only has a `$ref` to another example of the description, or to an example in one of its files. Such a
 * reference is resolved, unless the schema has a property with the name `$ref`.
 * @param place the location of the value
 * @param references the references of the description
 * @param schema the schema of the value, which need not exist
 */
export function exampleValue(place: Cursor, references: References, schema: Cursor): Json {
  const literal = place.json();
  if (!holdsReference(place.value)) return literal;
  // If the whole value is a reference, only the schema itself can describe the `$ref`, not the schemas of parts.
  const keywords = isBareReference(place) ? OF_VALUE : OF_VALUE_AND_PARTS;
  if (describesReferences(schema, references, keywords)) return literal;
  return (
    resolved(place, { references, left: READING_LIMITS.exampleReferences.most, depth: 0 }) ??
    literal
  );
}

/** Returns true for a value that contains an object with a text under the key `$ref`. */
function holdsReference(root: unknown): boolean {
  if (typeof root !== 'object' || root === null) return false;
  const stack: object[] = [root];
  for (let looked = 0; looked < READING_LIMITS.exampleParts.most; looked++) {
    const value = stack.pop();
    if (value === undefined) return false;
    if ('$ref' in value && typeof value.$ref === 'string') return true;
    Object.values(value).forEach((item: unknown) => {
      if (typeof item === 'object' && item !== null) stack.push(item);
    });
  }
  return false;
}

interface Resolving {
  readonly references: References;
  left: number;
  depth: number;
}

/** Returns a value with its references resolved; `undefined` if it is too large. */
function resolved(place: Cursor, resolving: Resolving): Json | undefined {
  if (resolving.depth >= READING_LIMITS.exampleDepth.most) return undefined;
  resolving.depth++;
  const value = isBareReference(place) ? referred(place, resolving) : within(place, resolving);
  resolving.depth--;
  return value;
}

function within(place: Cursor, resolving: Resolving): Json | undefined {
  if (place.type === 'array') {
    const items: Json[] = [];
    for (const item of place.items()) {
      const value = resolved(item, resolving);
      if (value === undefined) return undefined;
      items.push(value);
    }
    return items;
  }
  if (place.type !== 'object') return place.json();
  const members = new Map<string, Json>();
  for (const key of keysOf(place)) {
    const value = resolved(place.get(key), resolving);
    if (value === undefined) return undefined;
    members.set(key, value);
  }
  return members;
}

function referred(place: Cursor, resolving: Resolving): Json | undefined {
  const ref = place.get('$ref');
  const text = String(ref.value);
  const target = targetOf(ref, resolving.references);
  if (!target) return place.json();
  if (resolving.left-- <= 0) return undefined;
  const value = resolved(target, resolving);
  if (value !== undefined) ref.add('example/reference', { ref: text });
  return value;
}

/** Returns the target of a reference if it is an example. For any other target, no diagnostic is reported. */
function targetOf(ref: Cursor, references: References): Cursor | undefined {
  const text = String(ref.value);
  const found = /[/.]/.test(text)
    ? references.target(ref.as(text, createReport()), '/components/examples')
    : undefined;
  if (!found || !isOfExample(found, references)) return undefined;
  if (!isExampleObject(found)) return found;
  const keyword = ['value', 'dataValue', 'serializedValue'].find((key) => found.has(key));
  return keyword === undefined ? undefined : found.get(keyword);
}

/** Returns true for a value below `example` or `examples`, and for a value outside schemas in a referenced file. */
function isOfExample(place: Cursor, references: References): boolean {
  if (/\/(?:x-)?examples?(?:\/|$)/.test(place.pointer)) return true;
  return references.isElsewhere(place) && !/\/(?:schemas|definitions|\$defs)\//.test(place.pointer);
}

function isExampleObject(place: Cursor): boolean {
  if (!/(?:\/(?:x-)?examples\/[^/]+|^)$/.test(place.pointer)) return false;
  return place.type === 'object' && keysOf(place).every((key) => FIELDS.has(key));
}

/**
 * Returns true if the schema, or the schemas below some keywords, have a property `$ref`. The value is then literal
 * data.
 */
function describesReferences(
  schema: Cursor,
  references: References,
  keywords: readonly string[],
): boolean {
  const seen = new Set<string>();
  const stack = [schema];
  while (seen.size < READING_LIMITS.exampleParts.most) {
    const next = stack.pop();
    if (!next) return false;
    const ref = next.rawMember('$ref');
    const silent = next.get('$ref').as(ref, createReport());
    const place = typeof ref === 'string' ? references.target(silent) : next;
    const address = place && `${place.document.source}#${place.pointer}`;
    if (!place?.exists || address === undefined || seen.has(address)) continue;
    seen.add(address);
    if (place.type === 'array') append(stack, place.items());
    if (place.type !== 'object') continue;
    const properties = place.get('properties');
    if (properties.has('$ref')) return true;
    for (const keyword of keywords) {
      const below = place.get(keyword);
      if (keyword !== 'properties') stack.push(below);
      else if (below.type === 'object')
        append(
          stack,
          below.entries().map(([, one]) => one),
        );
    }
  }
  return false;
}

/** Keywords whose schemas apply to the whole value, and not to a part of it. */
const OF_VALUE = ['allOf', 'oneOf', 'anyOf'] as const;

const OF_VALUE_AND_PARTS = [
  ...OF_VALUE,
  ...['properties', 'items', 'prefixItems', 'additionalProperties'],
] as const;
