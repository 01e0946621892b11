/** The inline schemas that get a name. */
import { expect, test } from 'vitest';
import type { Endpoint } from '../../../../model/api.js';
import type { Origin } from '../../../../model/origin.js';
import type { Schema } from '../../../../model/schema.js';
import {
  type Given,
  inferred,
  INT,
  STRING,
  NULL,
  object,
  example,
  list,
  union,
  both,
  OWNER,
  THREE,
  endpoint,
  types,
  ALL,
} from './hoisted.js';

test.each<[string, Given, Readonly<Record<string, string>>]>([
  ['one place', { Pet: object({ owner: OWNER }) }, { Pet: `{owner:${ALL}}` }],
  [
    'two places',
    { Shop: object({ boss: OWNER }), Pet: object({ owner: OWNER }) },
    { Pet: '{owner:PetOwner}', PetOwner: ALL, Shop: '{boss:PetOwner}' },
  ],
  [
    'few properties',
    { Shop: object({ boss: THREE }), Pet: object({ owner: THREE }) },
    { Shop: '{boss:{a b c}}', Pet: '{owner:{a b c}}' },
  ],
  [
    'few properties, and a named schema of them',
    { Shop: object({ boss: THREE }), Three: THREE },
    { Shop: '{boss:Three}', Three: '{a b c}' },
  ],
  [
    'two named schemas: it is unknown which one applies',
    { Shop: object({ boss: THREE }), Three: THREE, Trio: THREE },
    { Shop: '{boss:{a b c}}', Three: '{a b c}', Trio: '{a b c}' },
  ],
  [
    'another type of a property',
    {
      Shop: object({ boss: object({ city: STRING, id: STRING, name: STRING, since: INT }) }),
      Pet: object({ owner: OWNER }),
    },
    { Shop: `{boss:${ALL}}`, Pet: `{owner:${ALL}}` },
  ],
  [
    'another description of a property',
    {
      Shop: object({
        boss: object({ city: { ...STRING, description: 'd' }, id: INT, name: STRING, since: INT }),
      }),
      Pet: object({ owner: OWNER }),
    },
    { Shop: `{boss:${ALL}}`, Pet: `{owner:${ALL}}` },
  ],
  [
    'another description of the whole, which stays where it is',
    {
      Shop: object({ boss: { ...OWNER, description: 'Who leads' } }),
      Pet: object({ owner: { ...OWNER, description: 'Who pays' } }),
    },
    { Pet: '{owner:PetOwner "Who pays"}', PetOwner: ALL, Shop: '{boss:PetOwner "Who leads"}' },
  ],
  [
    'a title that all places have',
    {
      Shop: object({ boss: { ...OWNER, title: 'natural person' } }),
      Pet: object({ owner: { ...OWNER, title: 'natural person' } }),
    },
    { NaturalPerson: ALL, Pet: '{owner:NaturalPerson}', Shop: '{boss:NaturalPerson}' },
  ],
  [
    'a title that a named schema has',
    {
      Shop: object({ boss: { ...OWNER, title: 'Pet' } }),
      Pet: object({ owner: { ...OWNER, title: 'Pet' } }),
    },
    { Pet: '{owner:PetOwner}', PetOwner: ALL, Shop: '{boss:PetOwner}' },
  ],
  [
    'an object inside of it, which stands nowhere else',
    {
      Shop: object({ boss: object({ home: OWNER }) }),
      Pet: object({ owner: object({ home: OWNER }) }),
    },
    { Pet: '{owner:PetOwner}', PetOwner: `{home:${ALL}}`, Shop: '{boss:PetOwner}' },
  ],
  [
    'an object inside of it, which stands elsewhere, too',
    {
      City: object({ mayor: OWNER }),
      Shop: object({ boss: object({ home: OWNER }) }),
      Pet: object({ owner: object({ home: OWNER }) }),
    },
    {
      City: '{mayor:CityMayor}',
      CityMayor: ALL,
      Pet: '{owner:PetOwner}',
      PetOwner: '{home:CityMayor}',
      Shop: '{boss:PetOwner}',
    },
  ],
  [
    'items, values that may be null, and what is a named schema but for null',
    {
      MaybeOwner: union(OWNER, NULL),
      Pet: object({ owners: list(OWNER), last: union(OWNER, NULL) }),
    },
    {
      MaybeOwner: 'PetLast|null',
      Pet: '{owners:PetLast[] last:PetLast|null}',
      PetLast: ALL,
    },
  ],
  [
    'parts of an intersection, which are no values',
    { Shop: both(OWNER, THREE), Pet: both(OWNER, THREE) },
    { Shop: `${ALL}&{a b c}`, Pet: `${ALL}&{a b c}` },
  ],
  [
    'what an example shows beside what is declared',
    { Shop: object({ boss: example(OWNER) }), Pet: object({ owner: OWNER }) },
    { Shop: `{boss:${ALL}}`, Pet: `{owner:${ALL}}` },
  ],
])('%s', (_, given, want) => {
  expect(types(given).text).toEqual(want);
});

const NAMED = object({ id: INT, name: STRING, tags: list(STRING) }, ['id']);
const guess = (properties: Given): Schema => example(object(properties));
const SEEN = { id: inferred(INT), name: inferred(STRING), tags: inferred(list(inferred(STRING))) };

