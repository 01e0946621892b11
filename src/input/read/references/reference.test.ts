import { describe, expect, test } from 'vitest';
import { createReport } from '../../../base/diagnostics/report.js';
import { Cursor } from '../../source/cursor.js';
import type { Document } from '../../source/document.js';
import { References } from './reference.js';

function open(data: unknown, source = 'x.json') {
  const report = createReport();
  const document: Document = {
    source,
    syntax: 'json',
    text: '',
    data,
    hash: '',
    locate: () => ({ line: 1, column: 1, length: 0 }),
    line: () => '',
    scalarText: () => undefined,
  };
  return { root: new Cursor(document, report, data), report };
}

const DATA = {
  $self: 'https://acme.io/api.json',
  definitions: {
    Pet: { type: 'object' },
    'a/b': 1,
    'c d': 2,
    'p%20q': 3,
    list: ['x', { deep: 4 }],
    alias: { $ref: '#/definitions/Pet' },
    anchored: { $anchor: 'here', $id: 'https://acme.io/schemas/a' },
  },
  parameters: { limit: { name: 'limit' } },
};

describe('target', () => {
  // reference, pointer of its target, codes
  const rows: [string, string | undefined, string[]][] = [
    ['#/definitions/Pet', '/definitions/Pet', []],
    ['#', '', []],
    ['#/definitions/a~1b', '/definitions/a~1b', []],
    ['#/definitions/a%2Fb', '/definitions/a~1b', []],
    ['#/definitions/a%7E1b', '/definitions/a~1b', []],
    ['#/definitions/c%20d', '/definitions/c d', []],
    ['#/definitions/p%20q', '/definitions/p%20q', []],
    ['#/definitions/list/1/deep', '/definitions/list/1/deep', []],
    ['#/definitions/list/length', undefined, ['ref/unresolved']],
    ['#/definitions/list/01', undefined, ['ref/unresolved']],
    ['#/definitions/constructor', undefined, ['ref/unresolved']],
    ['#/definitions/alias/type', '/definitions/Pet/type', []],
    ['#here', '/definitions/anchored', []],
    ['#there', undefined, ['ref/unresolved']],
    ['https://acme.io/schemas/a', '/definitions/anchored', []],
    ['https://acme.io/api.json#/definitions/Pet', '/definitions/Pet', []],
    ['Pet', '/definitions/Pet', ['ref/shorthand']],
    ['/definitions/Pet', '/definitions/Pet', ['ref/shorthand']],
    ['other.yaml#/Pet', undefined, ['ref/remote']],
    ['http://acme.io/x.json', undefined, ['ref/remote']],
  ];
  test.each(rows)('%s', (ref, pointer, codes) => {
    const { root, report } = open({ ...DATA, ref });
    const found = new References(root).target(root.get('ref'), '/definitions');
    expect(found?.pointer).toBe(pointer);
    expect(report.list().map(({ code }) => code)).toEqual(codes);
  });

  test('a misspelt name gets a suggestion', () => {
    const { root, report } = open({ ...DATA, ref: '#/definitions/pet' });
    new References(root).target(root.get('ref'));
    expect(report.list()[0]?.message).toContain('did you mean "Pet"?');
  });

  test('another file is read from its root, and its references are relative to it', () => {
    const other = open({ Pet: { $ref: '#/Dog' }, Dog: { type: 'object' } }, 'other.json');
    const { root, report } = open({ a: { $ref: 'other.json#/Pet' } });
    const references = new References(root, (file) =>
      file === 'other.json' ? other.root : undefined,
    );
    const found = references.follow(root.get('a'));
    expect([found?.document.source, found?.pointer]).toEqual(['other.json', '/Dog']);
    expect(report.list()).toEqual([]);
  });
});

describe('addresses', () => {
  const data = {
    $self: 'https://acme.io/api/openapi.yaml',
    a: { $id: 'https://acme.io/schemas/a', $defs: { in: { $anchor: 'x' } } },
    b: { $id: 'https://acme.io/schemas/b' },
  };
  const rows: [string, string | undefined, string[]][] = [
    ['openapi.yaml#/a', '/a', []],
    ['b', '/b', []],
    ['a#/$defs/in', '/a/$defs/in', []],
    ['/schemas/b', '/b', []],
    ['#x', '/a/$defs/in', []],
    ['c', undefined, ['ref/remote']],
    ['//[', undefined, ['ref/remote']],
  ];
  test.each(rows)('%s', (ref, pointer, codes) => {
    const { root, report } = open({ ...data, ref });
    expect(new References(root).target(root.get('ref'))?.pointer).toBe(pointer);
    expect(report.list().map(({ code }) => code)).toEqual(codes);
  });
});

test('a part that is only a reference is followed and reported', () => {
  const { root, report } = open({ a: { $ref: '#/b' }, b: { x: 1 }, c: { $ref: '#/none' } });
  const references = new References(root);
  expect(references.part(root.get('a')).pointer).toBe('/b');
  expect(references.part(root.get('b')).pointer).toBe('/b');
  expect(references.part(root.get('c')).entries()).toEqual([]);
  expect(report.list().map(({ code }) => code)).toEqual(['ref/misplaced', 'ref/unresolved']);
});

describe('follow', () => {
  const rows: [string, unknown, string | undefined, string[]][] = [
    ['no reference', { a: { name: 1 } }, '/a', []],
    ['a chain', { a: { $ref: '#/b' }, b: { $ref: '#/c' }, c: {} }, '/c', []],
    ['a circle', { a: { $ref: '#/b' }, b: { $ref: '#/a' } }, undefined, ['ref/cycle']],
    ['itself', { a: { $ref: '#/a' } }, undefined, ['ref/cycle']],
    [
      'another section',
      { a: { $ref: '#/definitions/x' }, definitions: { x: {} } },
      '/definitions/x',
      ['ref/section'],
    ],
  ];
  test.each(rows)('%s', (_, data, pointer, codes) => {
    const { root, report } = open(data);
    expect(new References(root).follow(root.get('a'), '/parameters')?.pointer).toBe(pointer);
    expect(report.list().map(({ code }) => code)).toEqual(codes);
  });
});
