/**
 * A table with one row for each keyword of JSON Schema and OpenAPI. If a shape of the model gets a new keyword, the
 * compiler requires a row for it.
 */
import * as values from './keywords/values.js';
import type { CombineSchemas } from './keywords/values.js';
import type {
  ArrayShape,
  Assertions,
  EnumShape,
  Notes,
  NumberShape,
  ObjectShape,
  Shape,
  StringShape,
  TupleShape,
} from './schema.js';

/** The row of a keyword in the table. */
export interface Keyword<T> {
  /** The name of the keyword in JSON Schema. */
  readonly keyword: string;
  /**
   * The type of the keyword's value. A `count` is a number of characters, items or properties. A `mark` only adds
   * information to another keyword, for example whether a document declares `additionalProperties`.
   */
  readonly type:
    'flag' | 'mark' | 'number' | 'count' | 'text' | 'json' | 'list' | 'map' | 'schema' | 'schemas';
  /**
   * The meaning of a schema without the keyword. `anything`: everything that the keyword could forbid is allowed.
   * `nothing`: nothing that the keyword could allow is allowed.
   */
  readonly absent: 'anything' | 'nothing';
  /** The value that has the same meaning as omitting the keyword. */
  readonly neutral?: 0 | false;
  /**
   * Combines the values of two schemas that must both match.
   * @returns `undefined` if no single value of the keyword expresses both
   */
  readonly both: (a: T, b: T, combine: CombineSchemas) => T | undefined;
  /**
   * Returns a value of the keyword that allows everything that at least one of two values allows. If it returns
   * `undefined`, or if the row has no such function, the keyword is removed.
   */
  readonly either?: (a: T, b: T) => T | undefined;
  /** Other spellings of the keyword, and keywords that belong to it. */
  readonly alias?: readonly string[];
  /** The type of values to which an assertion applies. */
  readonly concerns?: 'array' | 'object';
  /** The phrase before the keyword's value in the docs. */
  readonly phrase?: LimitPhrase;
  /** The phrase in the docs for a keyword whose value is `true`. */
  readonly flagWord?: LimitPhrase;
  /** The code of the problem that generated checks report. A text keyword without a code is an annotation. */
  readonly code?: string;
  /** How the keyword limits a number. */
  readonly limit?: NumberLimit;
}

/**
 * The methods of the runtime (class `Issues`) that check limits. A minimum and a maximum of the same count share one
 * method.
 */
type LimitCheck =
  'atLeast' | 'atMost' | 'above' | 'below' | 'multipleOf' | 'length' | 'items' | 'properties';

/**
 * A limit for a number: for the value itself, or for the number of characters, items or properties that the value has.
 */
export interface NumberLimit {
  readonly measure: 'value' | 'length' | 'items' | 'properties';
  /** Whether the keyword sets the lower or the upper end of a range. */
  readonly side?: 'lower' | 'upper';
  readonly isExclusive?: boolean;
  readonly check: LimitCheck;
  readonly allows: (measured: number, limit: number) => boolean;
}

/** The phrases about keywords in the docs. A phrase that is not translated is printed in English. */
export const LIMIT_PHRASES = [
  ...(['at least', 'at most', 'above', 'below', 'multiple of', 'pattern'] as const),
  ...(['length at least', 'length at most', 'encoding', 'content'] as const),
  ...(['items at least', 'items at most', 'items', 'unique'] as const),
  ...(['properties at least', 'properties at most'] as const),
] as const;

export type LimitPhrase = (typeof LIMIT_PHRASES)[number];

/** A type that requires a row for each keyword of a shape. */
export type KeywordRows<S> = {
  readonly [K in Exclude<keyof S, 'kind'>]-?: Keyword<NonNullable<S[K]>>;
};

/** The kinds that consist of other schemas for the same value. They are not combined keyword by keyword. */
type Composed = 'union' | 'intersection' | 'ref';

/** The kinds that are combined keyword by keyword. */
export type PlainKind = Exclude<Shape['kind'], Composed>;

type RowsByKind = {
  readonly [K in PlainKind]: KeywordRows<K extends NumberShape['kind'] ? NumberShape : ShapeOf<K>>;
};
type ShapeOf<K> = Extract<Shape, { readonly kind: K }>;

