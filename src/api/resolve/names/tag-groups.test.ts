import { expect, test } from 'vitest';
import { createReport } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint, Tag } from '../../../model/api.js';
import { endpointKey } from '../../../model/path.js';
import { resolve } from '../index.js';

/** The group of each operation with these tags, or `undefined` if the path determines the group. */
function groupsOf(tags: readonly (readonly string[])[], declared: readonly Partial<Tag>[] = []) {
  const endpoints = tags.map((list, index): Endpoint => {
    const path = [[{ kind: 'literal' as const, text: `p${String.fromCharCode(97 + index)}` }]];
    return {
      ...{ key: endpointKey('GET', path), method: 'GET', path, aliases: [], parameters: [] },
      tags: list.map((value) => ({ value, origins: [] })),
      ...{ responses: [], servers: [], callbacks: [], extensions: new Map(), origins: [] },
    };
  });
  const api: Api = {
    ...{ servers: [], endpoints, webhooks: [], schemas: new Map(), securitySchemes: new Map() },
    tags: new Map(declared.map((tag) => [tag.name ?? '', { name: '', origins: [], ...tag }])),
    extensions: new Map(),
  };
  const { names } = resolve(api, {}, createReport());
  return endpoints.map(({ key }) => {
    const group = names.groups.find(({ name }) => name === names.groupOf.get(key));
    return group?.name.startsWith('P') === true && group.tag === undefined
      ? undefined
      : [group?.name, group?.label];
  });
}

test('the label of a group is its tag, and its name is an identifier', () => {
  expect(
    groupsOf([['Headless Chrome, LibreOffice'], ['Codes of conduct'], ['2FA'], ['用户']]),
  ).toEqual([
    ['HeadlessChromeLibreOffice', 'Headless Chrome, LibreOffice'],
    ['CodesOfConduct', 'Codes of conduct'],
    ['Group2Fa', '2FA'],
    ['YongHu', '用户'],
  ]);
});

test('an operation belongs to its first tag, and one without tags to a separate group', () => {
  expect(groupsOf([['pets', 'store'], ['store'], []])).toEqual([
    ['Pets', 'pets'],
    ['Store', 'store'],
    ['Other', 'Other'],
  ]);
});

test('tags that differ only in capitals and spaces are one, spelled as declared', () => {
  expect(groupsOf([['pet_shops'], ['Pet Shops']], [{ name: 'Pet Shops' }])).toEqual([
    ['PetShops', 'Pet Shops'],
    ['PetShops', 'Pet Shops'],
  ]);
});

test('tags with the same identifier remain separate', () => {
  const [sharp, plain] = groupsOf([['C#'], ['C']]);
  expect([sharp?.[1], plain?.[1]]).toEqual(['C#', 'C']);
  expect(sharp?.[0]).not.toBe(plain?.[0]);
});

test('the label is the text that the document displays instead of the tag', () => {
  const declared = [
    { name: 'pets', summary: 'All pets', parent: 'animals' },
    { name: 'animals', summary: 'Animals' },
  ];
  expect(groupsOf([['pets'], ['shops']], declared)[0]).toEqual(['Pets', 'All pets']);
});

test.each([
  ['words of sentences', [['List', 'of', 'pets'], ['pets']]],
  [
    'keywords',
    [
      ['a1', 'b1', 'c1', 'd1', 'e1'],
      ['a2', 'b2', 'c2', 'd2', 'e2'],
    ],
  ],
  ['the one that a tool adds', [['default'], ['default']]],
  ['on few operations', [['pets'], [], []]],
  ['blank', [[' '], ['']]],
])('tags that are %s are not used as groups', (_, tags) => {
  expect(groupsOf(tags).every((group) => group === undefined)).toBe(true);
});
