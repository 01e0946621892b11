import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { media, parameter, schema } from '../../../test/model-parts.js';
import type { Notes, Schema, SchemaId, Shape } from '../../model/schema.js';
import { BYTES, mediaSample, parameterSample, sampleValue, type SampleOptions } from './index.js';

const api = (schemas: readonly (readonly [SchemaId, Schema])[] = []): SampleOptions['api'] => ({
  schemas: new Map(schemas),
});

function of(shape: Shape & Notes, options: Partial<SampleOptions> = {}): unknown {
  return sampleValue(schema(shape), { api: api(), direction: 'write', label: 'label', ...options });
}

const text = schema({ kind: 'string' });

describe('declared examples', () => {
  it.each<[string, Shape & Notes, unknown]>([
    ['the first example', { kind: 'string', examples: ['Rex', 'Bo'] }, 'Rex'],
    ['a default', { kind: 'integer', default: 30 }, 30],
    ['no mistaken example', { kind: 'integer', examples: ['many', 7] }, 7],
    ['an example before a default', { kind: 'string', examples: ['a'], default: 'b' }, 'a'],
    [
      'an example that is null',
      { kind: 'union', members: [text, schema({ kind: 'null' })], examples: [null] },
      null,
    ],
  ])('%s', (_, shape, value) => expect(of(shape)).toEqual(value));

  it('are not used unless requested', () => {
    expect(of({ kind: 'string', examples: ['Rex'] }, { given: false })).toBe('label');
  });

  it('omit fields of the other direction', () => {
    const shape: Shape = {
      kind: 'object',
      rest: schema({ kind: 'any' }),
      properties: new Map([
        ['id', { schema: schema({ kind: 'string', readOnly: true }), required: true }],
        ['password', { schema: schema({ kind: 'string', writeOnly: true }), required: true }],
      ]),
    };
    const whole = new Map([
      ['id', '7'],
      ['password', 'p'],
    ]);
    const given = { ...shape, examples: [whole] };
    expect(of(given)).toEqual(new Map([['password', 'p']]));
    expect(of(given, { direction: 'read' })).toEqual(new Map([['id', '7']]));
    expect(of(shape)).toEqual(new Map([['password', 'password']]));
  });
});

describe('generated samples', () => {
  it.each<[string, Shape, unknown]>([
    ['a text', { kind: 'string' }, 'label'],
    ['a short text', { kind: 'string', maxLength: 2 }, 'el'],
    ['a long text', { kind: 'string', minLength: 8 }, 'labelabc'],
    [
      'a UUID',
      { kind: 'string', format: 'uuid' },
      expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
    ],
    ['a moment', { kind: 'string', format: 'date-time' }, '2024-05-17T09:30:00Z'],
    ['a pattern', { kind: 'string', pattern: '^[A-Z]\\d$' }, 'A1'],
    ['a whole number', { kind: 'integer' }, 1],
    ['one that is not too small', { kind: 'integer', exclusiveMinimum: 4 }, 5],
    ['a multiple', { kind: 'number', multipleOf: 0.1, minimum: 1.25 }, 1.3],
    ['nothing between bounds', { kind: 'integer', minimum: 2, maximum: 1 }, undefined],
    ['bytes', { kind: 'binary' }, BYTES],
    ['a value of a list', { kind: 'enum', values: ['b', 'a'] }, 'b'],
    ['nothing', { kind: 'never' }, undefined],
    [
      'different items',
      { kind: 'array', items: text, minItems: 2, uniqueItems: true },
      ['label', expect.stringMatching(/^label\d+$/)],
    ],
    ['no item', { kind: 'array', items: schema({ kind: 'never' }) }, []],
  ])('%s', (_, shape, value) => expect(of(shape)).toEqual(value));

  it('end where a type contains itself', () => {
    const self: Schema = { kind: 'ref', id: 'Node', origins: [] };
    const node = (required: boolean, inner: Schema): Schema =>
      schema({ kind: 'object', properties: new Map([['next', { schema: inner, required }]]) });
    const sampleOfNode = (one: Schema): unknown =>
      of(self, { api: api([['Node', one]]), direction: 'read' });
    expect(sampleOfNode(node(false, self))).toEqual(new Map());
    expect(sampleOfNode(node(true, self))).toBeUndefined();
    const orNull = schema({ kind: 'union', members: [self, schema({ kind: 'null' })] });
    expect(sampleOfNode(node(true, orNull))).toEqual(new Map([['next', null]]));
  });

  it('prefer the union member whose required properties are all sent', () => {
    const member = (name: string, writeOnly: boolean): Schema => {
      const value = schema({ kind: 'string', writeOnly });
      return schema({
        kind: 'object',
        properties: new Map([[name, { schema: value, required: true }]]),
      });
    };
    const union: Shape = { kind: 'union', members: [member('cvc', true), member('iban', false)] };
    for (const seed of [0, 1, 2, 3]) {
      const read = of(union, { direction: 'read', seed }) as ReadonlyMap<string, unknown>;
      expect([...read.keys()]).toEqual(['iban']);
    }
    expect(of(union)).toEqual(new Map([['cvc', 'cvc']]));
  });

  it('select the union member by its tag', () => {
    const member = (name: string): Schema =>
      schema({
        kind: 'object',
        properties: new Map([
          ['kind', { schema: text, required: true }],
          [name, { schema: text, required: true }],
        ]),
      });
    const union: Shape = {
      kind: 'union',
      members: [
        { kind: 'ref', id: 'Cat', origins: [] },
        { kind: 'ref', id: 'Dog', origins: [] },
      ],
      exclusive: true,
      discriminator: {
        property: 'kind',
        mapping: new Map([
          ['c', 'Cat'],
          ['d', 'Dog'],
        ]),
      },
    };
    const known = api([
      ['Cat', member('purrs')],
      ['Dog', member('barks')],
    ]);
    expect(of(union, { api: known })).toEqual(
      new Map([
        ['kind', 'c'],
        ['purrs', 'purrs'],
      ]),
    );
    expect(of(union, { api: known, seed: 1 })).toEqual(
      new Map([
        ['kind', 'd'],
        ['barks', expect.any(String)],
      ]),
    );
  });
});

