/**
 * Tests that the written file is valid OpenAPI, is formatted as Prettier would, and has the same names as the client.
 */
import { Validator } from '@seriousme/openapi-schema-validator';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { BROAD } from '../../../../test/broad/api.js';
import { renderInput } from '../../../../test/rendered.js';
import { renderOpenapi } from './render.js';

test('openapi.json', async () => {
  const input = renderInput(BROAD);
  const [file, ...others] = renderOpenapi(input);
  expect(others).toEqual([]);
  expect(file).toMatchObject({ path: 'openapi.json', ownership: 'generated' });
  const text = file?.text ?? '';
  expect(await format(text, { filepath: 'openapi.json' })).toBe(text);
  const document = JSON.parse(text) as { paths: Record<string, { get?: object }> };
  expect((await new Validator().validate(structuredClone(document))).errors).toBeUndefined();
  expect(document.paths['/pets/']?.get).toMatchObject({
    operationId: input.names.operations.get('GET /pets'),
    'x-restitch-origins': [{ source: 'specs/a.yaml' }],
  });
});
