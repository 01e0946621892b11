/** Describes the constraints of a value in words, for Markdown and HTML. */
import { jsonLine } from '../../../src/print/emit/json/index.js';
import { isJsonObject } from '../../../src/model/json.js';
import { distinctFormat } from '../../../src/model/formats.js';
import type { Language } from '../language/language.js';
import { declaredPhrases } from '../../../src/model/keywords/rows.js';
import type { Schema, UnionShape } from '../../../src/model/schema.js';

/** A constraint in words, and its value: `at most` and `75`. */
export type ValueLimit = readonly [what: string, value: string];

export type SayWord = Language['word'];

/**
 * Returns the constraints that a type does not express: formats, limits and the default. For a
 * nullable schema, returns the constraints of its other type.
 */
export function limitsOf(schema: Schema, word: SayWord): readonly ValueLimit[] {
  const limits = formLimits(schema, word);
  if (schema.default === undefined) return limits;
  return [...limits, [word('default'), jsonLine(schema.default)]];
}

function formLimits(schema: Schema, word: SayWord): readonly ValueLimit[] {
  switch (schema.kind) {
    case 'number':
    case 'integer':
    case 'string':
      return withFormat(schema, statedOf(schema, word), word);
    case 'array':
      return arrayLimits(schema, word);
    case 'union':
      return memberLimits(schema, word);
    default:
      return statedOf(schema, word);
  }
}

function withFormat(
  schema: Schema,
  limits: readonly ValueLimit[],
  word: SayWord,
): readonly ValueLimit[] {
  const format = distinctFormat(schema);
  return format === undefined ? limits : [[word('format'), format], ...limits];
}

/** A shared empty list, because most schemas have no constraints. */
const NONE: readonly ValueLimit[] = [];

function arrayLimits(schema: ArraySchema, word: SayWord): readonly ValueLimit[] {
  const own = statedOf(schema, word);
  const each = limitsOf(schema.items, word);
  if (each.length === 0) return own;
  return [...own, ...each.map(([what, value]) => [word('each {what}', { what }), value] as const)];
}

type ArraySchema = Extract<Schema, { kind: 'array' }>;

/**
 * Returns the constraints of the only member that is not null. If there are several, returns the
 * constraints of each member, with its type.
 */
function memberLimits(union: UnionShape, word: SayWord): readonly ValueLimit[] {
  const only = nonNullMember(union);
  if (only !== undefined) return limitsOf(only, word);
  return union.members.flatMap((member) =>
    limitsOf(member, word).map(([what, value]) => [`${member.kind} ${what}`, value] as const),
  );
}

/**
 * Returns the only member of a union that is not null, because such a union is only a nullable
 * schema; otherwise `undefined`.
 */
export function nonNullMember({ members }: UnionShape): Schema | undefined {
  const first = members[0];
  const second = members[1];
  if (members.length !== 2 || first === undefined || second === undefined) return undefined;
  if (first.kind === 'null') return second;
  return second.kind === 'null' ? first : undefined;
}

function statedOf(schema: Schema, word: SayWord): readonly ValueLimit[] {
  const phrases = declaredPhrases(schema);
  if (phrases.length === 0) return NONE;
  return phrases.map(({ phrase, flagWord, value }) => [
    word(phrase),
    flagWord === undefined ? String(value) : word(flagWord),
  ]);
}

/**
 * Returns the type that an example, a description or a name suggests for a value without a declared
 * type.
 */
export function hintOf(schema: Schema, word: SayWord): string | undefined {
  const note = schema.kind === 'unknown' ? schema.keywords?.get('x-inferred') : undefined;
  if (!isJsonObject(note)) return undefined;
  const words = [...note]
    .filter(([key]) => key !== 'basis' && key !== 'confidence')
    .map(([key, value]) => {
      const shown = typeof value === 'string' ? value : jsonLine(value);
      return key === 'type' ? word('possibly {name}', { name: shown }) : `${key} ${shown}`;
    });
  return words.length === 0 ? undefined : words.join(', ');
}
