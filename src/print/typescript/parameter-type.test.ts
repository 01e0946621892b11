/** Tests the types of parameters that no document declares, and the values that a server receives for them. */
import { expect, test } from 'vitest';
import { file, run } from '../../../test/stride.js';

const PARAMETERS = [
  { name: 'id', in: 'path', required: true },
  { name: 'q', in: 'query' },
  { name: 'deep', in: 'query', style: 'deepObject' },
  { name: 'any', in: 'query', schema: {} },
  { name: 'h', in: 'header' },
  { name: 'c', in: 'cookie' },
];
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'A', version: '1' },
  paths: {
    '/a/{id}': {
      post: {
        operationId: 'add',
        parameters: PARAMETERS,
        requestBody: { content: { 'application/json': {} } },
        responses: {},
      },
    },
  },
};

async function types(unknownParameters: 'text' | 'unknown'): Promise<readonly string[]> {
  const targets = { client: { unknownParameters }, server: { unknownParameters } };
  const { files, report } = await run([file('a.json', DOCUMENT)], { targets });
  expect(report.list().map(({ code }) => code)).toContain('param/type-unknown');
  const text = files
    .filter(({ path }) => path.startsWith('client/operations') || path === 'server/operations.ts')
    .map((one) => one.text)
    .join('');
  expect(text.match(/body\?: unknown( \| undefined)?;/g)).toHaveLength(2);
  return [...text.matchAll(/\b(?:id|q|deep|any|h|c)\??: (?!simple)[^;}]+/g)].map(([one]) =>
    one.replace(' | undefined', '').trim(),
  );
}

test('an undeclared parameter is text, and a body is unknown', async () => {
  const sent = 'string | number | boolean';
  expect(await types('text')).toEqual([
    ...[`id: ${sent}`, `q?: ${sent} | (${sent})[]`, 'deep?: unknown', 'any?: unknown'],
    ...[`h?: ${sent}`, `c?: ${sent}`],
    ...['id: string', 'q?: string | string[]', 'deep?: unknown', 'any?: unknown'],
    ...['h?: string', 'c?: string'],
  ]);
});

test('the option restores unknown', async () => {
  for (const one of await types('unknown')) expect(one).toContain('unknown');
});
