/** Numbers for forms: schemas that say the same have one number, wherever they say it. */
import { trustOf } from '../model/origin.js';
import type { Schema } from '../model/schema.js';
import { sortTexts } from '../model/sort.js';
import { childSchemas } from '../model/walk.js';

/** What is written as the parts of a schema, or differs from place to place. */
const APART: ReadonlySet<string> = new Set(['origins', 'properties', 'items', 'members', 'rest']);

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

const NOTHING: ReadonlySet<string> = new Set();

/** Gives out numbers; two schemas have one number exactly when no output could tell them apart but by their places. */
export class Forms {
  readonly #numbers = new Map<string, number>();
  readonly #known = new Map<Schema, number>();
  readonly #bare = new Map<Schema, number>();

  /** The number of all that a schema says, and how certainly. */
  of(schema: Schema): number {
    return this.#once(schema, this.#known, NOTHING);
  }

  /** The number of a schema without what is said about it at its place. */
  bare(schema: Schema): number {
    return this.#once(schema, this.#bare, SAID);
  }

  #once(schema: Schema, known: Map<Schema, number>, skipped: ReadonlySet<string>): number {
    let number = known.get(schema);
    if (number === undefined) {
      number = this.#number(schema, skipped);
      known.set(schema, number);
    }
    return number;
  }

  #number(schema: Schema, skipped: ReadonlySet<string>): number {
    const said: unknown[] = [];
    for (const key of sortTexts(Object.keys(schema))) {
      const value = schema[key as keyof Schema];
      if (value !== undefined && !APART.has(key) && !skipped.has(key)) said.push(key, value);
    }
    const parts = this.#parts(schema);
    // Nearly all say only texts and numbers, which are written several times faster when nobody looks at each.
    const isPlain = said.every((one) => typeof one !== 'object' && typeof one !== 'bigint');
    const text = JSON.stringify(
      [trustOf(schema.origins), said, parts],
      isPlain ? undefined : spelled,
    );
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  #parts(schema: Schema): unknown {
    if (schema.kind !== 'object') return childSchemas(schema).map((child) => this.of(child));
    const properties = sortTexts([...schema.properties.keys()]).map((name) => {
      const property = schema.properties.get(name);
      return [name, property?.required, property && this.of(property.schema)];
    });
    return [properties, schema.rest && this.of(schema.rest)];
  }
}

function spelled(_: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...(value as Map<string, unknown>)] };
  return typeof value === 'bigint' ? { integer: String(value) } : value;
}