test.each<[string, Endpoint, string]>([
  ['the same', endpoint('pets', guess(SEEN)), 'Pet'],
  ['in a list', endpoint('pets', example(list(guess(SEEN)))), 'Pet[]'],
  [
    'nothing known of a part',
    endpoint('pets', guess({ ...SEEN, tags: inferred({ kind: 'unknown' }) })),
    'Pet',
  ],
  ['more', endpoint('pets', guess({ ...SEEN, age: inferred(INT) })), '{id name tags:string[] age}'],
  ['less', endpoint('pets', guess({ id: SEEN.id, tags: SEEN.tags })), '{id tags:string[]}'],
  [
    'another type',
    endpoint('pets', guess({ ...SEEN, id: inferred(STRING) })),
    '{id name tags:string[]}',
  ],
  [
    'null, which is not declared',
    endpoint('pets', guess({ ...SEEN, name: inferred(union(STRING, NULL)) })),
    '{id name:string|null tags:string[]}',
  ],
])('an example of a named schema: %s', (_, given, want) => {
  expect(types({ Pet: NAMED }, [given]).uses).toEqual([want]);
});

test('a property that only an example lacks remains required in requests', () => {
  const plain = '{id name tags:string[]}';
  expect(types({ Pet: NAMED }, [endpoint('pets', undefined, guess(SEEN))]).uses).toEqual([
    plain,
    plain,
  ]);
});

test('one body in several media types is one occurrence', () => {
  expect(types({}, [endpoint('pets', undefined, OWNER)]).uses).toEqual([ALL, ALL]);
});

test('only the first form of a shared body gets the name of the body', () => {
  const declaredAs = (type: string): Origin[] => [
    {
      source: 'a',
      pointer: `/components/requestBodies/Doc/content/${type}/schema`,
      trust: 'declared',
    },
  ];
  const save = (path: string): Endpoint => {
    const operation = endpoint(path, undefined, OWNER);
    const [json, form] = operation.body?.media ?? [];
    if (!operation.body || !json || !form) throw new Error('a body has two media types');
    const media = [
      { ...json, schema: { ...json.schema, origins: declaredAs('a') } },
      {
        ...form,
        schema: { ...object({ w: INT, x: INT, y: INT, z: INT }), origins: declaredAs('b') },
      },
    ];
    return { ...operation, body: { ...operation.body, media } };
  };
  const { uses } = types({}, [save('drafts'), save('docs')]);
  expect(uses).toEqual(['DocBody', '{w x y z}', 'DocBody', '{w x y z}']);
});

test.each<[string, readonly Endpoint[], readonly string[]]>([
  [
    'written inline if the operations have no word in common',
    [endpoint('shops', list(OWNER)), endpoint('pets', undefined, OWNER)],
    [ALL, ALL, `${ALL}[]`],
  ],
  [
    'named after the operation that alone declares it',
    [endpoint('pets', object({ old: OWNER, new: OWNER }))],
    ['{old:ListPetsResponseNew new:ListPetsResponseNew}'],
  ],
  [
    'named after the property that they share',
    [
      endpoint('shops', object({ address: OWNER })),
      endpoint('pets', object({ homes: list(object({ address: OWNER })) })),
    ],
    ['{homes:{address:Address}[]}', '{address:Address}'],
  ],
  [
    'named after the property and the words above it, if the property says nothing',
    [
      endpoint('shops', object({ owner: object({ data: OWNER }) })),
      endpoint('pets', object({ owner: object({ data: OWNER, id: INT }) })),
    ],
    ['{owner:{data:OwnerData id}}', '{owner:{data:OwnerData}}'],
  ],
])('an object of several operations is %s', (_, endpoints, want) => {
  expect(types({}, endpoints).uses).toEqual(want);
});

test('an inline object does not take the name of an existing schema', () => {
  const given = ['shops', 'pets'].map((path) =>
    endpoint(path, undefined, object({ address: OWNER })),
  );
  const { uses } = types({ address: object({ id: INT }) }, given);
  expect(new Set(uses)).toEqual(new Set(['{address:AddressInput}']));
});

test('a given name remains while its location exists, whatever is added', () => {
  const schemas = { Pet: object({ owner: OWNER }), Shop: object({ boss: OWNER }) };
  const { lock } = types(schemas);
  expect(lock.inline).toEqual(new Map([['schemas/Pet/owner', 'PetOwner']]));
  expect(lock.schemas).toEqual(
    new Map([
      ['Pet', 'Pet'],
      ['Shop', 'Shop'],
    ]),
  );
  const more = types({ Animal: object({ of: OWNER }), ...schemas }, [], lock);
  expect(more.text['Animal']).toBe('{of:PetOwner}');
  const fewer = types({ Pet: schemas.Pet }, [], lock);
  expect(fewer.text).toEqual({ Pet: '{owner:PetOwner}', PetOwner: ALL });
  const rival = types({ ...schemas, PetOwner: THREE }, [], lock);
  expect(rival.text).toMatchObject({ Pet: '{owner:PetOwner_inline}', PetOwnerSchema: '{a b c}' });
});

test('the order of schemas changes nothing', () => {
  const given = {
    Pet: object({ owner: OWNER, home: THREE }),
    Shop: object({ boss: OWNER }),
    Zoo: object({ keeper: object({ home: OWNER }), guard: object({ home: OWNER }) }),
  };
  const turned = Object.fromEntries(Object.entries(given).reverse());
  expect(types(turned)).toEqual(types(given));
});
