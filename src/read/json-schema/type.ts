/** The types of a schema: as stated, under other names, or to be read off its other keywords. */
import type { Cursor } from '../../source/cursor.js';
import type { SchemaContext } from './table.js';

export type TypeName =
  'null' | 'boolean' | 'object' | 'array' | 'number' | 'integer' | 'string' | 'binary' | 'any';

/** One type that a schema allows, with the format its name implies. */
export interface TypeWord {
  readonly type: TypeName;
  readonly format?: string;
}

/** What `type` and the keywords beside it say. */
export interface Types {
  readonly words: readonly TypeWord[];
  /** True when `type` itself was there and understood. */
  readonly stated: boolean;
}

const STANDARD: ReadonlyMap<string, TypeWord> = new Map(
  (['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'] as const).map((type) => [
    type,
    { type },
  ]),
);

/** Names that people write where a standard type belongs. */
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

/**
 * Reads the types of a schema object.
 * @param cursor the schema object
 * @returns no words when nothing tells the type
 */
export function readTypes(cursor: Cursor, context: SchemaContext): Types {
  const place = cursor.get('type');
  const words: TypeWord[] = [];
  if (place.type === 'array') {
    if (!context.dialect.typeLists)
      place.add('schema/type-list', { dialect: context.dialect.name });
    for (const item of place.items()) words.push(...readWord(item));
  } else if (place.exists) words.push(...readWord(place));
  if (words.length > 0) return { words: distinct(words), stated: true };
  const implied = context.dialect.impliesTypes ? impliedType(cursor) : undefined;
  return { words: implied ? [implied] : [], stated: false };
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

/** `integer` beside `number` adds nothing, nor does a word said twice. */
function distinct(words: readonly TypeWord[]): TypeWord[] {
  const seen = new Set<string>();
  const number = words.some((word) => word.type === 'number');
  return words.filter((word) => {
    if (seen.has(word.type) || (number && word.type === 'integer')) return false;
    seen.add(word.type);
    return true;
  });
}

/** Keywords that only make sense for one type: who writes them means it. */
const IMPLIED: readonly (readonly [TypeName, readonly string[]])[] = [
  ['object', ['properties', 'additionalProperties', 'required', 'minProperties', 'maxProperties']],
  ['object', ['patternProperties', 'propertyNames', 'unevaluatedProperties']],
  ['object', ['dependentRequired', 'dependentSchemas']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'unevaluatedItems']],
  ['array', ['contains']],
  ['string', ['pattern', 'minLength', 'maxLength', 'contentEncoding']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/** Keywords that say something of values of one type, and nothing of others (JSON Schema 2020-12 Validation §6). */
export const TYPED_KEYWORDS: readonly (readonly [TypeName, readonly string[]])[] = [
  [
    'object',
    [
      ...['properties', 'patternProperties', 'additionalProperties', 'required'],
      ...['minProperties', 'maxProperties'],
    ],
  ],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems']],
  ['string', ['pattern', 'minLength', 'maxLength', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/** All of them: most schemas that reach this say none, and one look is enough. */
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

function impliedType(cursor: Cursor): TypeWord | undefined {
  if (cursor.has('enum') || cursor.has('const')) return undefined;
  const present = cursor.keyMask(IMPLYING, 0);
  for (const [type, keywords] of present === 0 ? [] : IMPLIED) {
    // `required: true` is a property's own flag, not the list of an object.
    const keyword = keywords.find((key) => cursor.has(key) && !isFlag(cursor, key));
    if (keyword === undefined) continue;
    // Nearly all who describe properties leave the type out, and nobody sends anything else.
    if (type !== 'object') cursor.get(keyword).add('schema/type-implied', { keyword, type }, 'key');
    return { type };
  }
  if (typeof cursor.rawMember('contentMediaType') === 'string') return { type: 'binary' };
  const format = cursor.rawMember('format');
  const type = typeof format === 'string' ? FORMATS.get(format) : undefined;
  return type && { type };
}

function isFlag(cursor: Cursor, key: string): boolean {
  return key === 'required' && !Array.isArray(cursor.rawMember(key));
}
