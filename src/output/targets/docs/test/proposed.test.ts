/** Tests that a fact which an overlay marks as a proposal is displayed as one, and that other facts are not. */
import { expect, test } from 'vitest';
import { file, run } from '../../../../../test/stride.js';
import { inspectJson } from '../../../../run/pipeline/inspect/index.js';
import { inspectText } from '../../../../run/pipeline/inspect/text.js';
import { textAt, wordsOf } from './pages.js';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const PET = {
  type: 'object',
  properties: { name: { type: 'string' }, age: { type: 'integer' } },
};
const API = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://api.pets.io' }],
  paths: {
    '/pets': {
      get: {
        operationId: 'listPets',
        responses: { 200: { description: 'Pets', ...json({ $ref: '#/components/schemas/Pet' }) } },
      },
    },
  },
  components: { schemas: { Pet: PET } },
};
const OVERLAY = {
  overlay: '1.1.0',
  info: { title: 'Corrections', version: '1' },
  actions: [
    {
      target: '$.components.schemas.Pet.properties',
      'x-restitch-proposed': true,
      update: { chip: { type: 'string' } },
    },
    { target: '$.components.schemas.Pet.properties', update: { race: { type: 'string' } } },
    {
      target: "$.paths['/pets'].get.responses",
      'x-restitch-proposed': true,
      update: { 404: { description: 'None', ...json({ type: 'string' }) } },
    },
  ],
};

const generated = run(
  [file('api.json', API)],
  { targets: { docs: { for: 'authors' } } },
  { overlays: [file('overlay.json', OVERLAY)] },
);

test('inspect calls the facts of such an action proposed', async () => {
  const { schemas, endpoints } = inspectJson(await generated);
  const trusts = schemas.flatMap(({ properties }) =>
    properties.map(({ name, trust }) => [name, trust]),
  );
  expect(Object.fromEntries(trusts)).toEqual({
    ...{ name: 'declared', age: 'declared' },
    ...{ chip: 'proposed', race: 'overlay' },
  });
  const facts = endpoints.flatMap((one) => one.facts.map(({ field, trust }) => [field, trust]));
  expect(facts).toContainEqual(['responses/200', 'declared']);
  expect(facts).toContainEqual(['responses/404', 'proposed']);
  expect(inspectText(await generated, 'Pet')).toMatch(/chip: string +proposed/);
});

test('docs for authors call it proposed, in both formats', async () => {
  const files = (await generated).files.map((one) => ({
    ...one,
    path: one.path.replace(/^docs\//, ''),
  }));
  const pet = wordsOf(files, 'schemas.html', 'Pet');
  expect(pet).toContain('chip string proposed');
  expect(pet).not.toMatch(/(?:race|name) string proposed/);
  const markdown = textAt(files, 'operations/list-pets.md');
  expect(markdown).toMatch(/404.*proposed/);
  expect(markdown).toMatch(/overlay\.json:\d+` \(proposed\)/);
  expect(wordsOf(files, 'pets.html', 'listPets')).toMatch(/404.*proposed/);
});
