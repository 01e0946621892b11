/** Numbers for forms: schemas that say the same have one number, wherever they say it. */
import { trustOf } from '../../model/origin.js';
import type { ObjectShape, Property, Schema } from '../../model/schema.js';
import { sortTexts } from '../../foundation/sort.js';
import { Outlines, type Outline } from './outlines.js';

/** What is written as the parts of a schema, or differs from place to place. */
const APART: ReadonlySet<string> = new Set(['properties', 'items', 'members', 'rest']);

/** What is said about an object at the place where it stands, and what a reference to it may say as well. */
export const SAID: ReadonlySet<string> = new Set([
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
 * What a schema says, one piece after the other, as JSON can write it: what is said of it with its keys, its trust where
 * it is not declared, its kind, which is no key, and the pieces of what is inside. An object is one piece: its number.
 */
type Pieces = unknown[];

/** What is known of an object: it is asked for several times, and everything else once. */
interface Known {
  readonly outline: Outline;
  inside?: number;
  number?: number;
  bare?: number;
}

/** Gives out numbers; two schemas have one number exactly when no output could tell them apart but by their places. */
export class Forms {
  readonly #numbers = new Map<string, number>();
  readonly #objects = new Map<ObjectShape, Known>();
  readonly #outlines = new Outlines();

  /** The number of all that a schema says, and how certainly. */
  of(schema: Schema): number {
    if (schema.kind === 'object') return this.#object(schema);
    const pieces: Pieces = [];
    this.#write(schema, pieces);
    return this.#number(pieces);
  }

  /** The number of an object without what is said about it at its place. */
  bare(schema: Schema & ObjectShape): number {
    const known = this.#known(schema);
    if (known.bare !== undefined) return known.bare;
    const pieces: Pieces = [this.#inside(schema, known)];
    writeNotes(schema, pieces, SAID);
    return (known.bare = this.#number(pieces));
  }

  /** The number of the names of an object's properties, which tell most objects apart at once. */
  outline(schema: ObjectShape): number {
    return this.#known(schema).outline.number;
  }

  #known(schema: ObjectShape): Known {
    let known = this.#objects.get(schema);
    if (known === undefined) {
      known = { outline: this.#outlines.of(schema.properties) };
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
    writeNotes(schema, pieces);
    return (known.number = this.#number(pieces));
  }

  /** The number of the properties of an object, by their names, and of what else it may hold. */
  #inside(schema: ObjectShape, known: Known): number {
    if (known.inside !== undefined) return known.inside;
    const { number, order } = known.outline;
    const pieces: Pieces = [number];
    const write = ({ schema: inner, required }: Property): void => {
      if (required) pieces.push(true);
      this.#write(inner, pieces);
    };
    if (order) {
      const properties = [...schema.properties.values()];
      for (const at of order) write(properties[at] as Property);
    } else schema.properties.forEach(write);
    if (schema.rest) this.#write(schema.rest, pieces);
    return (known.inside = this.#number(pieces));
  }

  #write(schema: Schema, pieces: Pieces): void {
    if (schema.kind === 'object') {
      pieces.push(this.#object(schema));
      return;
    }
    writeNotes(schema, pieces);
    switch (schema.kind) {
      case 'array':
        return this.#write(schema.items, pieces);
      case 'union':
      case 'intersection':
        return this.#writeList(schema.members, pieces);
      case 'tuple':
        this.#writeList(schema.items, pieces);
        if (schema.rest) this.#write(schema.rest, pieces);
        else pieces.push(false);
    }
  }

  #writeList(schemas: readonly Schema[], pieces: Pieces): void {
    pieces.push(schemas.length);
    for (const schema of schemas) this.#write(schema, pieces);
  }
}

/** Writes all that a schema says but for its parts, whatever the order in which it says so. */
function writeNotes(schema: Schema, pieces: Pieces, skipped?: ReadonlySet<string>): void {
  let only: string | undefined;
  let several: string[] | undefined;
  for (const key in schema) {
    // Two is what every schema has, and nearly all have no more than one besides.
    if (key === 'kind' || key === 'origins' || APART.has(key) || skipped?.has(key)) continue;
    if (schema[key as keyof Schema] === undefined) continue;
    if (only === undefined) only = key;
    else (several ??= [only]).push(key);
  }
  if (several) {
    for (const key of sortTexts(several)) pieces.push(key, written(schema[key as keyof Schema]));
  } else if (only !== undefined) {
    pieces.push(only, written(schema[only as keyof Schema]));
  }
  const trust = trustOf(schema.origins);
  if (trust !== 'declared') pieces.push(trust);
  pieces.push(schema.kind);
}

/** A value as JSON writes it: texts, numbers and lists of them are what they are, all else becomes a text. */
function written(value: unknown): unknown {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) ? value.every(isScalar) : isScalar(value)) return value;
  return { text: JSON.stringify(value, spelled) };
}

function isScalar(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'bigint');
}

function spelled(_: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...(value as Map<string, unknown>)] };
  return typeof value === 'bigint' ? { integer: String(value) } : value;
}
