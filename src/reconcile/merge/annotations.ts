/** Merging what is said about a value beside its form. */
import type { Json, Schema } from '../../model/schema.js';
import { byCodeUnit } from '../../foundation/sort.js';
import { canonicalText } from '../canonical.js';

/**
 * Lays the notes of several schemas over one shape.
 * The longest text wins; a default is kept only if all that state one agree; examples are united.
 */
export function mergeAnnotations(shape: Schema, schemas: readonly Schema[]): Schema {
  const title = best(schemas.map((schema) => schema.title));
  const description = best(schemas.map((schema) => schema.description));
  const defaults = distinct(
    schemas.flatMap((schema) => (schema.default === undefined ? [] : [schema.default])),
  );
  const examples = distinct(schemas.flatMap((schema) => schema.examples ?? []));
  const [docs] = distinctBy(schemas.flatMap((schema) => schema.externalDocs ?? []));
  const keywords = new Map(
    schemas
      .flatMap((schema) => [...(schema.keywords ?? [])])
      .sort(([a, x], [b, y]) => byCodeUnit(a, b) || byCodeUnit(canonicalText(x), canonicalText(y))),
  );
  const {
    title: _t,
    description: _d,
    default: _v,
    examples: _e,
    externalDocs: _x,
    keywords: _k,
    ...bare
  } = shape;
  return {
    ...bare,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(defaults.length === 1 && defaults[0] !== undefined && { default: defaults[0] }),
    ...(examples.length > 0 && { examples }),
    ...(docs && { externalDocs: docs }),
    ...(keywords.size > 0 && { keywords }),
    ...flag(
      'deprecated',
      schemas.some((schema) => schema.deprecated),
    ),
    ...flag(
      'readOnly',
      schemas.every((schema) => schema.readOnly),
    ),
    ...flag(
      'writeOnly',
      schemas.every((schema) => schema.writeOnly),
    ),
  };
}

function flag<K extends string>(name: K, set: boolean): Partial<Record<K, true>> {
  return set ? ({ [name]: true } as Partial<Record<K, true>>) : {};
}

function best(texts: readonly (string | undefined)[]): string | undefined {
  return texts
    .filter((text) => text !== undefined)
    .sort((a, b) => b.length - a.length || byCodeUnit(a, b))[0];
}

function distinct(values: readonly Json[]): Json[] {
  return distinctBy(values);
}

function distinctBy<T extends object | Json>(values: readonly T[]): T[] {
  const byText = new Map(values.map((value) => [canonicalText(value), value]));
  return [...byText].sort(([a], [b]) => byCodeUnit(a, b)).map(([, value]) => value);
}
