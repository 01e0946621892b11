/** Numbers for forms: schemas that say the same have one number, wherever they say it. */
import { trustOf } from '../model/origin.js';
import type { ObjectShape, Schema } from '../model/schema.js';
import { sortTexts } from '../model/sort.js';
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

/** What is known of an object: it is asked for several times, and everything else once. */
interface Known {
  readonly outline: Outline;
  parts?: string;
  number?: number;
  bare?: number;
}

/** Gives out numbers; two schemas have one number exactly when no output could tell them apart but by their places. */
export class Forms {
  /** Kind → trust → what is said → number. */
  readonly #numbers = new Map<string, Map<string, Map<string, number>>>();
  #count = 0;
  readonly #objects = new Map<ObjectShape, Known>();
  readonly #outlines = new Outlines();

  /** The number of all that a schema says, and how certainly. */
  of(schema: Schema): number {
    if (schema.kind !== 'object') return this.#number(schema, this.#parts(schema));
    const known = this.#known(schema);
    return (known.number ??= this.#number(schema, this.#inside(schema, known)));
  }

  /** The number of an object without what is said about it at its place. */
  bare(schema: Schema & ObjectShape): number {
    const known = this.#known(schema);
    return (known.bare ??= this.#number(schema, this.#inside(schema, known), SAID));
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

  #number(schema: Schema, parts: string, skipped?: ReadonlySet<string>): number {
    const numbers = this.#numbersOf(schema);
    const notes = notesOf(schema, skipped);
    // Of most there is only one of the two, and no text is to be made; parts begin with a digit, or a bar.
    const text = parts === '' ? notes : notes === '' ? parts : `${parts} ${notes}`;
    let number = numbers.get(text);
    if (number === undefined) {
      number = this.#count++;
      numbers.set(text, number);
    }
    return number;
  }

  /** What has been numbered so far of one kind and one trust. */
  #numbersOf({ kind, origins }: Schema): Map<string, number> {
    const trust = trustOf(origins);
    let byTrust = this.#numbers.get(kind);
    if (byTrust === undefined) this.#numbers.set(kind, (byTrust = new Map()));
    let numbers = byTrust.get(trust);
    if (numbers === undefined) byTrust.set(trust, (numbers = new Map()));
    return numbers;
  }

  /** The numbers of what is in a schema that is no object. */
  #parts(schema: Schema): string {
    switch (schema.kind) {
      case 'array':
        return String(this.of(schema.items));
      case 'union':
      case 'intersection':
        return this.#list(schema.members);
      case 'tuple':
        return `${this.#list(schema.items)}|${schema.rest ? this.of(schema.rest) : ''}`;
      default:
        return '';
    }
  }

  #list(schemas: readonly Schema[]): string {
    let text = '';
    for (const schema of schemas) text += `${this.of(schema)},`;
    return text;
  }

  #inside(schema: ObjectShape, known: Known): string {
    if (known.parts !== undefined) return known.parts;
    const { number, order } = known.outline;
    const parts: number[] = [];
    schema.properties.forEach((property) => {
      parts.push(2 * this.of(property.schema) + (property.required ? 1 : 0));
    });
    const sorted = order ? order.map((at) => parts[at]) : parts;
    known.parts = `${number}:${sorted.join()}|${schema.rest ? this.of(schema.rest) : ''}`;
    return known.parts;
  }
}

/** All that a schema says but for its parts, whatever the order in which it says so. */
function notesOf(schema: Schema, skipped: ReadonlySet<string> | undefined): string {
  let only: string | undefined;
  let several: string[] | undefined;
  for (const key in schema) {
    // Two is what every schema has, and nearly all have no more than one besides.
    if (key === 'kind' || key === 'origins' || APART.has(key) || skipped?.has(key)) continue;
    if (schema[key as keyof Schema] === undefined) continue;
    if (only === undefined) only = key;
    else (several ??= [only]).push(key);
  }
  if (only === undefined) return '';
  const value: unknown = schema[only as keyof Schema];
  // A format or a description is what most say that say something.
  if (several === undefined && typeof value === 'string') return `${only}=${value}`;
  const said: unknown[] = [];
  for (const key of several ? sortTexts(several) : [only]) {
    said.push(key, schema[key as keyof Schema]);
  }
  // Texts and numbers are written several times faster when nobody looks at each.
  return JSON.stringify(said, said.every(isPlain) ? undefined : spelled);
}

/** True for what JSON writes as it is: scalars, and lists of them. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isScalar);
  return isScalar(value);
}

function isScalar(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'bigint');
}

function spelled(_: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...(value as Map<string, unknown>)] };
  return typeof value === 'bigint' ? { integer: String(value) } : value;
}