const LOWER = { absent: 'anything', both: values.larger, either: values.smaller } as const;
const UPPER = { absent: 'anything', both: values.smaller, either: values.larger } as const;
const least = { ...LOWER, type: 'count', neutral: 0 } as const;
const most = { ...UPPER, type: 'count' } as const;
const sameValue = { absent: 'anything', both: values.same } as const;
const text = { ...sameValue, type: 'text' } as const;
const flag = { type: 'flag', absent: 'anything', neutral: false, both: values.either } as const;
const schema = { type: 'schema', absent: 'anything', both: values.combinedSchemas } as const;
const range = { type: 'number', code: 'range' } as const;

const atLeast: NumberLimit = {
  ...{
    measure: 'value',
    side: 'lower',
    check: 'atLeast',
    allows: (value, limit) => value >= limit,
  },
};
const atMost: NumberLimit = {
  ...{ measure: 'value', side: 'upper', check: 'atMost', allows: (value, limit) => value <= limit },
};
const above: NumberLimit = {
  ...{ ...atLeast, isExclusive: true, check: 'above', allows: (value, limit) => value > limit },
};
const below: NumberLimit = {
  ...{ ...atMost, isExclusive: true, check: 'below', allows: (value, limit) => value < limit },
};

/** Returns the rows of a minimum and a maximum that count something, such as `minLength` and `maxLength`. */
function counts<M extends 'length' | 'items' | 'properties'>(
  measure: M,
  code: string,
  lower: string,
  upper: string,
): readonly [Keyword<number>, Keyword<number>] {
  const [low, high] = [`${measure} at least`, `${measure} at most`] as const;
  const limits = { measure, check: measure };
  return [
    { ...least, keyword: lower, phrase: low, code, limit: { ...atLeast, ...limits } },
    { ...most, keyword: upper, phrase: high, code, limit: { ...atMost, ...limits } },
  ];
}

const [minLength, maxLength] = counts('length', 'length', 'minLength', 'maxLength');
const [minItems, maxItems] = counts('items', 'size', 'minItems', 'maxItems');
const [minProperties, maxProperties] = counts(
  ...(['properties', 'size', 'minProperties', 'maxProperties'] as const),
);

const NUMBER: KeywordRows<NumberShape> = {
  format: { ...text, keyword: 'format', both: values.narrowerFormat },
  minimum: { ...range, ...LOWER, keyword: 'minimum', phrase: 'at least', limit: atLeast },
  exclusiveMinimum: {
    ...{ ...range, ...LOWER, keyword: 'exclusiveMinimum', phrase: 'above', limit: above },
  },
  maximum: { ...range, ...UPPER, keyword: 'maximum', phrase: 'at most', limit: atMost },
  exclusiveMaximum: {
    ...{ ...range, ...UPPER, keyword: 'exclusiveMaximum', phrase: 'below', limit: below },
  },
  multipleOf: {
    ...{ type: 'number', keyword: 'multipleOf', absent: 'anything', neutral: 0, code: 'multiple' },
    ...{ both: values.commonMultiple, either: values.commonDivisor, phrase: 'multiple of' },
    limit: { measure: 'value', check: 'multipleOf', allows: values.isMultiple },
  },
};

const STRING: KeywordRows<StringShape> = {
  format: { ...text, keyword: 'format', code: 'format' },
  pattern: { ...text, keyword: 'pattern', phrase: 'pattern', code: 'pattern' },
  minLength,
  maxLength,
  contentEncoding: { ...text, keyword: 'contentEncoding', phrase: 'encoding' },
  contentMediaType: { ...text, keyword: 'contentMediaType', phrase: 'content' },
};

const BINARY: KeywordRows<Extract<Shape, { kind: 'binary' }>> = {
  mediaType: { ...text, keyword: 'contentMediaType', alias: ['format', 'contentEncoding'] },
};

const ENUM: KeywordRows<EnumShape> = {
  values: {
    ...{ type: 'list', keyword: 'enum', alias: ['const'], absent: 'anything' },
    ...{ both: values.commonValues, code: 'enum' },
  },
  open: { type: 'mark', keyword: 'x-extensible-enum', absent: 'nothing', both: values.same },
  names: {
    ...{ type: 'list', keyword: 'x-enum-varnames', absent: 'nothing', both: values.same },
    alias: ['x-enumNames', 'x-enum-names', 'x-ms-enum'],
  },
};

const LIST = {
  minItems,
  maxItems,
  uniqueItems: {
    ...{ ...flag, keyword: 'uniqueItems', code: 'unique' },
    phrase: 'items',
    flagWord: 'unique',
  },
} as const;

const ARRAY: KeywordRows<ArrayShape> = {
  items: { ...schema, keyword: 'items', alias: ['collectionFormat'] },
  ...LIST,
};

