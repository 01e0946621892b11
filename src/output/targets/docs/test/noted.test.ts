/** Tests that the limits and examples of a value are next to its type, in HTML and in Markdown. */
import { expect, test } from 'vitest';
import { pagesOf, textAt, wordsOf } from './pages.js';

const LONG = 'This deal can only be sold via desktop, and not via apps for mobile phones.';
const SCHEMAS = {
  Pet: {
    type: 'object',
    example: { name: 'Rex', age: 3, notes: 'long enough to stand on lines of its own here' },
    properties: {
      name: { type: 'string', maxLength: 20, pattern: '^[A-Z]', example: 'Rex' },
      age: { type: 'integer', minimum: 1, maximum: 30, description: 'In years.' },
      notes: { type: 'string', example: LONG },
    },
  },
  Named: {
    allOf: [
      { $ref: '#/components/schemas/Pet' },
      { type: 'object', properties: { name: { type: 'string', maxLength: 40, minLength: 2 } } },
    ],
  },
};

const FILES = pagesOf(
  {
    paths: {
      '/pets': {
        post: {
          operationId: 'add',
          requestBody: {
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Named' },
                examples: { Example: { value: { name: 'Rex' } } },
              },
            },
          },
          responses: {},
        },
      },
    },
    components: { schemas: SCHEMAS },
  },
  { markdown: true },
);

test('HTML displays long texts, an example of a whole schema, and the descriptions of both parts of a property', async () => {
  const files = await FILES;
  const pet = wordsOf(files, 'schemas.html', 'Pet');
  expect(pet).toContain(`notes string · e.g. ${LONG}`);
  expect(pet).toContain('Example');
  expect(pet).toContain('"notes": "long enough');
  expect(wordsOf(files, 'pets.html', 'add')).toContain(
    'string · pattern ^[A-Z] · length at least 2 · length at most 20 · e.g. Rex',
  );
});

test('Markdown displays them in the comments of types', async () => {
  const files = await FILES;
  const schemas = textAt(files, 'schemas.md');
  expect(schemas).toContain('   * In years.\n   *\n   * @minimum 1\n   * @maximum 30\n');
  expect(schemas).toContain('@pattern ^[A-Z]\n   * @maxLength 20\n   * @example "Rex"');
  expect(schemas).toContain('Example:\n\n```json\n{\n  "name": "Rex",');
  expect(textAt(files, 'operations/add.md')).toContain('\nExample:\n');
});
