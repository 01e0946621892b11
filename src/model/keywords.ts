/**
 * The keywords of JSON Schema and OpenAPI, one row each. The compiler asks for a row when a shape of the model gains a
 * keyword.
 */
import type { Json } from '../foundation/json.js';
import type {
  ArrayShape,
  Assertions,
  EnumShape,
  Notes,
  NumberShape,
  ObjectShape,
  Property,
  Scalar,
  Schema,
  Shape,
  StringShape,
  TupleShape,
} from './schema.js';

/** Combines two schemas that must both hold. */
export type CombineSchemas = (a: Schema, b: Schema) => Schema;

/** What the model knows of a keyword. */
export interface Keyword<T> {
  /** Its name in JSON Schema. */
  readonly keyword: string;
  /** What its value is. A `count` is a number of characters, items or properties. */
  readonly type:
    'flag' | 'number' | 'count' | 'text' | 'json' | 'list' | 'map' | 'schema' | 'schemas';
  /** What a schema without the keyword allows: anything the keyword could forbid, or nothing it could allow. */
  readonly absent: 'anything' | 'nothing';
  /** The value that means the same as the absent keyword. */
  readonly neutral?: 0 | false;
  /**
   * How two statements combine when both must hold.
   * @returns nothing if no single value of the keyword means both
   */
  readonly both: (a: T, b: T, combine: CombineSchemas) => T | undefined;
  /**
   * The value that admits everything that one of two statements admits. The keyword goes if it returns nothing, or if the
   * row has no such rule.
   */
  readonly either?: (a: T, b: T) => T | undefined;
}

/** A row for each keyword of a shape. */
export type KeywordRows<S> = {
  readonly [K in Exclude<keyof S, 'kind'>]-?: Keyword<NonNullable<S[K]>>;
};

/** Kinds that consist of other schemas for the same value: these combine as a whole. */
type Composed = 'union' | 'intersection' | 'ref';

/** The kinds whose keywords combine one by one. */
export type PlainKind = Exclude<Shape['kind'], Composed>;

type RowsByKind = {
  readonly [K in PlainKind]: KeywordRows<K extends NumberShape['kind'] ? NumberShape : ShapeOf<K>>;
};
type ShapeOf<K> = Extract<Shape, { readonly kind: K }>;

const lowest = { type: 'number', absent: 'anything', both: larger, either: smaller } as const;
const highest = { type: 'number', absent: 'anything', both: smaller, either: larger } as const;
const least = {
  type: 'count',
  absent: 'anything',
  neutral: 0,
  both: larger,
  either: smaller,
} as const;
const most = { type: 'count', absent: 'anything', both: smaller, either: larger } as const;
const text = { type: 'text', absent: 'anything', both: same } as const;
const flag = { type: 'flag', absent: 'anything', neutral: false, both: either } as const;
const schema = { type: 'schema', absent: 'anything', both: combinedSchemas } as const;

const NUMBER: KeywordRows<NumberShape> = {
  format: { ...text, keyword: 'format', both: narrowerFormat },
  minimum: { ...lowest, keyword: 'minimum' },
  maximum: { ...highest, keyword: 'maximum' },
  exclusiveMinimum: { ...lowest, keyword: 'exclusiveMinimum' },
  exclusiveMaximum: { ...highest, keyword: 'exclusiveMaximum' },
  multipleOf: {
    ...{ type: 'number', keyword: 'multipleOf', absent: 'anything' },
    ...{ both: commonMultiple, either: commonDivisor },
  },
};

const STRING: KeywordRows<StringShape> = {
  format: { ...text, keyword: 'format' },
  pattern: { ...text, keyword: 'pattern' },
  minLength: { ...least, keyword: 'minLength' },
  maxLength: { ...most, keyword: 'maxLength' },
  contentEncoding: { ...text, keyword: 'contentEncoding' },
  contentMediaType: { ...text, keyword: 'contentMediaType' },
};

const BINARY: KeywordRows<Extract<Shape, { kind: 'binary' }>> = {
  mediaType: { ...text, keyword: 'contentMediaType' },
};

const ENUM: KeywordRows<EnumShape> = {
  values: { type: 'list', keyword: 'enum', absent: 'anything', both: commonValues },
  open: { type: 'flag', keyword: 'x-extensible-enum', absent: 'nothing', both: same },
  names: { type: 'list', keyword: 'x-enum-varnames', absent: 'nothing', both: same },
};

const LIST = {
  minItems: { ...least, keyword: 'minItems' },
  maxItems: { ...most, keyword: 'maxItems' },
  uniqueItems: { ...flag, keyword: 'uniqueItems' },
} as const;

const ARRAY: KeywordRows<ArrayShape> = { items: { ...schema, keyword: 'items' }, ...LIST };

const TUPLE: KeywordRows<TupleShape> = {
  items: { type: 'schemas', keyword: 'prefixItems', absent: 'anything', both: combinedItems },
  rest: { ...schema, keyword: 'items', absent: 'nothing' },
  ...LIST,
};

const OBJECT: KeywordRows<ObjectShape> = {
  properties: {
    ...{ type: 'map', keyword: 'properties', absent: 'anything' },
    both: (a, b, combine) => merged(a, b, (one, other) => combinedProperties(one, other, combine)),
  },
  rest: { ...schema, keyword: 'additionalProperties', absent: 'nothing' },
  restStated: { ...flag, keyword: 'additionalProperties' },
  patterns: {
    ...{ type: 'map', keyword: 'patternProperties', absent: 'anything' },
    both: (a, b, combine) => merged(a, b, combine),
  },
  minProperties: { ...least, keyword: 'minProperties' },
  maxProperties: { ...most, keyword: 'maxProperties' },
};

