import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { discardTyped } from '../typed-ahead.js';

it('keys that are typed before a question do not answer it', async () => {
  const input = new PassThrough();
  input.write('1');
  await discardTyped({ input, output: new PassThrough() });
  input.write('2');
  expect(String(input.read())).toBe('2');
});
