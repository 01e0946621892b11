import { expect, test } from 'vitest';
import { recordedMediaType } from './content-type.js';

test.each([
  ['application/json; charset=utf-8', 'application/json'],
  ['text/plain; name="sturlunga.txt"', 'text/plain'],
  ['application/json;version=1', 'application/json; version=1'],
  ['application/atom+xml; type=feed', 'application/atom+xml; type=feed'],
  ['application/vnd.acme.v1+json', 'application/vnd.acme.v1+json'],
  ['Sturlunga', undefined],
])('%s', (header, want) => expect(recordedMediaType(header)).toBe(want));