describe('seeds', () => {
  const shape: Shape = {
    kind: 'object',
    properties: new Map(
      (['uuid', 'date', 'email'] as const).map((format) => [
        format,
        { schema: schema({ kind: 'string', format }), required: true },
      ]),
    ),
  };

  it('give the same values for the same seed, and others for others', () => {
    expect(of(shape, { seed: 4 })).toEqual(of(shape, { seed: 4 }));
    expect(of(shape, { seed: 4 })).not.toEqual(of(shape, { seed: 5 }));
  });

  it('keep a value when a property is added next to it', () => {
    const more = new Map([['first', { schema: text, required: true }], ...shape.properties]);
    const before = of(shape, { seed: 9 }) as ReadonlyMap<string, unknown>;
    const after = of({ ...shape, properties: more }, { seed: 9 }) as ReadonlyMap<string, unknown>;
    for (const [name, value] of before) expect(after.get(name)).toEqual(value);
  });
});

it('stops if a schema requires too much', () => {
  const wide = (depth: number): Schema =>
    depth === 0
      ? text
      : schema({ kind: 'array', items: wide(depth - 1), minItems: 50, maxItems: 50 });
  expect(of(wide(6))).toBeUndefined();
  // Without a limit, a description of a few thousand characters caused hundreds of megabytes of
  // docs, because it has many long strings.
  const long = schema({ kind: 'string', minLength: 1000 });
  expect(of({ kind: 'array', items: long, minItems: 2000 })).toBeUndefined();
});

it('uses the examples of bodies and parameters', () => {
  const example = (name: string, value: string): Parameters<typeof media>[2] => ({
    examples: [{ name, value, origins: [] }],
  });
  const options = { api: api(), direction: 'read' } as const;
  expect(mediaSample(media('application/json', text, example('one', 'first')), options)).toBe(
    'first',
  );
  const query = parameter('query', 'q', text, {
    examples: [{ name: '', value: 'cats', origins: [] }],
  });
  expect(parameterSample(query, { api: api() })).toBe('cats');
  expect(parameterSample({ ...query, examples: [] }, { api: api() })).toBe('q');
});

describe('tight schemas', () => {
  const described = (shape: Shape): Schema => schema(shape);
  const unique = (items: Schema, minItems: number): Schema =>
    described({ kind: 'array', items, minItems, uniqueItems: true });
  const twelve = described({ kind: 'integer', minimum: 0, maximum: 11 });
  const letters = described({ kind: 'enum', values: ['a', 'b', 'c', 'd'] });
  const password = '^(?=.*[0-9])(?=.*[a-z])[a-z0-9]{8}$';
  const all: readonly Schema[] = [
    unique(twelve, 12),
    unique(letters, 4),
    unique(described({ kind: 'boolean' }), 2),
    described({ kind: 'string', pattern: password }),
    ...['email', 'hostname', 'uri', 'ipv4', 'ipv6', 'json-pointer'].flatMap((format) => [
      described({ kind: 'string', format, maxLength: 8 }),
      described({ kind: 'string', format, maxLength: 7 }),
    ]),
    ...['email', 'hostname', 'uri', 'json-pointer'].map((format) =>
      described({ kind: 'string', format, minLength: 90 }),
    ),
  ];
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('have valid samples with seed %i', (seed) => {
    const options = { api: { schemas: new Map() }, direction: 'read', seed, given: false } as const;
    for (const one of all) {
      const value = sampleValue(one, options);
      expect([one, value]).not.toEqual([one, undefined]);
      expect(ajv.validate(jsonSchemaOf(one), value), JSON.stringify([one, value])).toBe(true);
    }
    const within = described({ kind: 'string', pattern: 'a(?=b)' });
    expect(sampleValue(within, options)).toBeUndefined();
    expect(sampleValue(unique(twelve, 100_000_000), options)).toBeUndefined();
  });
});

/** Returns the JSON Schema of a schema that has no references. */
function jsonSchemaOf({ origins: _, kind, ...keywords }: Schema): object {
  if (kind === 'enum') return { enum: (keywords as { values: unknown }).values };
  const { items } = keywords as { items?: Schema };
  return { type: kind, ...keywords, ...(items && { items: jsonSchemaOf(items) }) };
}
