import { describe, expect, it, test } from 'vitest';
import { harEntry, type CapturedExchange, type CapturedMessage } from '../entry.js';
import { scrubHeader, scrubJson, scrubUrl } from '../scrub.js';

describe('headers', () => {
  it.each<[string, string, string]>([
    ['Authorization', 'Bearer abc.def', 'Bearer <redacted>'],
    ['authorization', 'abcdef', '<redacted>'],
    ['Cookie', 'sid=1; theme=dark', 'sid=<redacted>; theme=<redacted>'],
    ['Set-Cookie', 'sid=1; Path=/; HttpOnly', 'sid=<redacted>'],
    ['X-Api-Key', 'abc', '<redacted>'],
    ['X-Tenant', 'acme', 'acme'],
    ['From', 'anna@b.io', 'someone@example.com'],
    ['Location', 'https://b.io/users/7?token=abc', 'https://b.io/users/7?token=%3Credacted%3E'],
    ['Content-Type', 'application/json; charset=utf-8', 'application/json; charset=utf-8'],
  ])('%s: %s', (name, value, want) => {
    expect(scrubHeader(name, value)).toBe(want);
  });
});

describe('addresses', () => {
  it.each<[string, string]>([
    ['https://me:pw@b.io/users/7?page=2#top', 'https://b.io/users/7?page=2'],
    ['https://b.io/users/anna%40b.io', 'https://b.io/users/someone%40example.com'],
    [
      'https://b.io/a?api_key=abc&q=my%20diary',
      'https://b.io/a?api_key=%3Credacted%3E&q=some%20text',
    ],
    ['https://b.io/a?ids=1,2%2C3|4', 'https://b.io/a?ids=1,2%2C3|4'],
    ['https://b.io/a?q=well,%20my%20diary', 'https://b.io/a?q=some%20text'],
    [
      'https://b.io/files/7a7b45e5-3629-4e2a-9aee-aab6a5dd3901',
      'https://b.io/files/7a7b45e5-3629-4e2a-9aee-aab6a5dd3901',
    ],
    ['nonsense', ''],
  ])('%s', (text, want) => {
    expect(scrubUrl(text)).toBe(want);
  });
});

test('of JSON the form is left', () => {
  const value = {
    id: 7,
    uuid: '7a7b45e5-3629-4e2a-9aee-aab6a5dd3901',
    born: '2020-01-02',
    state: 'open',
    password: 'x',
    pin_secret: 12,
    email: 'anna@b.io',
    firstName: 'Anna',
    note: 'I am at home.',
    link: 'https://b.io/reset?t=abc',
    list: ['a', 'some words here'],
    'anna@b.io': true,
    none: null,
  };
  expect(scrubJson(value)).toEqual({
    id: 7,
    uuid: '7a7b45e5-3629-4e2a-9aee-aab6a5dd3901',
    born: '2020-01-02',
    state: 'open',
    password: '<redacted>',
    pin_secret: 0,
    email: 'someone@example.com',
    firstName: 'Someone',
    note: 'some text',
    link: 'https://example.com/',
    list: ['a', 'some text'],
    'someone@example.com': true,
    none: null,
  });
});

test('an entry keeps no body that it cannot take apart', () => {
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
    reason: 'OK',
  });
  const textOf = (type: string, text: string, size?: number): unknown =>
    JSON.parse(
      JSON.stringify(harEntry(exchange(message('text/plain', ''), message(type, text, size)))),
    ).response.content.text;
  expect(textOf('application/json', '{"note":"my own words"}')).toBe('{"note":"some text"}');
  expect(textOf('application/json', '{"note":"my', 99)).toBeUndefined();
  expect(textOf('text/plain', 'my own words')).toBe('some text');
  expect(textOf('image/png', 'PNG')).toBeUndefined();
  expect(textOf('text/event-stream', 'data: {"a":"my own words"}\n\ndata: hello there\n')).toBe(
    'data: {"a":"some text"}\n\ndata: some text\n',
  );
  expect(textOf('application/x-www-form-urlencoded', 'a=1&token=x')).toBe(
    'a=1&token=%3Credacted%3E',
  );
});
