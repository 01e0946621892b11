/**
 * Finds the types that a schema declares, including common wrong names, and the types that its other keywords imply.
 */
import { append } from '../../../base/foundation/lists.js';
import { ASSERTIONS_OF_TYPES, KEYWORDS_OF_TYPES, ROWS } from '../../../model/keywords/rows.js';
import type { Cursor } from '../../source/cursor.js';
import type { SchemaContext } from './table.js';

export type TypeName =
  'null' | 'boolean' | 'object' | 'array' | 'number' | 'integer' | 'string' | 'binary' | 'any';

/** A type that a schema allows, and the format that the type's name implies. */
export interface TypeWord {
  readonly type: TypeName;
  readonly format?: string;
}

const STANDARD: ReadonlyMap<string, TypeWord> = new Map(
  (['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'] as const).map((type) => [
    type,
    { type },
  ]),
);

/** Common wrong names of types, and the types that they mean. */
const ALIASES = new Map<string, TypeWord>([
  ['any', { type: 'any' }],
  ['bool', { type: 'boolean' }],
  ['int', { type: 'integer' }],
  ['int32', { type: 'integer', format: 'int32' }],
  ['int64', { type: 'integer', format: 'int64' }],
  ['long', { type: 'integer', format: 'int64' }],
  ['short', { type: 'integer' }],
  ['float', { type: 'number', format: 'float' }],
  ['double', { type: 'number', format: 'double' }],
  ['decimal', { type: 'number' }],
  ['numeric', { type: 'number' }],
  ['date', { type: 'string', format: 'date' }],
  ['datetime', { type: 'string', format: 'date-time' }],
  ['date-time', { type: 'string', format: 'date-time' }],
  ['timestamp', { type: 'string', format: 'date-time' }],
  ['uuid', { type: 'string', format: 'uuid' }],
  ['guid', { type: 'string', format: 'uuid' }],
  ['email', { type: 'string', format: 'email' }],
  ['url', { type: 'string', format: 'uri' }],
  ['uri', { type: 'string', format: 'uri' }],
  ['str', { type: 'string' }],
  ['text', { type: 'string' }],
  ['char', { type: 'string' }],
  ['list', { type: 'array' }],
  ['map', { type: 'object' }],
  ['dict', { type: 'object' }],
  ['hash', { type: 'object' }],
  ['binary', { type: 'binary' }],
]);

/** Returns the types that `type` declares; empty if it is missing or invalid. */
export function readWords(cursor: Cursor, { dialect }: Pick<SchemaContext, 'dialect'>): TypeWord[] {
  const words: TypeWord[] = [];
  const place = cursor.get('type');
  if (place.type === 'array') {
    if (!dialect.typeLists) place.add('schema/type-list', { dialect: dialect.name });
    for (const item of place.items()) append(words, readWord(item));
  } else if (place.exists) append(words, readWord(place));
  return distinct(words);
}

function readWord(place: Cursor): TypeWord[] {
  if (place.type === 'object') return [];
  const word = place.type === 'null' ? 'null' : place.string();
  if (word === undefined || word === '') return [];
  const standard = STANDARD.get(word);
  if (standard) return [standard];
  if (word === 'file') return [{ type: 'binary' }];
  const lower = word.toLowerCase();
  const alias = STANDARD.get(lower) ?? ALIASES.get(lower);
  if (alias) {
    place.add('schema/type-alias', { found: word, read: alias.format ?? alias.type });
    return [alias];
  }
  place.add('schema/type', { found: word });
  return [];
}

/** Removes duplicate types, and `integer` if there is also `number`. */
function distinct(words: readonly TypeWord[]): TypeWord[] {
  const seen = new Set<string>();
  const number = words.some((word) => word.type === 'number');
  return words.filter((word) => {
    if (seen.has(word.type) || (number && word.type === 'integer')) return false;
    seen.add(word.type);
    return true;
  });
}

/** Keywords that imply a type only if they have certain values, such as `format: date`. */
const TELLING: ReadonlySet<string> = new Set(['format', 'contentMediaType']);

/** Keywords that apply to only one type, and therefore imply it. */
const IMPLIED: readonly (readonly [TypeName, readonly string[]])[] = [
  ['object', [...KEYWORDS_OF_TYPES.object, ...ASSERTIONS_OF_TYPES.object]],
  ['array', [...KEYWORDS_OF_TYPES.array, ...ASSERTIONS_OF_TYPES.array]],
  ['string', KEYWORDS_OF_TYPES.string.filter((keyword) => !TELLING.has(keyword))],
  ['number', KEYWORDS_OF_TYPES.number.filter((keyword) => !TELLING.has(keyword))],
];

const checked = (kind: 'string' | 'number'): readonly string[] =>
  ROWS[kind].filter(({ code }) => code !== undefined).map(({ keyword }) => keyword);

/** Keywords that restrict only the values of one type (JSON Schema 2020-12 Validation §6). */
export const TYPED_KEYWORDS: readonly (readonly [TypeName, readonly string[]])[] = [
  ['object', KEYWORDS_OF_TYPES.object],
  ['array', KEYWORDS_OF_TYPES.array],
  ['string', checked('string')],
  ['number', checked('number')],
];

/**
 * All keywords that imply a type, in one map, so that the keys of a schema need only be checked once. Most schemas have
 * none of these keywords.
 */
const IMPLYING: ReadonlyMap<string, number> = new Map(
  IMPLIED.flatMap(([, keywords]) => keywords.map((keyword) => [keyword, 1])),
);

const FORMATS = new Map<string, TypeName>([
  ['int32', 'integer'],
  ['int64', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['byte', 'string'],
  ['binary', 'string'],
  ['date', 'string'],
  ['date-time', 'string'],
  ['time', 'string'],
  ['duration', 'string'],
  ['password', 'string'],
  ['email', 'string'],
  ['hostname', 'string'],
  ['ipv4', 'string'],
  ['ipv6', 'string'],
  ['uri', 'string'],
  ['uuid', 'string'],
]);

/** An implied type, and the keyword that implies it. */
export interface ImpliedType {
  readonly type: TypeName;
  readonly keyword: string;
}

/** Returns the types that the keywords of a schema object imply, each once. The first one is the most likely. */
export function impliedTypes(cursor: Cursor): ImpliedType[] {
  if (cursor.has('enum') || cursor.has('const')) return [];
  const found: ImpliedType[] = [];
  const present = cursor.keyMask(IMPLYING, 0);
  for (const [type, keywords] of present === 0 ? [] : IMPLIED) {
    // `required: true` is a flag of a property, not the list of required properties of an object.
    const keyword = keywords.find((key) => cursor.has(key) && !isFlag(cursor, key));
    if (keyword !== undefined && !found.some((one) => one.type === type)) {
      found.push({ type, keyword });
    }
  }
  if (found.length > 0) return found;
  if (typeof cursor.rawMember('contentMediaType') === 'string') {
    return [{ type: 'binary', keyword: 'contentMediaType' }];
  }
  const format = cursor.rawMember('format');
  const type = typeof format === 'string' ? FORMATS.get(format) : undefined;
  return type === undefined ? [] : [{ type, keyword: 'format' }];
}

/** Returns true if keywords for the type `type` restrict values of the type `values`. */
export function limits(type: TypeName, values: TypeName): boolean {
  if (type === 'number') return values === 'number' || values === 'integer';
  return values === type || (type === 'binary' && values === 'string');
}

function isFlag(cursor: Cursor, key: string): boolean {
  return key === 'required' && !Array.isArray(cursor.rawMember(key));
}
