/** A parameter whose type is string or number is reported, however its schema is written. */
import { expect, test } from 'vitest';
import { file, run } from '../../../../test/stride.js';

const either = { anyOf: [{ type: 'string' }, { type: 'integer' }] };

test.each<[string, object]>([
  ['alternatives', either],
  ['alternatives with a description', { allOf: [either, { description: 'Either' }] }],
  ['a part with a limit', { allOf: [either, { minimum: 1 }] }],
])('%s', async (_, schema) => {
  const parameters = [{ name: 'q', in: 'query', schema }];
  const get = { parameters, responses: { 204: { description: 'Done' } } };
  const info = { title: 'T', version: '1' };
  const api = { openapi: '3.1.0', info, paths: { '/t': { get } } };
  const { report } = await run([file('api.json', api)]);
  expect(report.list().map(({ code }) => code)).toContain('wire/ambiguous-type');
});
