import { expect, it } from 'vitest';
import { forwardedTarget } from './request-target.js';

it.each([
  ['https://api.acme.io', '/pets?a=1', '/pets?a=1'],
  ['https://api.acme.io', '/', '/'],
  ['https://api.acme.io/v1', '/pets', '/v1/pets'],
  ['https://api.acme.io/v1/', '/pets', '/v1/pets'],
  ['https://api.acme.io/v1', '/', '/v1'],
  ['https://api.acme.io/v1', '/?a=1', '/v1?a=1'],
  ['https://api.acme.io/v1', '//evil.test/x', '/v1//evil.test/x'],
  ['https://api.acme.io/v1', '*', '*'],
  ['https://api.acme.io/v1', 'http://api.acme.io/v1/pets?a=1', '/v1/pets?a=1'],
  ['https://api.acme.io/v1', 'HTTPS://API.acme.io:443/v2', '/v2'],
  ['https://api.acme.io', 'http://api.acme.io', '/'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/a', '/a'],
  ['https://api.acme.io', 'http://any/', 421],
  ['https://api.acme.io', 'http://api.acme.io:8080/', 421],
  ['https://api.acme.io', 'http://api.acme.io@evil.test/', 421],
  ['https://api.acme.io', 'http://', 400],
  ['https://api.acme.io', 'pets', 400],
  ['https://api.acme.io', 'data:x', 421],
])('%s is requested from %s: %s', (service, text, want) => {
  const target = forwardedTarget(text, new URL(service));
  expect(target.isRefused ? target.status : target.path).toBe(want);
});
