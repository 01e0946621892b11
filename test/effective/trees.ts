/**
 * Random JSON Schemas, most of them with `allOf`, and random values. Both use the same few names
 * and texts, so that many values match.
 */
import { fc } from '../property.js';

/** A JSON Schema as it is written in a description. */
export type Stated = Readonly<Record<string, unknown>>;

/** A schema, and the named schemas that it may refer to. */
export interface Tree {
  readonly schema: Stated;
  readonly named: Readonly<Record<string, Stated>>;
}

const NAMES = ['A', 'B', 'C'] as const;
/** The names of all described properties. */
export const PROPERTIES = ['a', 'b', 'c'] as const;
const PATTERNS = ['^a', 'b$', '^[a-c]+$'] as const;

const few = fc.integer({ min: 0, max: 1 });
const many = fc.integer({ min: 1, max: 4 });
const low = fc.integer({ min: -2, max: 2 });
const high = fc.integer({ min: 2, max: 9 });
const scalar = fc.constantFrom<unknown>(null, true, 0, 1, 2, 1.5, 'a', 'ab', 'abc', 'c');

function limits(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Stated> {
  return fc.record(keywords, { requiredKeys: [] }) as fc.Arbitrary<Stated>;
}

function typed(types: readonly string[], keywords: fc.Arbitrary<Stated>): fc.Arbitrary<Stated> {
  const type = fc.constantFrom(...types);
  return fc
    .tuple(type, fc.boolean(), keywords)
    .map(([name, nullable, held]) => ({ type: nullable ? [name, 'null'] : name, ...held }));
}

const text = typed(
  ['string'],
  limits({ minLength: few, maxLength: many, pattern: fc.constantFrom(...PATTERNS) }),
);
const numeric = typed(
  ['integer', 'number'],
  limits({
    minimum: low,
    maximum: high,
    exclusiveMinimum: low,
    exclusiveMaximum: high,
    multipleOf: fc.constantFrom(0.5, 1, 2, 3),
  }),
);
const listed = fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }).map((values) => ({
  enum: values,
}));
const reference = fc
  .constantFrom(...NAMES)
  .map((name) => ({ $ref: `#/components/schemas/${name}` }));

function parts(one: fc.Arbitrary<Stated>): fc.Arbitrary<Stated[]> {
  return fc.array(one, { minLength: 1, maxLength: 3 });
}

const { schema, allOf } = fc.letrec<{
  schema: Stated;
  object: Stated;
  array: Stated;
  allOf: Stated;
}>((tie) => ({
  object: fc
    .record(
      {
        properties: fc.dictionary(fc.constantFrom(...PROPERTIES), tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(fc.constantFrom(...PROPERTIES), { minLength: 1, maxLength: 1 }),
        additionalProperties: fc.oneof(
          { arbitrary: fc.constant(true), weight: 3 },
          fc.constant(false),
          tie('schema'),
        ),
        minProperties: few,
        maxProperties: many,
      },
      { requiredKeys: ['properties'] },
    )
    .map((held) => ({ type: 'object', ...held })),
  array: fc
    .record(
      {
        items: tie('schema'),
        minItems: few,
        maxItems: many,
        uniqueItems: fc.boolean(),
      },
      { requiredKeys: ['items'] },
    )
    .map((held) => ({ type: 'array', ...held })),
  // Most members of an `allOf` have the same type, because different types exclude each other.
  allOf: fc
    .oneof(
      { arbitrary: parts(tie('object')), weight: 5 },
      parts(fc.oneof(tie('object'), reference, tie('allOf'))),
      parts(text),
      parts(fc.oneof(text, listed)),
      parts(numeric),
      parts(tie('array')),
      parts(tie('schema')),
    )
    .map((members) => ({ allOf: members })),
  schema: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    numeric,
    listed,
    fc.constant({ type: 'boolean' }),
    reference,
    { arbitrary: tie('object'), weight: 4 },
    tie('array'),
    { arbitrary: tie('allOf'), weight: 4 },
    fc
      .tuple(
        fc.constantFrom('anyOf', 'oneOf'),
        fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
      )
      .map(([keyword, members]) => ({ [keyword]: members })),
  ) as fc.Arbitrary<Stated>,
}));

/** A random tree: an `allOf`, and random named schemas. Some trees allow no value. */
export const tree: fc.Arbitrary<Tree> = fc.record({
  schema: allOf,
  named: fc
    .tuple(...NAMES.map(() => schema))
    .map((all) => Object.fromEntries(all.map((one, at) => [NAMES[at], ending(one, at)]))),
});

/**
 * Replaces references that could lead back to the schema without consuming a value, because their
 * validation would never end.
 */
function ending(stated: Stated, at: number): Stated {
  const next = NAMES[at + 1];
  if ('$ref' in stated) {
    return next === undefined ? { type: 'string' } : { $ref: `#/components/schemas/${next}` };
  }
  const members = Object.entries(stated).filter(([key]) => COMPOSED.has(key));
  return {
    ...stated,
    ...Object.fromEntries(
      members.map(([key, held]) => [key, (held as Stated[]).map((one) => ending(one, at))]),
    ),
  };
}

const COMPOSED: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

/** Random values, some of which match these schemas. */
export const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    scalar,
    {
      // Ajv treats an object without a prototype as different from an equal object with one.
      arbitrary: fc.dictionary(fc.constantFrom(...PROPERTIES, 'd'), tie('value'), {
        ...{ maxKeys: 4, noNullPrototype: true },
      }),
      weight: 3,
    },
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value;
