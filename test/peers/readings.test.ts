/**
 * Unusual constructs of descriptions in the tests of other generators, and their types.
 *
 * @module-tag proof
 */
import { expect, test } from 'vitest';
import { file, run } from '../stride.js';

const INFO = { title: 'Pets', version: '1' };
const text = { type: 'string' };
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

async function client(document: object): Promise<string> {
  const { files } = await run([file('api.json', document)], { targets: { client: true } });
  return files
    .filter(({ path }) => !path.includes('runtime'))
    .map(({ text: one }) => one)
    .join('\n');
}

function openapi(schemas: object, responses: object): object {
  return {
    openapi: '3.0.3',
    info: INFO,
    servers: [{ url: 'https://api.pets.test' }],
    paths: { '/pets': { get: { operationId: 'getPet', responses } } },
    components: { schemas },
  };
}

const ANSWER = { 200: { description: 'A pet', ...json(ref('Pet')) } };

test('a call returns a response that only `default` declares', async () => {
  const schemas = { Pet: { type: 'object', properties: { name: text } } };
  const made = await client(
    openapi(schemas, { default: { description: 'A pet', ...json(ref('Pet')) } }),
  );
  expect(made).toMatch(/Success<SuccessStatus, Pet> \| Failure<FailureStatus, Pet>/);
});

test('a file in a Swagger 2.0 form is bytes', async () => {
  const parameters = [{ name: 'photo', in: 'formData', type: 'file', required: true }];
  const post = { operationId: 'send', consumes: ['multipart/form-data'], parameters };
  const made = await client({
    swagger: '2.0',
    info: INFO,
    host: 'api.pets.test',
    schemes: ['https'],
    paths: { '/photos': { post: { ...post, responses: { 204: { description: 'Sent' } } } } },
  });
  expect(made).toMatch(/photo: Blob/);
});

test('an inherited discriminator distinguishes the children', async () => {
  const child = (own: object): object => ({
    allOf: [ref('Pet'), { type: 'object', properties: own }],
  });
  const made = await client(
    openapi(
      {
        Pet: {
          type: 'object',
          required: ['kind'],
          properties: { kind: text },
          discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat' } },
        },
        Cat: child({ lives: { type: 'integer' } }),
        Tom: { allOf: [ref('Cat'), { type: 'object', properties: { age: text } }] },
      },
      ANSWER,
    ),
  );
  expect(made).toMatch(/Pet =[^;]*"cat"/s);
  expect(made).toMatch(/Pet =[^;]*\bTom\b/s);
});

test('members that allOf adds next to oneOf are in each alternative', async () => {
  const schemas = {
    Base: { type: 'object', required: ['id'], properties: { id: text } },
    Pet: {
      allOf: [ref('Base')],
      oneOf: [
        { type: 'object', required: ['lives'], properties: { lives: { type: 'integer' } } },
        { type: 'object', required: ['bark'], properties: { bark: text } },
      ],
    },
  };
  const made = await client(openapi(schemas, ANSWER));
  expect(made).toMatch(/Pet = Base & \(/);
});
