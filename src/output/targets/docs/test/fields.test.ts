/**
 * Tests that fields are displayed where they are needed: in the body or the response, as deep as a reader opens them.
 */
import { expect, test } from 'vitest';
import {
  attribute,
  elementsOf,
  linkFaults,
  markupFaults,
  textOf,
} from '../../../../../test/docs/html-pages.js';
import { pagesOf, textAt, wordsOf } from './pages.js';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });

const SCHEMAS = {
  Pet: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', maxLength: 20, examples: ['Rex'] },
      id: { type: 'integer', readOnly: true },
      secret: { type: 'string', writeOnly: true },
      born: { type: ['string', 'null'], format: 'date', description: 'Its birthday' },
      owner: ref('Owner'),
      mother: ref('Pet'),
      state: ref('State'),
      codes: { type: 'array', uniqueItems: true, items: { type: 'string', format: 'uuid' } },
    },
  },
  Owner: { type: 'object', properties: { street: { type: 'string' }, city: ref('City') } },
  City: { type: 'object', properties: { zip: { type: 'string' } } },
  State: { type: 'string', enum: ['sold', 'free'] },
  Cat: { type: 'object', properties: { kind: { const: 'cat' }, meows: { type: 'boolean' } } },
  Dog: { type: 'object', properties: { kind: { const: 'dog' }, barks: { type: 'boolean' } } },
  Animal: {
    oneOf: [ref('Cat'), ref('Dog')],
    discriminator: {
      propertyName: 'kind',
      mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
    },
  },
  Choice: { oneOf: [ref('Cat'), ref('Owner')] },
  Choices: { type: 'array', items: ref('Choice') },
  Shop: {
    description: 'A shop that sells pets.\n\nIts history.',
    properties: { owner: ref('Seller') },
  },
  Seller: { description: 'Who sells.', properties: { name: { type: 'string' } } },
  Loop: { type: 'array', items: ref('Pool') },
  Pool: { type: 'array', items: ref('Loop') },
  Problem: { type: 'object', properties: { why: { type: 'string' } } },
};

function describing(operation: object): object {
  return {
    paths: { '/pets': { post: { operationId: 'add', ...operation } } },
    components: { schemas: SCHEMAS },
  };
}

async function wordsOfAdd(operation: object): Promise<string> {
  return wordsOf(await pagesOf(describing(operation)), 'pets.html', 'add');
}

/** Returns the text that a reader sees before opening any part of the operation. */
async function inSight(operation: object): Promise<string> {
  const files = await pagesOf(describing(operation));
  const [article] = elementsOf(textAt(files, 'pets.html')).filter(
    (one) => one.tagName === 'article',
  );
  const shown = (node: Parameters<typeof textOf>[0]): string => {
    if ('tagName' in node && node.tagName === 'details' && attribute(node, 'open') === undefined)
      return '';
    if (!('childNodes' in node)) return textOf(node);
    return node.childNodes.map(shown).join('');
  };
  return article ? shown(article).replace(/\s+/g, ' ') : '';
}

test('the fields of a named body are visible, and nested ones on request', async () => {
  const operation = { requestBody: json(ref('Pet')), responses: { 204: { description: 'ok' } } };
  const seen = await inSight(operation);
  expect(seen).toContain('name string · length at most 20 · e.g. Rex required');
  expect(seen).toContain('owner Owner');
  expect(seen).not.toContain('street');
  const words = await wordsOfAdd(operation);
  expect(words).toContain('owner Owner2 properties street string city City');
  expect(words, 'two levels down there is a link').not.toContain('zip');
  expect(words, 'a pet in a pet is a link').toMatch(/mother Pet state/);
});

test('each side displays its own fields', async () => {
  const sent = await wordsOfAdd({ requestBody: json(ref('Pet')), responses: {} });
  const received = await wordsOfAdd({
    responses: { 200: { description: 'ok', ...json(ref('Pet')) } },
  });
  expect([/\bid integer/.test(sent), /\bsecret string/.test(sent)]).toEqual([false, true]);
  expect([/\bid integer/.test(received), /\bsecret string/.test(received)]).toEqual([true, false]);
});

test('a nullable value has its limits, and a list those of its items', async () => {
  const words = await wordsOfAdd({ requestBody: json(ref('Pet')), responses: {} });
  expect(words).toContain('born string or null · format dateIts birthday');
  expect(words).toContain('codes array of string · items unique · each format uuid');
});

test('a named enumeration lists its values where it is used', async () => {
  const words = await wordsOfAdd({ requestBody: json(ref('State')), responses: {} });
  expect(words).toContain('State · one of "sold", "free"');
});

