import { describe, expect, it, test } from 'vitest';
import { fc, runs } from '../../../../test/property.js';
import { short } from '../../../../test/short-schema.js';
import { answerOf, exchange, find, observe, times } from './recorded.js';

const URL = 'https://api.b.io/users';

function answers(values: readonly unknown[]): string {
  const { api } = observe(values.map((answer) => exchange(`GET ${URL}`, { answer })));
  return answerOf(api, 'GET /users');
}

describe('answers', () => {
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

  test('are by status and media type, and nothing is nothing', () => {
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

test('parameters of the query and the header, without credentials', () => {
  const { api } = observe(
    times(30, (n) =>
      exchange(
        `GET ${URL}?limit=${n}&q=a${n}&tag=x&tag=y&api_key=SECRET&sort=${n % 2 ? 'up' : 'down'}`,
        {
          headers: [
            ['X-Tenant', 'acme'],
            ['User-Agent', 'x'],
            ['Sec-Fetch-Mode', 'cors'],
            ['Authorization', 'Bearer SECRET'],
          ],
          told: [
            ['X-RateLimit-Remaining', String(n)],
            ['Server', 'x'],
          ],
        },
      ),
    ),
  );
  const endpoint = find(api, 'GET /users');
  const shown = endpoint.parameters.map(({ name, in: place, content }) =>
    content.kind === 'schema' ? `${place} ${name}: ${short(content.schema)}` : '',
  );
  expect(shown).toEqual([
    'query limit: integer',
    'query q: string',
    'query tag: [string]',
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

const answer = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown);

test('neither the order of the exchanges nor who recorded them matters', () => {
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 8 }), (values) => {
      expect(answers([...values].reverse())).toBe(answers(values));
    }),
    runs({ suite: 50, all: 1000 }),
  );
});

test('no value that was sent is kept', () => {
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
      told: [['X-Request-Id', plant()]],
    }),
  );
  const { api, list } = observe(exchanges);
  const shown = JSON.stringify([api, list], (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
  expect(shown).toContain('/users/');
  expect(shown).not.toContain('CANARY');
});