const TUPLE: KeywordRows<TupleShape> = {
  items: {
    type: 'schemas',
    keyword: 'prefixItems',
    absent: 'anything',
    both: values.combinedItems,
  },
  rest: { ...schema, keyword: 'items', alias: ['additionalItems'], absent: 'nothing' },
  ...LIST,
};

const OBJECT: KeywordRows<ObjectShape> = {
  properties: {
    ...{ type: 'map', keyword: 'properties', alias: ['required'], absent: 'anything' },
    both: (a, b, combine) =>
      values.merged(a, b, (one, other) => values.combinedProperties(one, other, combine)),
  },
  rest: { ...schema, keyword: 'additionalProperties', absent: 'nothing' },
  restStated: { ...flag, type: 'mark', keyword: 'additionalProperties' },
  patterns: {
    ...{ type: 'map', keyword: 'patternProperties', absent: 'anything' },
    both: (a, b, combine) => values.merged(a, b, combine),
  },
  minProperties,
  maxProperties,
};

/** The rows of each kind that is combined keyword by keyword. */
export const KEYWORDS: RowsByKind = {
  any: {},
  unknown: {},
  never: {},
  null: {},
  boolean: {},
  number: NUMBER,
  integer: NUMBER,
  string: STRING,
  binary: BINARY,
  enum: ENUM,
  array: ARRAY,
  tuple: TUPLE,
  object: OBJECT,
};

/**
 * The rows of annotations. If two combined schemas both have an annotation, that of the second schema is kept. It is
 * more specific, because people write the `$ref` first.
 */
export const NOTES: KeywordRows<Omit<Notes, 'assertions' | 'typeImplied'>> = {
  title: { ...text, keyword: 'title', both: values.later },
  description: { ...text, keyword: 'description', both: values.later },
  default: { type: 'json', keyword: 'default', absent: 'anything', both: values.later },
  examples: {
    ...{ type: 'list', keyword: 'examples', absent: 'anything', both: values.concatenated },
    alias: ['example', 'x-example'],
  },
  deprecated: { ...flag, keyword: 'deprecated', alias: ['x-deprecated'] },
  readOnly: { ...flag, keyword: 'readOnly' },
  writeOnly: { ...flag, keyword: 'writeOnly' },
  externalDocs: { type: 'json', keyword: 'externalDocs', absent: 'anything', both: values.later },
  keywords: {
    ...{ type: 'map', keyword: 'keywords', absent: 'anything' },
    both: (a, b) => values.merged(a, b, values.later),
  },
};

/** The rows of assertions, which do not belong to a kind. */
export const ASSERTIONS: KeywordRows<Assertions> = {
  not: { ...schema, keyword: 'not', both: values.eitherSchema, code: 'not' },
  if: { ...schema, keyword: 'if', both: values.same },
  then: { ...schema, keyword: 'then', both: values.same },
  else: { ...schema, keyword: 'else', both: values.same },
  contains: {
    ...schema,
    keyword: 'contains',
    concerns: 'array',
    both: values.same,
    code: 'contains',
  },
  minContains: { ...sameValue, type: 'count', keyword: 'minContains', code: 'contains' },
  maxContains: { ...sameValue, type: 'count', keyword: 'maxContains', code: 'contains' },
  propertyNames: { ...schema, keyword: 'propertyNames', concerns: 'object' },
  dependentRequired: {
    ...{ type: 'map', keyword: 'dependentRequired', absent: 'anything', concerns: 'object' },
    alias: ['dependencies'],
    both: (a, b) => values.merged(a, b, (one, other) => [...new Set([...one, ...other])]),
  },
  dependentSchemas: {
    ...{ type: 'map', keyword: 'dependentSchemas', absent: 'anything', concerns: 'object' },
    both: (a, b, combine) => values.merged(a, b, combine),
  },
  unevaluatedProperties: { ...schema, keyword: 'unevaluatedProperties', concerns: 'object' },
  unevaluatedItems: { ...schema, keyword: 'unevaluatedItems', concerns: 'array' },
  values: { type: 'list', keyword: 'enum', absent: 'anything', both: values.same },
  forms: { type: 'schemas', keyword: 'allOf', absent: 'anything', both: values.concatenated },
};

/**
 * Assertions that only have a meaning together. Two schemas are combined only if all keywords of such a group are
 * equal.
 */
export const TOGETHER: readonly (readonly (keyof Assertions)[])[] = [
  ['if', 'then', 'else'],
  ['contains', 'minContains', 'maxContains'],
];