/** The rows of each kind whose keywords combine one by one. */
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

/** Annotations: the later statement is the more specific one, because people write `$ref` first. */
export const NOTES: KeywordRows<Omit<Notes, 'assertions'>> = {
  title: { ...text, keyword: 'title', both: later },
  description: { ...text, keyword: 'description', both: later },
  default: { type: 'json', keyword: 'default', absent: 'anything', both: later },
  examples: { type: 'list', keyword: 'examples', absent: 'anything', both: concatenated },
  deprecated: { ...flag, keyword: 'deprecated' },
  readOnly: { ...flag, keyword: 'readOnly' },
  writeOnly: { ...flag, keyword: 'writeOnly' },
  externalDocs: { type: 'json', keyword: 'externalDocs', absent: 'anything', both: later },
  keywords: {
    ...{ type: 'map', keyword: 'keywords', absent: 'anything' },
    both: (a, b) => merged(a, b, later),
  },
};

/** Assertions without a type of their own. */
export const ASSERTIONS: KeywordRows<Assertions> = {
  not: { ...schema, keyword: 'not', both: eitherSchema },
  if: { ...schema, keyword: 'if', both: same },
  then: { ...schema, keyword: 'then', both: same },
  else: { ...schema, keyword: 'else', both: same },
  contains: { ...schema, keyword: 'contains', both: same },
  minContains: { type: 'count', keyword: 'minContains', absent: 'anything', both: same },
  maxContains: { type: 'count', keyword: 'maxContains', absent: 'anything', both: same },
  propertyNames: { ...schema, keyword: 'propertyNames' },
  dependentRequired: {
    ...{ type: 'map', keyword: 'dependentRequired', absent: 'anything' },
    both: (a, b) => merged(a, b, (one, other) => [...new Set([...one, ...other])]),
  },
  dependentSchemas: {
    ...{ type: 'map', keyword: 'dependentSchemas', absent: 'anything' },
    both: (a, b, combine) => merged(a, b, combine),
  },
  unevaluatedProperties: { ...schema, keyword: 'unevaluatedProperties' },
  unevaluatedItems: { ...schema, keyword: 'unevaluatedItems' },
  values: { type: 'list', keyword: 'enum', absent: 'anything', both: same },
  forms: { type: 'schemas', keyword: 'allOf', absent: 'anything', both: concatenated },
};

/** Assertions that mean something only together: they combine only if all of them are equal. */
export const TOGETHER: readonly (readonly (keyof Assertions)[])[] = [
  ['if', 'then', 'else'],
  ['contains', 'minContains', 'maxContains'],
];

function larger(a: number, b: number): number {
  return Math.max(a, b);
}

function smaller(a: number, b: number): number {
  return Math.min(a, b);
}

function either(a: boolean, b: boolean): boolean {
  return a || b;
}

function same<T>(a: T, b: T): T | undefined {
  return a === b ? a : undefined;
}

function later<T>(_: T, b: T): T {
  return b;
}

function concatenated<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return [...new Set([...a, ...b])];
}

function combinedSchemas(a: Schema, b: Schema, combine: CombineSchemas): Schema {
  return combine(a, b);
}

/** What one of two schemas forbids. */
function eitherSchema(a: Schema, b: Schema): Schema {
  return { kind: 'union', members: [a, b], origins: [...a.origins, ...b.origins] };
}

/** Formats of numbers that contain one another. */
const WITHIN: ReadonlyMap<string, string> = new Map([
  ['int32', 'int64'],
  ['float', 'double'],
]);

function narrowerFormat(a: string, b: string): string | undefined {
  if (a === b || WITHIN.get(a) === b) return a;
  return WITHIN.get(b) === a ? b : undefined;
}

const MOST_FACTOR = 1000;

/** The least common multiple, if it is near. */
function commonMultiple(a: number, b: number): number | undefined {
  if (a <= 0 || b <= 0) return undefined;
  for (let factor = 1; factor <= MOST_FACTOR; factor++) {
    const quotient = (a * factor) / b;
    if (Math.abs(quotient - Math.round(quotient)) < 1e-9) return a * factor;
  }
  return undefined;
}

/** A multiple of 10 is a multiple of 5, so 5 admits both. */
function commonDivisor(a: number, b: number): number | undefined {
  if (commonMultiple(a, b) === a) return b;
  return commonMultiple(a, b) === b ? a : undefined;
}

function commonValues(a: readonly Scalar[], b: readonly Scalar[]): readonly Scalar[] {
  const allowed = new Set<Json>(b);
  return a.filter((value) => allowed.has(value));
}

function combinedItems(
  a: readonly Schema[],
  b: readonly Schema[],
  combine: CombineSchemas,
): readonly Schema[] {
  const count = Math.max(a.length, b.length);
  return Array.from({ length: count }, (_, at) => {
    const [one, other] = [a[at], b[at]];
    if (one === undefined || other === undefined) return (one ?? other) as Schema;
    return combine(one, other);
  });
}

function combinedProperties(a: Property, b: Property, combine: CombineSchemas): Property {
  const required = a.required || b.required;
  if (b.undescribed === true && a.undescribed !== true) return { schema: a.schema, required };
  if (a.undescribed === true && b.undescribed !== true) return { schema: b.schema, required };
  const schema = combine(a.schema, b.schema);
  return { schema, required, ...(a.undescribed === true && { undescribed: true }) };
}

function merged<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  both: (a: T, b: T) => T,
): ReadonlyMap<string, T> {
  const all = new Map(a);
  b.forEach((value, key) => {
    const known = all.get(key);
    all.set(key, known === undefined ? value : both(known, value));
  });
  return all;
}
