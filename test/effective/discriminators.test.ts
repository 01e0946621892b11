/** All output agrees on the schema that a value of a discriminator selects. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { createMock, type Mock } from '../../src/service/mock/index.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { folderOfAllTests } from '../folder.js';
import { pairsOf, type Pair } from '../zod/outputs.js';
import { made } from '../zod/values.js';
import { generated } from './described.js';
import type { Stated } from './trees.js';

const text = { type: 'string' };
const ref = (name: string): Stated => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Stated, ...required: string[]): Stated => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});
const child = (parent: string, ...parts: Stated[]): Stated => ({ allOf: [ref(parent), ...parts] });
const told = (propertyName: string, mapping?: Stated): Stated => ({
  discriminator: { propertyName, ...(mapping && { mapping }) },
});
const day = object({ day: { type: 'integer' } }, 'day');

interface Row {
  readonly name: string;
  readonly schemas: Readonly<Record<string, Stated>>;
  /** The schema of the body; by default `P`. */
  readonly body?: Stated;
  readonly valid: readonly object[];
  readonly invalid: readonly object[];
}

const enumerated = (values: readonly unknown[], mapping?: Stated): Stated => ({
  ...object({ t: { enum: values } }, 't'),
  ...told('t', mapping),
});

const ROWS: readonly Row[] = [
  {
    // The names of schemas start with `V` and the number of the row.
    name: 'children whose names are in the enum of the parent',
    schemas: {
      P: enumerated(['V0W', 'V0Y']),
      W: child('P', day),
      Y: child('P', object({ y: text }, 'y')),
    },
    valid: [
      { t: 'V0W', day: 1 },
      { t: 'V0Y', y: 'a' },
    ],
    invalid: [{ t: 'V0W' }, { t: 'V0Y' }, { t: 'V0P' }],
  },
  {
    name: 'a parent with an enum and one child without a value',
    schemas: { P: enumerated(['daily', 'weekly']), W: child('P', day) },
    valid: [{ t: 'daily' }, { t: 'weekly' }, { t: 'weekly', day: 1 }],
    invalid: [{ t: 'W', day: 1 }, { day: 1 }],
  },
  {
    name: 'a parent with an enum, whose mapping names one value',
    schemas: { P: enumerated(['daily', 'weekly'], { weekly: ref('W').$ref }), W: child('P', day) },
    valid: [{ t: 'daily' }, { t: 'weekly', day: 1 }],
    invalid: [{ t: 'weekly' }, { t: 'monthly' }],
  },
  {
    name: 'a child behind a oneOf with one member',
    schemas: { P: enumerated(['daily', 'weekly'], { weekly: ref('W').$ref }), W: child('P', day) },
    body: { oneOf: [ref('P')] },
    valid: [{ t: 'daily' }, { t: 'weekly', day: 1 }],
    invalid: [{ t: 'weekly' }],
  },
  {
    name: 'two children, one of which has its own enum',
    schemas: {
      P: enumerated(['daily', 'weekly']),
      W: child('P', object({ t: { enum: ['weekly'] } }), day),
      Y: child('P', object({ year: { type: 'integer' } }, 'year')),
    },
    valid: [{ t: 'daily' }, { t: 'daily', year: 1 }, { t: 'weekly', day: 1 }],
    invalid: [{ t: 'Y', year: 1 }],
  },
  {
    name: 'a child with its own mapping',
    schemas: {
      P: { ...object({ t: text }, 't'), ...told('t', { FooBar: ref('B').$ref }) },
      B: { ...child('P', object({ b: text })), ...told('t', { BarQux: ref('Q').$ref }) },
      Q: child('B', object({ q: text }, 'q')),
    },
    valid: [{ t: 'FooBar' }, { t: 'BarQux', q: 'a' }],
    invalid: [{ t: 'BarQux' }, { t: 'Q', q: 'a' }, { t: 'B' }],
  },
  {
    name: 'the middle of three schemas with mappings',
    schemas: {
      P: { ...object({ t: text }, 't'), ...told('t', { FooBar: ref('B').$ref }) },
      B: { ...child('P', object({ b: text })), ...told('t', { BarQux: ref('Q').$ref }) },
      Q: child('B', object({ q: text }, 'q')),
    },
    body: ref('B'),
    valid: [{ t: 'FooBar' }, { t: 'BarQux', q: 'a' }],
    invalid: [{ t: 'BarQux' }, { t: 'Q', q: 'a' }, { t: 'B' }],
  },
  {
    name: 'a grandchild with a value from the mapping of its parent',
    schemas: {
      P: { ...object({ t: text }, 't'), ...told('t') },
      B: { ...child('P', object({ b: text })), ...told('t', { BarQux: ref('Q').$ref }) },
      Q: child('B', object({ q: text }, 'q')),
    },
    body: ref('Q'),
    valid: [{ t: 'BarQux', q: 'a' }],
    invalid: [
      { t: 'Q', q: 'a' },
      { t: 'B', q: 'a' },
    ],
  },
  ...[
    { kind: 'integer', one: 1, two: 2, more: {} },
    { kind: 'number', one: 1.5, two: -2, more: {} },
    { kind: 'boolean', one: true, two: false, more: {} },
    { kind: ['integer', 'null'], one: 1, two: 2, more: {} },
    { kind: 'integer', one: 1, two: 2, more: { enum: [1, 2] } },
  ].flatMap(({ kind, one, two, more }): Row[] => {
    const mapping = { [String(one)]: ref('A').$ref, [String(two)]: ref('B').$ref };
    const k = { type: kind, ...more };
    const parts = { a: object({ a: text }, 'a'), b: object({ b: text }, 'b') };
    const name = `${JSON.stringify(kind)}${'enum' in more ? ' with an enum' : ''}`;
    const valid = [
      { k: one, a: 'x' },
      { k: two, b: 'x' },
    ];
    const invalid = [{ k: two, a: 'x' }, { k: String(one), a: 'x' }, { k: 7, a: 'x' }, { a: 'x' }];
    return [
      {
        name: `a oneOf of schemas with ${name}`,
        schemas: {
          P: { oneOf: [ref('A'), ref('B')], ...told('k', mapping) },
          A: { ...object({ k, a: text }, 'k', 'a') },
          B: { ...object({ k, b: text }, 'k', 'b') },
        },
        ...{ valid, invalid },
      },
      {
        name: `a parent with ${name}`,
        schemas: {
          P: { ...object({ k }, 'k'), ...told('k', mapping) },
          A: child('P', parts.a),
          B: child('P', parts.b),
        },
        ...{ valid, invalid },
      },
      {
        name: `a child of a parent with ${name}`,
        schemas: {
          P: { ...object({ k }, 'k'), ...told('k', mapping) },
          A: child('P', parts.a),
          B: child('P', parts.b),
        },
        body: ref('A'),
        valid: [{ k: one, a: 'x' }],
        invalid: [
          { k: two, a: 'x' },
          { k: String(one), a: 'x' },
        ],
      },
    ];
  }),
  {
    name: 'values of an extension of Azure',
    schemas: {
      P: { ...object({ k: { type: 'integer' } }, 'k'), ...told('k') },
      A: { ...child('P', object({ a: text }, 'a')), 'x-ms-discriminator-value': '1' },
      B: { ...child('P', object({ b: text }, 'b')), 'x-ms-discriminator-value': '2' },
    },
    valid: [
      { k: 1, a: 'x' },
      { k: 2, b: 'x' },
    ],
    invalid: [{ k: 2, a: 'x' }],
  },
  {
    name: 'a nullable property with a mapping',
    schemas: {
      P: {
        ...object({ k: { type: ['string', 'null'] } }, 'k'),
        ...told('k', { 1: ref('A').$ref, 2: ref('B').$ref }),
      },
      A: child('P', object({ a: text }, 'a')),
      B: child('P', object({ b: text }, 'b')),
    },
    valid: [{ k: '1', a: 'x' }],
    invalid: [{ k: '2', a: 'x' }],
  },
];

