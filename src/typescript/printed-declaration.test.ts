import { describe, expect, it } from 'vitest';
import { code, ident, imported, type Code } from '../emit/code.js';
import { moduleText, printed } from '../emit/module.js';
import type { Property, Schema, SchemaId } from '../model/schema.js';
import { printedDeclaration } from './printed-declaration.js';
import { typeDeclaration, type TypeOptions } from './types.js';

const s = (shape: object, notes: object = {}): Schema =>
  Object.assign(shape, { origins: [] }, notes) as unknown as Schema;
const string = s({ kind: 'string' });
const ref = s({ kind: 'ref', id: 'Thing' });
const list = s({ kind: 'array', items: ref });
const either = s({
  kind: 'union',
  members: [ref, s({ kind: 'ref', id: 'Other' })],
  discriminator: { property: 'kind', mapping: new Map([['thing', 'Thing']]) },
});

/** New each time: what is remembered is remembered of an object. */
const object = (
  properties: Record<string, Schema>,
  more: { rest?: Schema; restStated?: boolean } = {},
): Schema =>
  s({
    kind: 'object',
    properties: new Map(
      Object.entries(properties).map(([name, schema]): [string, Property] => [
        name,
        { schema, required: name.length > 1 },
      ]),
    ),
    ...more,
  });

const SCHEMAS: readonly (readonly [string, () => Schema])[] = [
  ['texts', () => object({ a: string, bb: s({ kind: 'string' }, { description: 'A b.' }) })],
  ['arrays among others', () => object({ a: list, bb: string, c: string, dd: list, e: either })],
  [
    'only received',
    () => object({ a: string, bb: s({ kind: 'ref', id: 'Thing' }, { readOnly: true }), c: string }),
  ],
  ['only sent', () => object({ aa: s({ kind: 'array', items: ref }, { writeOnly: true }) })],
  [
    'all hidden',
    () =>
      object({
        a: s({ kind: 'ref', id: 'Thing' }, { writeOnly: true }),
        b: s({ kind: 'ref', id: 'Thing' }, { readOnly: true }),
      }),
  ],
  ['a discriminator', () => object({ aa: either, bb: ref })],
  ['bytes', () => object({ aa: s({ kind: 'binary' }), bb: ref })],
  ['further properties', () => object({ aa: ref, b: list }, { rest: string, restStated: true })],
  ['none', () => object({})],
  ['an alias', () => either],
  [
    'nested',
    () =>
      object({
        aa: object({ b: list, cc: s({ kind: 'ref', id: 'Thing' }, { readOnly: true }) }),
        d: object({ e: ref }),
      }),
  ],
];

const local = (id: SchemaId): Code => ident(id);
const OPTIONS: readonly (readonly [string, TypeOptions])[] = [
  ['as stated', { ref: local }],
  ['received', { ref: local, direction: 'read' }],
  ['sent', { ref: local, direction: 'write' }],
  ['arrays that nobody changes', { ref: local, direction: 'read', readonlyArrays: true }],
  ['imported', { ref: (id) => imported(id, './schemas.ts', { type: true }) }],
  ['other names', { ref: (id) => ident(`${id}Input`) }],
  ['no names', { ref: () => code`unknown` }],
  ['references that are followed', { ref: local, follow: (schema) => schema }],
  ['dates', { ref: local, scalar: () => ident('Moment') }],
  ['files', { ref: local, binary: ident('File') }],
  ['undefined', { ref: local, undefinedOptional: true }],
];

const text = (body: Code): string =>
  moduleText({ body: [body], path: 'a.ts', importExtension: '.js' });

describe.each(SCHEMAS)('%s', (_, schemaOf) => {
  it.each(OPTIONS)('first %s, then any other', (_name, first) => {
    for (const [, then] of OPTIONS) {
      const schema = schemaOf();
      for (const options of [first, then, first]) {
        expect(text(printedDeclaration(ident('T'), schema, options))).toBe(
          text(printed(typeDeclaration(ident('T'), schema, options))),
        );
      }
    }
  });
});

it('lays out once what is the same', () => {
  let looks = 0;
  const counted = s({
    get kind() {
      looks++;
      return 'string';
    },
  });
  const schema = object({ aa: counted, bb: list });
  const declare = (options: TypeOptions): string =>
    text(printedDeclaration(ident('T'), schema, options));
  const first = declare({ ref: local });
  const before = looks;
  expect(before).toBeGreaterThan(0);
  expect(declare({ ref: local, direction: 'read' })).toBe(first);
  expect(declare({ ref: local, readonlyArrays: true })).toBe(
    first.replace('bb: ', 'bb: readonly '),
  );
  expect(looks).toBe(before);
});
