/** Finds the types of a schema object: those that it declares, or else those that its keywords imply. */
import type { Cursor } from '../../source/cursor.js';
import type { SchemaContext } from './table.js';
import {
  impliedTypes,
  limits,
  readWords,
  type ImpliedType,
  type TypeName,
  type TypeWord,
} from './type.js';
import { adjacentTypes } from './adjacent-types.js';

/** The types that `type` and the other keywords of a schema object allow. */
export interface Types {
  readonly words: readonly TypeWord[];
  /** True if the type was only implied by a keyword such as `minimum`, and this was reported. */
  readonly areImplied?: true;
  /**
   * The types that other schemas declare for the same value. Keywords then restrict values of these types, and do not
   * imply a type.
   */
  readonly beside?: readonly TypeWord[];
}

/**
 * Reads the types of a schema object.
 * @param cursor the schema object
 * @returns an empty list `words` if no type is declared or implied
 */
export function readTypes(cursor: Cursor, context: SchemaContext): Types {
  const words = readWords(cursor, context);
  if (words.length > 0 || !context.dialect.impliesTypes) return { words };
  const implied = impliedTypes(cursor);
  const [first] = implied;
  if (first === undefined) return { words: [] };
  const beside = adjacentTypes(cursor, context);
  return beside === undefined ? assumed(first, cursor) : agreed(implied, beside, cursor);
}

/** Returns the type that a keyword implies, because none is declared. */
function assumed({ type, keyword }: ImpliedType, cursor: Cursor): Types {
  // Descriptions often omit `type: object` next to `properties`, and callers send objects, so this is not reported.
  const isUsual = type === 'object' || ['format', 'contentMediaType'].includes(keyword);
  if (isUsual) return { words: [{ type }] };
  cursor.get(keyword).add('schema/type-implied', { keyword, type }, 'key');
  return { words: [{ type }], areImplied: true };
}

/**
 * Returns the types that apply. A keyword for a type that values cannot have has no effect (JSON Schema 2020-12
 * Validation §6).
 */
function agreed(
  implied: readonly ImpliedType[],
  beside: ReadonlySet<TypeName>,
  cursor: Cursor,
): Types {
  const values = [...beside].filter((type) => type !== 'null');
  const possible = implied.filter(({ type }) => values.some((value) => limits(type, value)));
  for (const one of implied) {
    if (possible.includes(one)) continue;
    const { keyword, type } = one;
    const found = [...beside].sort().join(' or ');
    cursor.get(keyword).add('schema/keyword-type', { keyword, type, found }, 'key');
  }
  const [first] = possible;
  if (first === undefined) return { words: [] };
  const isOnly = values.every((value) => limits(first.type, value));
  const all = [...beside].map((type): TypeWord => ({ type }));
  return isOnly ? { words: all } : { words: [], beside: all };
}
