/** Links to the service are changed to the proxy, and other links are unchanged. */
import { expect, test } from 'vitest';
import { linkBase, proxiedHeaders, proxiedJson, throughProxy } from '../links.js';

const service = new URL('https://api.b.io/v1');
const base = linkBase(service, '/pets', 'localhost:4020');

test.each([
  ['https://api.b.io/v1/pets/3?a=1', 'http://localhost:4020/pets/3?a=1'],
  ['http://api.b.io/v1', 'http://localhost:4020/'],
  ['//api.b.io/v1/pets', 'http://localhost:4020/pets'],
  ['/v1/pets?page=2', '/pets?page=2'],
  ['/v1?page=2', '/?page=2'],
  ['/v10/pets', '/v10/pets'],
  ['pets/3', 'pets/3'],
  ['https://api.b.io/v2/pets', 'https://api.b.io/v2/pets'],
  ['https://api.b.io:8443/v1/pets', 'https://api.b.io:8443/v1/pets'],
  ['https://api.b.io.evil.io/v1/pets', 'https://api.b.io.evil.io/v1/pets'],
  ['mailto:a@b.io', 'mailto:a@b.io'],
])('%s', (link, want) => {
  expect(throughProxy(link, base)).toBe(want);
});

test('a client that uses the proxy as an HTTP proxy can only reach URLs of the service', () => {
  const asked = linkBase(service, 'http://api.b.io/v1/pets', 'api.b.io');
  expect(throughProxy('https://api.b.io/v1/pets/3', asked)).toBe('http://api.b.io/v1/pets/3');
  expect(throughProxy('/v1/pets/3', asked)).toBe('/v1/pets/3');
});

test('headers', () => {
  const headers = {
    location: 'https://api.b.io/v1/pets/3',
    link: '<https://api.b.io/v1/pets?page=2>; rel="next", <https://docs.b.io/>; rel="help"',
    'set-cookie': ['sid=a; Domain=.b.io; Path=/v1/pets; HttpOnly', 'b=c; path=/; domain=b.io'],
    etag: '"a"',
  };
  expect(proxiedHeaders(headers, base)).toEqual({
    location: 'http://localhost:4020/pets/3',
    link: '<http://localhost:4020/pets?page=2>; rel="next", <https://docs.b.io/>; rel="help"',
    'set-cookie': ['sid=a; Path=/pets; HttpOnly', 'b=c; path=/'],
    etag: '"a"',
  });
});

test('bodies: only links that clients follow are rewritten', () => {
  const text = String.raw`{ "next" : "https:\/\/api.b.io\/v1\/pets?page=2", "prev_page_url": null,
    "@odata.nextLink":"https://api.b.io/v1/pets?$skip=2", "_links": {"self": {"href": "/v1/pets"}},
    "webhook": "https://api.b.io/v1/hook", "note": "next: https://api.b.io/v1/pets", "next": "page2", "n": 1.0 }`;
  expect(proxiedJson(text, base)).toBe(
    `{ "next" : "http://localhost:4020/pets?page=2", "prev_page_url": null,
    "@odata.nextLink":"http://localhost:4020/pets?$skip=2", "_links": {"self": {"href": "/pets"}},
    "webhook": "https://api.b.io/v1/hook", "note": "next: https://api.b.io/v1/pets", "next": "page2", "n": 1.0 }`,
  );
});
