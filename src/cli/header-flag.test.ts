import { expect, it } from 'vitest';
import { parseHeaderFlag } from './header-flag.js';

it.each([
  ['Authorization: Bearer x', undefined, 'Authorization', 'Bearer x'],
  ['X-Empty:', undefined, 'X-Empty', ''],
  ['X-Time:12:30', undefined, 'X-Time', '12:30'],
  ['X-Note: a: b', undefined, 'X-Note', 'a: b'],
  ['my.header: b', undefined, 'my.header', 'b'],
  ['api.acme.io: Authorization: Bearer x', 'api.acme.io', 'Authorization', 'Bearer x'],
  ['API.acme.io:8443: a: b: c', 'api.acme.io:8443', 'a', 'b: c'],
  ['localhost: a: b', 'localhost', 'a', 'b'],
  ['localhost:8080: a: b', 'localhost:8080', 'a', 'b'],
  ['intranet:443: a: b', 'intranet:443', 'a', 'b'],
  ['127.0.0.1: a:b', '127.0.0.1', 'a', 'b'],
  ['[::1]: a: b', '[::1]', 'a', 'b'],
  ['[::1]:8080: a: b', '[::1]:8080', 'a', 'b'],
  ['bücher.example: a: b', 'bücher.example', 'a', 'b'],
])('%s', (text, host, name, value) => {
  expect(parseHeaderFlag(text)).toEqual({ ...(host !== undefined && { host }), name, value });
});

it.each(['A b', '', ':', ': b', 'https://api.acme.io: a: b', 'a: b\nc: d', '[::1]', '[::1]: b'])(
  '%j is rejected',
  (text) => {
    expect(() => parseHeaderFlag(text)).toThrow('--header must have the form "Name: value"');
  },
);
