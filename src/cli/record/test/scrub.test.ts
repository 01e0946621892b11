import { describe, expect, it, test } from 'vitest';
import { harEntry, type CapturedExchange, type CapturedMessage } from '../entry.js';
import { createScrubber } from '../scrub/index.js';
import { inferStringFormat } from '../../../input/read/infer/format.js';

const KEY = new Uint8Array(32).fill(1);
const service = new URL('https://b.io');
const scrubber = createScrubber({ service, key: KEY, keepNames: ['users', 'orders'] });
const form = (text: string): string =>
  text.replace(/\d/g, '0').replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A');
const scrubbed = (value: unknown, one = scrubber): unknown => {
  const how = { type: 'application/json', contentType: 'application/json', place: '', address: '' };
  const text = one.body(JSON.stringify(value), how);
  return text === undefined ? undefined : JSON.parse(one.withheld.plain(text));
};

describe('headers', () => {
  it.each<[string, string, RegExp]>([
    ['Authorization', 'Bearer abc.def', /^Bearer (?!abc)[a-z]{3}\.[a-z]{3}$/],
    ['authorization', 'abcdef', /^(?!abcdef)[a-z]{6}$/],
    ['Cookie', 'sid=21; theme=dark', /^sid=(?!21)\d\d; theme=(?!dark)[a-z]{4}$/],
    ['Set-Cookie', 'sid=21; Path=/; HttpOnly', /^sid=(?!21)\d\d$/],
    ['X-Api-Key', 'abcd', /^(?!abcd)[a-z]{4}$/],
    [
      'Location',
      'https://b.io/users/17?token=abcd',
      /^https:\/\/b\.io\/users\/\d\d\?token=(?!abcd)[a-z]{4}$/,
    ],
    [
      'Link',
      '<https://b.io/users?page=2>; rel="next"',
      /^<https:\/\/b\.io\/users\?page=2>; rel="next"$/,
    ],
    ['Content-Type', 'application/json; charset=utf-8', /^application\/json; charset=utf-8$/],
    ['X-RateLimit-Remaining', '59', /^59$/],
    ['X-Forwarded-For', '203.0.113.195', /^(?!203)\d{3}\.\d\.\d{3}\.\d{3}$/],
  ])('%s: %s', (name, value, want) => {
    const result = scrubber.header(name, value, '');
    expect(scrubber.withheld.plain(result)).toMatch(want);
  });
});

test.each([
  ['https://me:pw@b.io/users/27?page=2#top', /^https:\/\/b\.io\/users\/\d\d\?page=2$/],
  ['https://b.io/users/anna', /^https:\/\/b\.io\/users\/[jkqvxz]{4}$/],
  [
    'https://b.io/v1/users/7a7b45e5-3629-4e2a-9aee-aab6a5dd3901/orders',
    /^https:\/\/b\.io\/v1\/users\/[0-9a-f-]{36}\/orders$/,
  ],
  ['https://b.io/users?ids=11,22%2C33|44', /^https:\/\/b\.io\/users\?ids=\d\d,\d\d%2C\d\d\|\d\d$/],
  ['https://evil.io/users', /^https:\/\/(?!evil)[a-z]{4}\.[a-z]{2}\/users$/],
])('the URL %s', (text, want) => {
  const result = scrubber.withheld.plain(scrubber.address(text));
  expect(result).toMatch(want);
  expect(result).not.toMatch(/27|anna|7a7b|11|22|33|44/);
});

test.each([
  ['a name that no API has', 'X-Amz-Meta-Gudrun', /^[JKQVXZ]-[A-Z][a-z]{2}|^[JKQVXZ]/],
  ['a name that APIs have', 'X-Request-Id', /^X-Request-Id$/],
])('a header with %s', (_, name, want) => {
  const one = createScrubber({ service, key: KEY });
  expect(one.withheld.plain(one.headerName(name, 'https://b.io/a'))).toMatch(want);
  expect(one.withheld.plain(one.headerName(name, 'https://b.io/a'))).not.toContain('Gudrun');
});

test('dates of birth are each moved by a different interval', () => {
  const days = (text: string): number => Date.parse(text) / 86_400_000;
  const moved = Array.from({ length: 40 }, (_, index) => {
    const date = `19${50 + index}-03-04`;
    const { birthDate } = scrubbed({ birthDate: date }) as { birthDate: string };
    return days(birthDate) - days(date);
  });
  // The offsets of the dates differ by years, so that the original dates cannot be computed from a
  // common offset.
  expect(Math.max(...moved) - Math.min(...moved)).toBeGreaterThan(5 * 365);
  const at = 1_084_752_123;
  const { birthTime, time } = scrubbed({ birthTime: at, time: at }) as Record<string, number>;
  expect(birthTime).not.toBe(time);
});

test('a password of punctuation only is replaced', () => {
  expect(scrubbed({ password: '!!$$%%&&' })).not.toEqual({ password: '!!$$%%&&' });
});

