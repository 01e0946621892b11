import { describe, expect, it, test } from 'vitest';
import { fc, runs } from '../../../../../test/property.js';
import { short } from '../../../../../test/short-schema.js';
import { answerOf, exchange, find, observe, times } from './recorded.js';

const URL = 'https://api.b.io/users';

function answers(values: readonly unknown[]): string {
  const { api } = observe(values.map((answer) => exchange(`GET ${URL}`, { answer })));
  return answerOf(api, 'GET /users');
}

describe('responses', () => {
  it.each<[string, unknown[], string]>([
    [
      'integers and numbers',
      [
        { a: 1, b: 1 },
        { a: 2, b: 1.5 },
      ],
      '{a: integer, b: number}',
    ],
    [
      'what is absent is optional',
      times(21, (n) => (n ? { a: 1, b: 1 } : { a: 1 })),
      '{a!: integer, b: integer}',
    ],
    ['few answers demand nothing', [{ a: 1 }, { a: 1 }], '{a: integer}'],
    ['null is not absent', [{ a: null }, { a: 'x' }, {}], '{a: string|null}'],
    ['only null', [{ a: null }], '{a: unknown}'],
    ['several types', [{ a: 1 }, { a: 'x' }, { a: [] }], '{a: integer|string|[unknown]}'],
    [
      'formats, where all have them',
      [{ a: '2020-01-02' }, { a: '2021-01-02' }],
      '{a: string:date}',
    ],
    ['formats, where one has none', [{ a: '2020-01-02' }, { a: 'x' }], '{a: string}'],
    ['a map of ids', [{ 1: { n: 1 }, 2: { n: 2 }, 3: { n: 3 } }], '{*: {n: integer}}'],
    ['a map of people', [{ 'a@b.io': 1, 'b@b.io': 2 }], '{*: integer}'],
    [
      'a map of words that rarely come back',
      times(60, (n) => ({ scores: { [`anna${'x'.repeat(n)}`]: 1, [`ben${'y'.repeat(n)}`]: 2 } })),
      '{scores!: {*: integer}}',
    ],
    [
      'such words beside fields',
      times(60, (n) => ({ total: 2, [`anna${'x'.repeat(n)}`]: 1 })),
      '{total!: integer, *: integer}',
    ],
    [
      'such words with values of several kinds',
      times(60, (n) => ({ [`anna${'x'.repeat(n)}`]: n % 2 ? 1 : 'a' })).slice(0, 24),
      '{*: integer|string}',
    ],
    [
      'words again and again',
      times(40, (n) => ({ state: n % 2 ? 'open' : 'closed' })),
      '{state!: closed/open}',
    ],
    [
      'words too seldom',
      times(20, (n) => ({ state: n % 2 ? 'open' : 'closed' })),
      '{state!: string}',
    ],
    [
      'what people are called',
      times(40, (n) => ({ login: n % 2 ? 'anna' : 'ben' })),
      '{login!: string}',
    ],
    ['a hostile key', [JSON.parse('{"__proto__": 1}')], '{__proto__: integer}'],
  ])('%s', (_, values, want) => {
    expect(answers(values)).toBe(want);
  });

  test('have statuses and media types, and an empty body has none', () => {
    const { api } = observe([
      exchange(`GET ${URL}`, { answer: [1] }),
      exchange(`GET ${URL}`, {
        answer: { error: 'x' },
        status: 404,
        type: 'application/problem+json',
      }),
      exchange(`DELETE ${URL}`, { status: 202 }),
    ]);
    expect(answerOf(api, 'GET /users')).toBe('[integer]');
    const failed = find(api, 'GET /users').responses[1];
    expect(failed?.media.map(({ type }) => type)).toEqual(['application/problem+json']);
    expect(find(api, 'DELETE /users').responses[0]?.bodyless).toBe(true);
  });
});

test('parameters in the query and the header, without credentials', () => {
  const { api } = observe(
    times(30, (n) =>
      exchange(
        `GET ${URL}?limit=${n}&q=a${n}&view=x&view=y&owner=${n % 2 ? 'anna' : 'ben'}&api_key=SECRET&sort=${n % 2 ? 'up' : 'down'}`,
        {
          headers: [
            ['X-Tenant', 'acme'],
            ['User-Agent', 'x'],
            ['Sec-Fetch-Mode', 'cors'],
            ['Authorization', 'Bearer SECRET'],
          ],
          responseHeaders: [
            ['X-RateLimit-Remaining', String(n)],
            ['Server', 'x'],
          ],
        },
      ),
    ),
  );
  const endpoint = find(api, 'GET /users');
  const parameters = endpoint.parameters.map(({ name, in: place, content }) =>
    content.kind === 'schema' ? `${place} ${name}: ${short(content.schema)}` : '',
  );
  expect(parameters).toEqual([
    'query limit: integer',
    'query q: string',
    'query view: [x/y]',
    'query owner: string',
    'query sort: down/up',
    'header X-Tenant: string',
  ]);
  expect(endpoint.responses[0]?.headers.map(({ name }) => name)).toEqual(['X-RateLimit-Remaining']);
  expect([...api.securitySchemes.keys()]).toEqual(['apiKey', 'bearer']);
  expect(endpoint.security?.value).toEqual([
    [
      { scheme: 'apiKey', scopes: [] },
      { scheme: 'bearer', scopes: [] },
    ],
  ]);
});