const folder = folderOfAllTests();
let all: Generated;
let mock: Mock;
let pairs: readonly Pair[] = [];

beforeAll(async () => {
  const modules = join(import.meta.dirname, '../../node_modules');
  symlinkSync(modules, join(folder.path, 'node_modules'), 'junction');
  folder.write('package.json', '{ "type": "module" }');
  const own = (at: number, one: unknown): unknown =>
    JSON.parse(JSON.stringify(one).replaceAll('/components/schemas/', `$&V${at}`));
  const paths = ROWS.map(({ body = ref('P') }, at) => [
    `/v${at}`,
    {
      post: {
        operationId: `v${at}`,
        requestBody: {
          required: true,
          content: { 'application/json': { schema: own(at, body) } },
        },
        responses: { 204: { description: 'Valid' } },
      },
    },
  ]);
  const schemas = ROWS.flatMap((row, at) =>
    Object.entries(row.schemas).map(([name, one]) => [`V${at}${name}`, own(at, one)]),
  );
  const info = { title: 'Discriminators', version: '1' };
  all = await generated(
    {
      openapi: '3.1.0',
      info,
      paths: Object.fromEntries(paths),
      components: { schemas: Object.fromEntries(schemas) },
    },
    { client: true, server: true, zod: true },
  );
  mock = createMock(all.api, all.names);
  pairs = await pairsOf(all, folder);
}, 60_000);

it.each(ROWS.map((row, at) => ({ ...row, at })))('$name', async ({ at, valid, invalid }) => {
  const schema = all.api.endpoints.find(({ operationId }) => operationId?.value === `v${at}`)?.body
    ?.media[0]?.schema;
  if (schema === undefined) throw new Error('no body');
  const zod = pairs.find((pair) => pair.schema === schema)?.zod;
  const verdict = async (value: unknown): Promise<object> => {
    const body = JSON.stringify(value);
    const headers = { 'content-type': 'application/json' };
    const request = new Request(`http://a.test/v${at}`, { method: 'POST', headers, body });
    const { status } = await mock.fetch(request);
    return { value, server: status === 204, zod: zod?.safeParse(value).success };
  };
  const samples = [0, 1, 2].map((seed) => made(schema, all.api, 'write', seed));
  const found = await Promise.all([...valid, ...invalid, ...samples].map(verdict));
  const wanted = [...valid, ...invalid, ...samples].map((value, place) => {
    const isValid = place < valid.length || place >= valid.length + invalid.length;
    return { value, server: isValid, zod: isValid };
  });
  expect(found).toEqual(wanted);
  expect(samples).not.toContain(undefined);
});
