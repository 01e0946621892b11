/** What limits a value, in words: the same for Markdown and HTML. */
import { jsonLine } from '../../../src/emit/json/index.js';
import { isJsonObject } from '../../../src/model/json.js';
import { tellingFormat } from '../../../src/model/formats.js';
import type { Language } from '../language/language.js';
import type { Phrase } from '../language/phrases.js';
import type { ArrayShape, Schema, UnionShape } from '../../../src/model/schema.js';

/** A limit and its value: `at most`, `75`. */
export type ValueLimit = readonly [what: string, value: string];

/** Says a phrase in the language of the pages. */
export type SayWord = Language['word'];

const NUMBER_LIMITS = [
  ['minimum', 'at least'],
  ['maximum', 'at most'],
  ['exclusiveMinimum', 'above'],
  ['exclusiveMaximum', 'below'],
  ['multipleOf', 'multiple of'],
] as const;
const STRING_LIMITS = [
  ['pattern', 'pattern'],
  ['minLength', 'length at least'],
  ['maxLength', 'length at most'],
  ['contentEncoding', 'encoding'],
  ['contentMediaType', 'content'],
] as const;
const ARRAY_LIMITS = [
  ['minItems', 'items at least'],
  ['maxItems', 'items at most'],
] as const;
const OBJECT_LIMITS = [
  ['minProperties', 'properties at least'],
  ['maxProperties', 'properties at most'],
] as const;

/** What a type does not say: formats, limits and the default. Those of what may also be null hold for it too. */
export function limitsOf(schema: Schema, word: SayWord): readonly ValueLimit[] {
  const limits = formLimits(schema, word);
  if (schema.default === undefined) return limits;
  return [...limits, [word('default'), jsonLine(schema.default)]];
}

function formLimits(schema: Schema, word: SayWord): readonly ValueLimit[] {
  switch (schema.kind) {
    case 'number':
    case 'integer':
      return withFormat(schema, statedOf(schema, NUMBER_LIMITS, word), word);
    case 'string':
      return withFormat(schema, statedOf(schema, STRING_LIMITS, word), word);
    case 'array':
      return arrayLimits(schema, schema.items, word);
    case 'tuple':
      return arrayLimits(schema, undefined, word);
    case 'object':
      return statedOf(schema, OBJECT_LIMITS, word);
    case 'union':
      return memberLimits(schema, word);
    default:
      return NONE;
  }
}

function withFormat(
  schema: Schema,
  limits: readonly ValueLimit[],
  word: SayWord,
): readonly ValueLimit[] {
  const format = tellingFormat(schema);
  return format === undefined ? limits : [[word('format'), format], ...limits];
}

/** Most schemas have none. */
const NONE: readonly ValueLimit[] = [];

/** Those of the list, and those of each item. */
function arrayLimits(
  schema: Pick<ArrayShape, 'minItems' | 'maxItems' | 'uniqueItems'>,
  items: Schema | undefined,
  word: SayWord,
): readonly ValueLimit[] {
  const own = statedOf(schema, ARRAY_LIMITS, word);
  const each = items === undefined ? NONE : limitsOf(items, word);
  if (each.length === 0 && schema.uniqueItems !== true) return own;
  return [
    ...own,
    ...(schema.uniqueItems === true ? [[word('items'), word('unique')] as const] : []),
    ...each.map(([what, value]) => [word('each {what}', { what }), value] as const),
  ];
}

/** Those of the only member that is not null; those of several, each by its kind. */
function memberLimits(union: UnionShape, word: SayWord): readonly ValueLimit[] {
  const only = memberBesideNull(union);
  if (only !== undefined) return limitsOf(only, word);
  return union.members.flatMap((member) =>
    limitsOf(member, word).map(([what, value]) => [`${member.kind} ${what}`, value] as const),
  );
}

/** The only member that is not null: the union says no more than that its value may be null too. */
export function memberBesideNull({ members }: UnionShape): Schema | undefined {
  const first = members[0];
  const second = members[1];
  if (members.length !== 2 || first === undefined || second === undefined) return undefined;
  if (first.kind === 'null') return second;
  return second.kind === 'null' ? first : undefined;
}

function statedOf<K extends string>(
  schema: Readonly<Partial<Record<K, string | number>>>,
  names: readonly (readonly [key: K, what: Phrase])[],
  word: SayWord,
): readonly ValueLimit[] {
  let limits: ValueLimit[] | undefined;
  for (let at = 0; at < names.length; at++) {
    const name = names[at];
    if (name === undefined) continue;
    const value = schema[name[0]];
    if (value !== undefined) (limits ??= []).push([word(name[1]), String(value)]);
  }
  return limits ?? NONE;
}

/** What an example, a description or a name suggests of a value that nobody typed. */
export function hintOf(schema: Schema, word: SayWord): string | undefined {
  const note = schema.kind === 'unknown' ? schema.keywords?.get('x-inferred') : undefined;
  if (!isJsonObject(note)) return undefined;
  const words = [...note]
    .filter(([key]) => key !== 'basis' && key !== 'confidence')
    .map(([key, value]) => {
      const shown = typeof value === 'string' ? value : jsonLine(value);
      return key === 'type' ? word('perhaps {name}', { name: shown }) : `${key} ${shown}`;
    });
  return words.length === 0 ? undefined : words.join(', ');
}