/** The schema that is inferred from the forms sent to one endpoint. */
function forms(texts: readonly string[]): string {
  const { api } = observe(texts.map((form) => exchange(`POST ${URL}`, { form })));
  const [media] = find(api, 'POST /users').body?.media ?? [];
  return media ? short(media.schema) : 'nothing';
}

describe('schemas', () => {
  it.each<[string, string[], string]>([
    [
      'the types that all texts can be read as',
      ['n=1&b=true', 'n=2.5&b=false'],
      '{b: boolean, n: number}',
    ],
    ['a name that is repeated once is a list', ['tag=1', 'tag=2&tag=3'], '{tag: [integer]}'],
    ['a field of each of twenty forms is required', times(20, () => 'a=1'), '{a!: integer}'],
    [
      'a field of most forms is optional',
      [...times(20, () => 'a=1'), 'b=1'],
      '{a: integer, b: integer}',
    ],
    ['ids are no fields', ['1=a&2=b&3=c'], '{*: string}'],
    [
      'brackets are lists and objects',
      [
        'items[0][plan]=a&items[0][quantity]=1&items[1][plan]=b&recurring[interval]=month',
        'tags[]=a&tags[]=b&ids[0]=1&ids[1]=2&deep[a][b][]=1',
      ],
      '{deep: {a: {b: [integer]}}, ids: [integer], items: [{plan: string, quantity: integer}], recurring: {interval: string}, tags: [string]}',
    ],
    ['a list without numbers', ['a[][b]=1&a[][c]=x&a[][b]=2'], '{a: [{b: integer, c: string}]}'],
    [
      'keys in brackets that rarely come back',
      times(60, (n) => `metadata[anna${'x'.repeat(n)}]=1`),
      '{metadata!: {*: integer}}',
    ],
    [
      'brackets that are no keys',
      ['a[=1&b]=2&[c]=3&name[id]code=4'],
      '{[c]: integer, a[: integer, b]: integer, name[id]code: integer}',
    ],
    ['brackets too deep', [`item${'[id]'.repeat(11)}=1`], `{item${'[id]'.repeat(11)}: integer}`],
  ])('%s', (_, texts, want) => {
    expect(forms(texts)).toBe(want);
  });
});

test('a property with brackets is sent as deepObject', () => {
  const { api } = observe([exchange(`POST ${URL}`, { form: 'a[b]=1&tags[]=x&c=1&c=2' })]);
  const [media] = find(api, 'POST /users').body?.media ?? [];
  const deep = { style: 'deepObject', explode: true, headers: [] };
  expect(media?.encoding).toEqual(
    new Map([
      ['a', deep],
      ['tags', deep],
    ]),
  );
});

test('a property has the exchanges that contain it as origins, with their number', () => {
  const { api } = observe([
    exchange(`GET ${URL}`, { answer: { a: 1 } }),
    exchange(`GET ${URL}`, { answer: { a: 1, b: 1 } }),
  ]);
  const { media, origins } = find(api, 'GET /users').responses[0] ?? {};
  const [schema] = (media ?? []).map((one) => one.schema);
  const b = schema?.kind === 'object' ? schema.properties.get('b') : undefined;
  expect(b?.schema.origins).toEqual([
    { ...origins?.[1], seen: { count: 1, of: 2, what: 'responses' } },
  ]);
});

const answer = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown);

test('the order and the recorder of exchanges do not matter', () => {
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 8 }), (values) => {
      expect(answers([...values].reverse())).toBe(answers(values));
    }),
    runs({ suite: 50, all: 1000 }),
  );
});

test('no value of a request is kept', () => {
  const secret = (n: number): string => `CANARY${n}`;
  let n = 0;
  const plant = (): string => secret(n++);
  const exchanges = times(30, () =>
    exchange(`POST https://api.b.io/users/${100 + n}?q=${plant()}&token=${plant()}`, {
      sent: {
        name: plant(),
        password: plant(),
        list: [plant()],
        deep: { email: `${plant()}@b.io` },
      },
      answer: { id: plant(), [`${plant()}@b.io`]: plant() },
      headers: [
        ['Authorization', `Bearer ${plant()}`],
        ['X-Trace', plant()],
        ['Cookie', `sid=${plant()}`],
      ],
      responseHeaders: [['X-Request-Id', plant()]],
    }),
  );
  const { api, list } = observe(exchanges);
  const output = JSON.stringify([api, list], (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
  expect(output).toContain('/users/');
  expect(output).not.toContain('CANARY');
});

test('brackets in a query are an object, except in lists and declared names', () => {
  const { api } = observe(
    times(4, (index) =>
      exchange(
        `GET https://api.b.io/pets?filter[status]=open&filter[age][min]=${index}&ids[]=1&ids[]=2&page[size]=3&sort=a`,
      ),
    ),
  );
  const { parameters } = find(api, 'GET /pets');
  const styles = parameters.map(({ name, content }) =>
    content.kind === 'schema'
      ? [name, content.style, content.explode, short(content.schema)]
      : name,
  );
  expect(styles).toEqual([
    ['filter', 'deepObject', true, '{age: {min: integer}, status: string}'],
    ['page', 'deepObject', true, '{size: integer}'],
    ['ids[]', 'form', true, '[integer]'],
    ['sort', 'form', true, 'string'],
  ]);
});
