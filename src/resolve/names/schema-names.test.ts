import { expect, test } from 'vitest';
import { assignNames } from './operation-names.js';
import { schemaNameCandidates } from './schema-names.js';

const named = (ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(assignNames(schemaNameCandidates(ids), new Map()).names);

test.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  ['is called just so', ['Pet', 'Response_1'], { Pet: 'Pet', Response_1: 'Response_1' }],
  ['differs in case', ['Invoice', 'invoice'], { Invoice: 'Invoice', invoice: 'InvoiceSchema' }],
  ['nobody is called so', ['a.b', 'a-b'], { 'a.b': 'AB_04la3gs', 'a-b': 'AB_0bswm03' }],
  ['is a global', ['Response', 'string'], { Response: 'ResponseSchema', string: 'StringSchema' }],
])('a schema that %s', (_, ids, want) => {
  expect(named(ids)).toEqual(want);
  expect(named([...ids].reverse())).toEqual(want);
});

test('no name is lost, and order gives none', () => {
  const ids = ['Foo.Bar', 'Foo-Bar', 'FooBar', 'foobar', 'Foo_Bar', 'FooBarSchema', '', '日本'];
  const names = named(ids);
  expect(names).toMatchObject({ FooBar: 'FooBar', FooBarSchema: 'FooBarSchema' });
  expect(new Set(Object.values(names).map((name) => name.toLowerCase())).size).toBe(ids.length);
  expect(named([...ids].reverse())).toEqual(names);
});
