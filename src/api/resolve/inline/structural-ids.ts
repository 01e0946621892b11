/** Assigns numbers to schemas so that schemas with the same structure have the same number. */
import { isComposed } from '../../../model/walk.js';
import { trustOf } from '../../../model/origin.js';
import type { ObjectShape, Property, Schema } from '../../../model/schema.js';
import { sortTexts } from '../../../base/foundation/sort.js';
import { PropertyNameSets, type PropertyNameSet } from './property-name-sets.js';

/** Keywords that contain schemas. The schemas inside them are written separately. */
const PARTS: ReadonlySet<string> = new Set([
  ...['properties', 'items', 'members', 'rest', 'patterns'],
  // Assertions are not written, because `keywords` contains them too.
  'assertions',
]);

/**
 * Annotations that belong to the location of an object and not to the object itself. A reference to the object can have
 * them, too.
 */
export const PLACE_ANNOTATIONS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'externalDocs',
]);

/**
 * A list that represents a schema and can be written as JSON. It contains the annotations of the schema with their
 * keys, its trust level unless that is `declared`, its kind, and the same data for each inner schema. A nested object
 * is represented only by its number.
 */
type Pieces = unknown[];

/** Caches the numbers of an object. Each object is looked up several times, but any other schema only once. */
interface ObjectIds {
  readonly names: PropertyNameSet;
  inside?: number;
  number?: number;
  withoutAnnotations?: number;
}

/**
 * Assigns numbers to schemas. Two schemas have the same number if they are equal except for their locations in
 * documents.
 */
export class StructuralIds {
  readonly #numbers = new Map<string, number>();
  readonly #objects = new Map<ObjectShape, ObjectIds>();
  readonly #nameSets = new PropertyNameSets();

  /** Returns the number of a schema. Only equal schemas with equal trust levels have the same number. */
  of(schema: Schema): number {
    if (schema.kind === 'object') return this.#object(schema);
    const pieces: Pieces = [];
    this.#write(schema, pieces);
    return this.#number(pieces);
  }

  /** Returns the number of an object without the annotations that belong to its location. */
  withoutAnnotations(schema: Schema & ObjectShape): number {
    const known = this.#known(schema);
    if (known.withoutAnnotations !== undefined) return known.withoutAnnotations;
    const pieces: Pieces = [this.#inside(schema, known)];
    writeKeywords(schema, pieces, PLACE_ANNOTATIONS);
    return (known.withoutAnnotations = this.#number(pieces));
  }

  /**
   * Returns the number of the set of an object's property names. Comparing this number is fast and distinguishes most
   * objects.
   */
  propertyNames(schema: ObjectShape): number {
    return this.#known(schema).names.number;
  }

  #known(schema: ObjectShape): ObjectIds {
    let known = this.#objects.get(schema);
    if (known === undefined) {
      known = { names: this.#nameSets.of(schema.properties) };
      this.#objects.set(schema, known);
    }
    return known;
  }

  #number(pieces: Pieces): number {
    const text = JSON.stringify(pieces);
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(text, number);
    }
    return number;
  }

  #object(schema: Schema & ObjectShape): number {
    const known = this.#known(schema);
    if (known.number !== undefined) return known.number;
    const pieces: Pieces = [this.#inside(schema, known)];
    writeKeywords(schema, pieces);
    return (known.number = this.#number(pieces));
  }

  /** Returns a number that identifies the properties and additional properties of an object. */
  #inside(schema: ObjectShape, known: ObjectIds): number {
    if (known.inside !== undefined) return known.inside;
    const { number, order } = known.names;
    const pieces: Pieces = [number];
    const write = ({ schema: inner, required }: Property): void => {
      if (required) pieces.push(true);
      this.#write(inner, pieces);
    };
    if (order) {
      const properties = [...schema.properties.values()];
      for (const at of order) {
        const property = properties[at];
        if (property) write(property);
      }
    } else schema.properties.forEach(write);
    if (schema.rest) this.#write(schema.rest, pieces);
    schema.patterns?.forEach((inner, pattern) => {
      pieces.push(pattern);
      this.#write(inner, pieces);
    });
    return (known.inside = this.#number(pieces));
  }

  #write(schema: Schema, pieces: Pieces): void {
    if (schema.kind === 'object') {
      pieces.push(this.#object(schema));
      return;
    }
    writeKeywords(schema, pieces);
    switch (schema.kind) {
      case 'array':
        return this.#write(schema.items, pieces);
      case 'tuple':
        this.#writeList(schema.items, pieces);
        if (schema.rest) this.#write(schema.rest, pieces);
        else pieces.push(false);
        return;
      default:
        if (isComposed(schema)) this.#writeList(schema.members, pieces);
    }
  }

  #writeList(schemas: readonly Schema[], pieces: Pieces): void {
    pieces.push(schemas.length);
    for (const schema of schemas) this.#write(schema, pieces);
  }
}

/** Writes the keywords of a schema in a fixed order, except those that contain schemas. */
function writeKeywords(schema: Schema, pieces: Pieces, skipped?: ReadonlySet<string>): void {
  let only: string | undefined;
  let several: string[] | undefined;
  for (const key in schema) {
    // Fast path: besides `kind` and `origins`, most schemas have at most one other key.
    if (key === 'kind' || key === 'origins' || PARTS.has(key) || skipped?.has(key)) continue;
    if (schema[key as keyof Schema] === undefined) continue;
    if (only === undefined) only = key;
    else (several ??= [only]).push(key);
  }
  if (several) {
    for (const key of sortTexts(several)) pieces.push(key, encoded(schema[key as keyof Schema]));
  } else if (only !== undefined) {
    pieces.push(only, encoded(schema[only as keyof Schema]));
  }
  const trust = trustOf(schema.origins);
  if (trust !== 'declared') pieces.push(trust);
  pieces.push(schema.kind);
}

/**
 * Encodes a value for JSON. Texts, numbers, and lists of texts and numbers stay unchanged. Any other value becomes an
 * object with a single text.
 */
function encoded(value: unknown): unknown {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) ? value.every(isScalar) : isScalar(value)) return value;
  return { text: JSON.stringify(value, replaceMaps) };
}

function isScalar(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'bigint');
}

function replaceMaps(_: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...value] };
  return typeof value === 'bigint' ? { integer: String(value) } : value;
}
