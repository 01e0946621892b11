/**
 * Tests that the docs display keywords for values of one type in a schema without a type (`read: { impliedTypes: false
 * }`).
 */
import { expect, test } from 'vitest';
import { file, run } from '../../../../../test/stride.js';
import type { OutputFile } from '../../../../print/emit/file.js';
import { textAt, wordsOf } from './pages.js';

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const OWNER = { $ref: '#/components/schemas/Owner' };
const PET = {
  required: ['name'],
  properties: {
    name: { type: 'string', description: 'What it is called.' },
    tags: { items: { type: 'string' }, maxItems: 3 },
    code: { maxLength: 5, minimum: 2 },
    owner: OWNER,
    home: { properties: { street: { type: 'string' } } },
  },
};

async function written(): Promise<readonly OutputFile[]> {
  const description = {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://pets.test' }],
    paths: {
      '/pets': {
        post: {
          operationId: 'add',
          parameters: [{ name: 'filter', in: 'query', schema: { maxLength: 7 } }],
          requestBody: json(PET),
          responses: {
            200: { description: 'ok', ...json(OWNER) },
            400: {
              description: 'no',
              ...json({ allOf: [OWNER, { properties: { why: { type: 'string' } } }] }),
            },
            409: {
              description: 'no',
              ...json({
                allOf: [{ type: 'object' }, { properties: { other: { type: 'string' } } }],
              }),
            },
          },
        },
      },
    },
    components: { schemas: { Owner: { properties: { id: { type: 'integer' }, boss: OWNER } } } },
  };
  const { files } = await run([file('api.json', JSON.stringify(description))], {
    targets: { docs: true },
    read: { impliedTypes: false },
  });
  return files.map((one) => ({ ...one, path: one.path.replace(/^docs\//, '') }));
}

test('pages list the fields of each alternative, and when it applies', async () => {
  const files = await written();
  const words = wordsOf(files, 'pets.html', 'add');
  expect(words).toContain('filter any value · if its type is string: length at most 7');
  expect(words).toContain('if its type is object: name string requiredWhat it is called. ');
  expect(words).toContain(
    'tags any value · if its type is array: array of string · items at most 3',
  );
  expect(words).toContain(
    'code any value · if its type is string: length at most 5 · if its type is number: at least 2',
  );
  expect(words).toContain('owner Owner2 propertiesif its type is object: id integer boss Owner');
  expect(words).toContain('home any value1 propertyif its type is object: street string');
  expect(words).toContain('Owner and any value');
  expect(words).toContain('if its type is object: why string');
  expect(words).toContain('409 no application/json all of 2 parts 1 property other string');
  expect(words).toContain(`"name": "name"`);
  expect(wordsOf(files, 'schemas.html', 'Owner')).toContain('if its type is object: id integer');
});

test('Markdown does too, with a type that accepts other values', async () => {
  const files = await written();
  const words = textAt(files, 'operations/add.md').replace(/\s+/g, ' ');
  expect(words).toContain(
    '`filter` (query, any value, if its type is `string`: length at most `7`)',
  );
  expect(words).toContain('tags?: string[] | unknown; code?: unknown; owner?: Owner;');
  expect(words).toContain('home?: { street?: string } | unknown; } | unknown; ```');
  expect(words).toContain('Owner & ({ why?: string } | unknown)');
  expect(textAt(files, 'schemas.md').replace(/\s+/g, ' ')).toContain(
    'type Owner = { id?: number; boss?: Owner } | unknown;',
  );
});
