/** Schemas from examples: only what examples can show, never what they merely suggest. */
import { append } from '../../foundation/lists.js';
import { isJsonArray, isJsonObject } from '../../model/json.js';
import type { Origin } from '../../model/origin.js';
import type { Json, Property, Schema, Shape } from '../../model/schema.js';
import { UNKNOWN } from '../../model/schema.js';
import { inferStringFormat, looksLikeId } from './format.js';
import { inferredOrigins, mergeShapes } from './merge.js';
import { readPlaceholder } from './placeholder.js';

/** A value that a document shows, and where. */
export interface Sample {
  readonly value: Json;
  readonly origin: Origin;
}

export interface InferOptions {
  /** Mark a property required when at least three samples all have it. */
  readonly inferRequired?: boolean;
  /** Deeper values are unknown. */
  readonly maxDepth?: number;
  /** Objects with more properties than this are read as maps. */
  readonly maxProperties?: number;
}

/** Stands before a variable that is written without quotes in a JSON text: nothing is known of its value. */
export const BARE_VARIABLE = '\u0000';

const ITEMS = 1000;
const PROPERTIES = 1000;
const DEPTH = 40;
const REQUIRED_SAMPLES = 3;

/**
 * The schema that some examples show: open objects whose properties are all optional, `integer` only
 * when every number is integral, a format only when every text has it, `null` as a member of a union,
 * maps where the keys look like identifiers, `unknown` where nothing can be known.
 * The order of the samples does not matter.
 * @param samples values of one thing
 * @param options caps, and whether properties may become required
 * @returns a schema whose origins are all `inferred`
 */
export function inferSchema(samples: readonly Sample[], options: InferOptions = {}): Schema {
  return infer(samples, options, 0);
}

function infer(samples: readonly Sample[], options: InferOptions, depth: number): Schema {
  if (samples.length === 0 || depth > (options.maxDepth ?? DEPTH)) return UNKNOWN;
  const shapes: Shape[] = [];
  const of = (kind: string): Sample[] => samples.filter(({ value }) => kindOf(value) === kind);
  if (of('null').length > 0) shapes.push({ kind: 'null' });
  if (of('boolean').length > 0) shapes.push({ kind: 'boolean' });
  const numbers = of('number');
  if (numbers.length > 0) {
    const integral = numbers.every(({ value }) => typeof value === 'bigint' || isIntegral(value));
    shapes.push({ kind: integral ? 'integer' : 'number' });
  }
  append(shapes, stringShapes(of('string').map(({ value }) => String(value))));
  const arrays = of('array');
  if (arrays.length > 0) {
    const items = arrays.flatMap(({ value, origin }) =>
      isJsonArray(value) ? value.slice(0, ITEMS).map((item) => ({ value: item, origin })) : [],
    );
    shapes.push({ kind: 'array', items: infer(items, options, depth + 1) });
  }
  const objects = of('object');
  if (objects.length > 0) shapes.push(objectShape(objects, options, depth));
  return mergeShapes(shapes, inferredOrigins(samples.map(({ origin }) => origin)));
}

function stringShapes(texts: readonly string[]): Shape[] {
  const shapes: Shape[] = [];
  const real: string[] = [];
  let quoted = false;
  for (const text of texts) {
    const bare = text.startsWith(BARE_VARIABLE);
    const placeholder = readPlaceholder(bare ? text.slice(BARE_VARIABLE.length) : text);
    if (bare) {
      if (placeholder?.shape) shapes.push(placeholder.shape);
    } else if (!placeholder) real.push(text);
    else if (placeholder.shape && (placeholder.shape.kind === 'string' || text.startsWith('<'))) {
      shapes.push(placeholder.shape);
    } else quoted = true;
  }
  const format = inferStringFormat(real);
  if (real.length > 0) shapes.push({ kind: 'string', ...(format && { format }) });
  else if (quoted && !shapes.some(({ kind }) => kind === 'string')) shapes.push({ kind: 'string' });
  return shapes;
}

function objectShape(objects: readonly Sample[], options: InferOptions, depth: number): Shape {
  const members = new Map<string, Sample[]>();
  for (const { value, origin } of objects) {
    if (!isJsonObject(value)) continue;
    for (const [key, item] of value) {
      const known = members.get(key);
      if (known) known.push({ value: item, origin });
      else members.set(key, [{ value: item, origin }]);
    }
  }
  const keys = [...members.keys()].sort();
  const ids = keys.length >= 3 && keys.every(looksLikeId);
  if (ids || keys.length > (options.maxProperties ?? PROPERTIES)) {
    const rest = infer([...members.values()].flat(), options, depth + 1);
    return { kind: 'object', properties: new Map(), rest };
  }
  const properties = new Map<string, Property>();
  for (const key of keys) {
    const found = members.get(key) ?? [];
    const always = found.length === objects.length && objects.length >= REQUIRED_SAMPLES;
    const required = options.inferRequired === true && always;
    properties.set(key, { schema: infer(found, options, depth + 1), required });
  }
  return { kind: 'object', properties, rest: { kind: 'any', origins: [] } };
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'bigint' ? 'number' : typeof value;
}

function isIntegral(value: Json): boolean {
  return typeof value === 'number' && Number.isInteger(value);
}
