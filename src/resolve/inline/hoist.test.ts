import { expect, test } from 'vitest';
import { createReport } from '../../diagnostics/report.js';
import type { Api, Endpoint } from '../../model/api.js';
import { endpointKey } from '../../model/path.js';
import type { Origin } from '../../model/origin.js';
import type { Schema, Shape } from '../../model/schema.js';
import { resolve, type NameLock } from '../index.js';

type Given = Readonly<Record<string, Schema>>;

const origin = (trust: Origin['trust']): Origin => ({ source: 'a', pointer: '/x', trust });
const declared = (shape: Shape): Schema => ({ ...shape, origins: [origin('declared')] });
const shown = (shape: Shape): Schema => ({ ...shape, origins: [origin('inferred')] });
const INT = declared({ kind: 'integer' });
const STRING = declared({ kind: 'string' });
const NULL = declared({ kind: 'null' });

function object(properties: Given, required: readonly string[] = []): Schema {
  const entries = Object.entries(properties).map(
    ([name, schema]) => [name, { schema, required: required.includes(name) }] as const,
  );
  return declared({ kind: 'object', properties: new Map(entries) });
}

const example = (schema: Schema): Schema => ({ ...schema, origins: [origin('inferred')] });
const list = (items: Schema): Schema => declared({ kind: 'array', items });
const union = (...members: Schema[]): Schema => declared({ kind: 'union', members });
const both = (...members: Schema[]): Schema => declared({ kind: 'intersection', members });

const OWNER = object({ city: STRING, id: INT, name: STRING, since: INT });
const THREE = object({ a: STRING, b: STRING, c: STRING });

/** An operation that is sent and answered with some schemas. */
function endpoint(path: string, response?: Schema, body?: Schema): Endpoint {
  const segments = [[{ kind: 'literal', text: path } as const]];
  const media = (schema: Schema, type = 'application/json') => ({
    ...{ type, schema, encoding: new Map(), examples: [], origins: [] },
  });
  const method = body ? 'POST' : 'GET';
  return {
    ...{ key: endpointKey(method, segments), method, path: segments, aliases: [], tags: [] },
    ...{ parameters: [], servers: [], callbacks: [], extensions: new Map(), origins: [] },
    ...(body && {
      body: {
        ...{ required: { value: true, origins: [] }, origins: [] },
        media: [media(body), media(body, 'application/xml')],
      },
    }),
    responses: response
      ? [
          {
            ...{ status: 200, headers: [], bodyless: false, links: new Map(), origins: [] },
            media: [media(response)],
          },
        ]
      : [],
  };
}

/** The types of a run as text: `Pet: {owner: PetOwner}`. */
function types(
  schemas: Given,
  endpoints: readonly Endpoint[] = [],
  lock: NameLock = { endpoints: new Map(), schemas: new Map() },
): { text: Record<string, string>; uses: string[]; lock: NameLock } {
  const api: Api = {
    ...{ servers: [], webhooks: [], securitySchemes: new Map() },
    ...{ tags: new Map(), extensions: new Map() },
    endpoints,
    schemas: new Map(Object.entries(schemas)),
  };
  const made = resolve(api, { hoist: true, lock }, createReport());
  const named = [...made.api.schemas].map(([id, schema]): [string, string] => [
    made.names.schemas.get(id) ?? id,
    textOf(schema),
  ]);
  const uses = made.api.endpoints.flatMap(({ body, responses }) =>
    [...(body?.media ?? []), ...responses.flatMap(({ media }) => media)].map(({ schema }) =>
      textOf(schema),
    ),
  );
  return { text: Object.fromEntries(named), uses, lock: made.lock };
}

function textOf(schema: Schema): string {
  const said = schema.description === undefined ? '' : ` "${schema.description}"`;
  switch (schema.kind) {
    case 'ref':
      return schema.id + said;
    case 'array':
      return `${textOf(schema.items)}[]`;
    case 'union':
      return schema.members.map(textOf).join('|');
    case 'intersection':
      return schema.members.map(textOf).join('&');
    case 'object': {
      const all = [...schema.properties].map(([name, property]) => {
        const inner = property.schema;
        return 'integer string'.includes(inner.kind) ? name : `${name}:${textOf(inner)}`;
      });
      return `{${all.join(' ')}}${said}`;
    }
    default:
      return schema.kind + said;
  }
}

const ALL = '{city id name since}';

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
    'two named schemas: nobody knows which is meant',
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
const SEEN = { id: shown(INT), name: shown(STRING), tags: shown(list(shown(STRING))) };

test.each<[string, Endpoint, string]>([
  ['the same', endpoint('pets', guess(SEEN)), 'Pet'],
  ['in a list', endpoint('pets', example(list(guess(SEEN)))), 'Pet[]'],
  [
    'nothing known of a part',
    endpoint('pets', guess({ ...SEEN, tags: shown({ kind: 'unknown' }) })),
    'Pet',
  ],
  ['more', endpoint('pets', guess({ ...SEEN, age: shown(INT) })), '{id name tags:string[] age}'],
  ['less', endpoint('pets', guess({ id: SEEN.id, tags: SEEN.tags })), '{id tags:string[]}'],
  [
    'another type',
    endpoint('pets', guess({ ...SEEN, id: shown(STRING) })),
    '{id name tags:string[]}',
  ],
  [
    'null, which is not declared',
    endpoint('pets', guess({ ...SEEN, name: shown(union(STRING, NULL)) })),
    '{id name:string|null tags:string[]}',
  ],
])('an example of a named schema: %s', (_, given, want) => {
  expect(types({ Pet: NAMED }, [given]).uses).toEqual([want]);
});

test('nobody is asked to send what an example merely lacks', () => {
  const plain = '{id name tags:string[]}';
  expect(types({ Pet: NAMED }, [endpoint('pets', undefined, guess(SEEN))]).uses).toEqual([
    plain,
    plain,
  ]);
});

test('one body in several media types is one place', () => {
  expect(types({}, [endpoint('pets', undefined, OWNER)]).uses).toEqual([ALL, ALL]);
});

test('several forms of one body that operations share have a name each', () => {
  const stated = (type: string): Origin[] => [
    {
      source: 'a',
      pointer: `/components/requestBodies/Doc/content/${type}/schema`,
      trust: 'declared',
    },
  ];
  const save = (path: string): Endpoint => {
    const made = endpoint(path, undefined, OWNER);
    const [json, form] = made.body?.media ?? [];
    if (!made.body || !json || !form) throw new Error('a body has two media types');
    const media = [
      { ...json, schema: { ...json.schema, origins: stated('a') } },
      { ...form, schema: { ...object({ w: INT, x: INT, y: INT, z: INT }), origins: stated('b') } },
    ];
    return { ...made, body: { ...made.body, media } };
  };
  const { uses } = types({}, [save('drafts'), save('docs')]);
  expect(uses).toEqual(['DocBody', 'CreateDocBody', 'DocBody', 'CreateDocBody']);
});

test('bodies and answers are named by their operation', () => {
  const { uses } = types({}, [endpoint('shops', list(OWNER)), endpoint('pets', undefined, OWNER)]);
  expect(uses).toEqual(['CreatePetBody', 'CreatePetBody', 'CreatePetBody[]']);
});

test('a name that was given stays, whatever comes, and as long as there is a place for it', () => {
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