test('of JSON the layout is kept', () => {
  const value = {
    id: 27,
    uuid: '7a7b45e5-3629-4e2a-9aee-aab6a5dd3901',
    created_at: '2020-01-02T03:04:05.120Z',
    email: 'anna@b.io',
    note: 'I am at home, No. 12.',
    card: '4242 4242 4242 4242',
    iban: 'DE89370400440532013000',
    price: 12.5,
    total: 40,
    active: true,
    none: null,
    members: { ingeborgvik: { role: 'x' }, anna: { role: 'x' } },
  };
  const result = scrubbed(value) as typeof value;
  const text = JSON.stringify(result);
  for (const [key, one] of Object.entries(value)) {
    const other = (result as Readonly<Record<string, unknown>>)[key];
    if (typeof one === 'string' && key !== 'iban') expect(form(String(other)), key).toBe(form(one));
    if (typeof one === 'string') expect(text).not.toContain(one);
  }
  expect(result).toMatchObject({ total: 40, active: true, none: null });
  expect(String(result.id)).toMatch(/^\d\d$/);
  expect(String(result.price)).toMatch(/^\d\d\.\d$/);
  expect(result.iban).toMatch(/^DE\d{20}$/);
  expect(text).not.toMatch(/ingeborgvik|anna/);
  expect(Object.keys(result.members)).toHaveLength(2);
});

test('an e-mail address remains one, whatever its field is called', () => {
  for (const name of ['author', 'owner', 'createdBy', 'email', 'a']) {
    for (const text of ['Eliseo@gardner.biz', 'a@b.io', 'a.b+c_d-e@f-g.co.uk', '12@345.de']) {
      const result = scrubbed({ [name]: text }) as Readonly<Record<string, string>>;
      const [other = ''] = Object.values(result);
      expect(inferStringFormat([other]), `${name} ${text} ${other}`).toBe('email');
      expect(other).not.toBe(text);
    }
  }
});

test('the same value has the same replacement everywhere', () => {
  const { id, uuid } = scrubbed({ id: 4711, uuid: '7a7b45e5-3629-4e2a-9aee-aab6a5dd3901' }) as {
    readonly id: number;
    readonly uuid: string;
  };
  expect(scrubber.address('https://b.io/users/4711')).toBe(`https://b.io/users/${id}`);
  expect(scrubber.address('https://b.io/users?ref=4711')).toBe(`https://b.io/users?ref=${id}`);
  expect(scrubber.header('X-Ref', '7a7b45e5-3629-4e2a-9aee-aab6a5dd3901', '')).toBe(uuid);
});

test('differences between dates are kept', () => {
  const result = scrubbed({ from: '2024-01-01', to: '2024-01-31' }) as Readonly<
    Record<string, string>
  >;
  expect(result['from']).not.toBe('2024-01-01');
  expect(Date.parse(result['to'] ?? '') - Date.parse(result['from'] ?? '')).toBe(30 * 86_400_000);
});

test('another recording has another key', () => {
  const one = createScrubber({ service });
  const other = createScrubber({ service });
  const value = { id: '9b74c9897bac770ffc029102a200c5de' };
  expect(scrubbed(value, one)).not.toEqual(scrubbed(value, other));
});

test('names on the list are kept', () => {
  const keeping = createScrubber({ service, key: KEY, keep: ['plan', 'X-Tenant', 'kunden'] });
  expect(scrubbed({ plan: 'Gold 1', other: 'Gold 1' }, keeping)).toMatchObject({ plan: 'Gold 1' });
  expect(keeping.header('x-tenant', 'acme', '')).toBe('acme');
  expect(keeping.address('https://b.io/api/kunden')).toBe('https://b.io/api/kunden');
});

test('an entry omits a body that cannot be parsed', () => {
  const message = (type: string, text: string, size?: number): CapturedMessage => {
    const body = Buffer.from(text);
    return { rawHeaders: ['Content-Type', type], body, size: size ?? body.length };
  };
  const exchange = (request: CapturedMessage, response: CapturedMessage): CapturedExchange => ({
    startedAt: new Date(0),
    duration: 1,
    method: 'POST',
    url: 'https://b.io/a',
    request,
    response,
    status: 200,
  });
  const textOf = (type: string, text: string, size?: number): unknown => {
    const { response } = harEntry(
      exchange(message('text/plain', ''), message(type, text, size)),
      scrubber,
    );
    const { text: result } = response.content;
    return result === undefined || result === '' ? result : form(scrubber.withheld.plain(result));
  };
  expect(textOf('application/json', '{"note":"my own words"}')).toBe('{"aaaa":"aa aaa aaaaa"}');
  expect(textOf('application/json', '{"note":"my', 99)).toBeUndefined();
  expect(textOf('text/plain', 'my own words')).toBe('aa aaa aaaaa');
  expect(textOf('image/png', 'PNG')).toBeUndefined();
  expect(textOf('text/event-stream', 'data: {"note":"my own words"}\n\ndata: hello there\n')).toBe(
    'aaaa: {"aaaa":"aa aaa aaaaa"}\n\naaaa: aaaaa aaaaa\n',
  );
  expect(textOf('application/x-www-form-urlencoded', 'page=1&token=x')).toBe('aaaa=0&aaaaa=a');
  expect(textOf('application/xml', '<user id="17"><name>Anna V</name></user>')).toBe(
    '<aaaa aa="00"><aaaa>Aaaa A</aaaa></aaaa>',
  );
});
