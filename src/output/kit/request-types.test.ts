/** Tests that a schema has separate types for requests and responses if both use it and need different properties. */
import { expect, test } from 'vitest';
import { file } from '../../../test/stride.js';
import { runAll } from '../../../test/subjects.js';

const content = (name: string): object => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});
const API = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': {
      get: { responses: { 200: { description: 'A page', content: content('Page') } } },
      post: {
        requestBody: { content: content('Pet') },
        responses: { 204: { description: 'Kept' } },
      },
    },
  },
  components: {
    schemas: {
      Page: {
        type: 'object',
        properties: {
          items: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
          total: { type: 'integer', readOnly: true },
        },
      },
      Pet: { type: 'object', properties: { id: { type: 'integer', readOnly: true } } },
    },
  },
};

test.each(['client', 'server'])(
  'a schema that only responses use has one type in the %s',
  async (target) => {
    const { files } = await runAll([file('api.json', API)], {});
    const text = files.find(({ path }) => path === `${target}/schemas.ts`)?.text ?? '';
    const names = [...text.matchAll(/export (?:interface|type) (\w+)/g)].map(([, name]) => name);
    expect(names).toEqual(['Page', 'Pet', 'PetInput']);
  },
);

test('a schema whose pattern properties differ has both types', async () => {
  const { schemas } = API.components;
  const ref = { $ref: '#/components/schemas/Pet' };
  const Shelf = { type: 'object', patternProperties: { '^pet': ref }, additionalProperties: false };
  const post = {
    requestBody: { content: content('Shelf') },
    responses: { 200: { description: 'Kept', content: content('Shelf') } },
  };
  const api = {
    ...API,
    paths: { '/shelf': { post } },
    components: { schemas: { ...schemas, Shelf } },
  };
  const { files } = await runAll([file('api.json', api)], {});
  const text = files.find(({ path }) => path === 'client/schemas.ts')?.text ?? '';
  expect(text).toMatch(/interface ShelfInput \{\n *\[[^\]]*\]: PetInput/);
});