test('alternatives have distinguishing names, and the first is open', async () => {
  const operation = { requestBody: json(ref('Animal')), responses: {} };
  expect(await inSight(operation)).toContain('one of these, discriminated by kind cat Cat');
  expect(await inSight(operation)).toContain('meows');
  expect(await inSight(operation)).not.toContain('barks');
  expect(await wordsOfAdd(operation)).toContain('dog Dog kind "dog" barks');
});

test('a named schema has a short description above its fields, and the full one on its page', async () => {
  const operation = { requestBody: json(ref('Shop')), responses: {} };
  const files = await pagesOf(describing(operation));
  const words = wordsOf(files, 'pets.html', 'add');
  expect(words).toMatch(
    /Shop ?A shop that sells pets\. ?owner Seller1 property ?Who sells\. ?name/,
  );
  expect(words).not.toContain('Its history.');
  const schemas = textAt(files, 'schemas.html');
  expect(schemas.split('A shop that sells pets.')).toHaveLength(2);
  expect(schemas).toContain('Its history.');
});

test('a named list is called a list, and displays the fields of its items', async () => {
  const responses = { 200: { description: 'ok', ...json(ref('Choices')) } };
  const operation = { requestBody: json(ref('Loop')), responses };
  expect(await inSight(operation)).toContain('Choices · array of Choice');
  expect(await inSight(operation)).toContain('meows');
  expect(await inSight(operation)).toContain('Loop · array of Pool');
  const files = await pagesOf(describing(operation), { markdown: true });
  expect(textAt(files, 'operations/add.md')).toMatch(/type Choices = Choice\[\];[^]*meows\?:/);
});

test('objects in several parts are one object', async () => {
  const schema = {
    allOf: [ref('Owner'), { required: ['age'], properties: { age: { type: 'integer' } } }],
  };
  const words = await wordsOfAdd({ requestBody: json(schema), responses: {} });
  expect(words).toMatch(/street string .*age integer required/);
});

test('media types with the same schema share a line, those with examples are separate', async () => {
  const same = { schema: ref('Pet') };
  const content = { 'application/json': same, 'text/json': same, 'application/*+json': same };
  const withExample = { ...same, example: { name: 'Rex' } };
  const operation = {
    requestBody: { content: { ...content, 'text/xml': withExample } },
    responses: { 200: { description: 'ok', content } },
  };
  const files = await pagesOf(describing(operation), { markdown: true });
  const types = 'application/json, text/json, application/*+json';
  expect(wordsOf(files, 'pets.html', 'add')).toContain(`${types} Pet name string`);
  const page = textAt(files, 'operations/add.md');
  const line = '`application/json`, `text/json`, `application/*+json`: [`Pet`](../schemas.md#pet)';
  expect(page).toContain(`\n\n${line}\n\n\`text/xml\`: [\`Pet\`]`);
  expect(page).toContain(`- \`200\` (${line})`);
});

test('the fields of errors open on request, once for each named schema', async () => {
  const problem = { description: 'no', ...json(ref('Problem')) };
  const operation = { responses: { 200: { description: 'ok' }, 404: problem, 409: problem } };
  expect(await inSight(operation)).not.toContain('why');
  expect((await wordsOfAdd(operation)).match(/why string/g)).toHaveLength(1);
});

test.each([
  [{ not: { type: 'string', enum: ['x'] } }, 'but not "x"'],
  [{ type: 'array', contains: { type: 'integer' } }, 'at least 1 of the items are integer'],
  [{ type: 'object', propertyNames: { pattern: '^a' } }, 'names are string, pattern ^a'],
  [
    { type: 'object', patternProperties: { '^a': { type: 'integer' } } },
    'properties that match ^a are integer',
  ],
  [{ type: 'object', minProperties: 2 }, 'properties at least 2'],
  [
    { type: 'object', dependentRequired: { a: ['b', 'c'] } },
    'if a is present, these are required: b, c',
  ],
  [
    {
      type: 'object',
      if: { properties: { a: { const: 1 } } },
      then: { required: ['b'] },
    },
    'if it is an object with optionally a (1), it is also an object with b',
  ],
])('%j in words', async (schema, words) => {
  const body = { type: 'object', properties: { it: schema } };
  expect(await wordsOfAdd({ requestBody: json(body), responses: {} })).toContain(words);
});

test('pages with collapsed fields are well formed and have no dead links', async () => {
  const files = await pagesOf(
    describing({
      requestBody: json({
        anyOf: [ref('Pet'), ref('Animal'), { type: 'array', items: ref('Pet') }],
      }),
      responses: { 200: { description: 'ok', ...json(ref('Animal')) } },
    }),
  );
  const html = files.filter(({ path }) => path.endsWith('.html'));
  expect(html.flatMap(markupFaults)).toEqual([]);
  expect(linkFaults(files)).toEqual([]);
});
