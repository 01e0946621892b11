/** An overlay settles conflicts about the keyword that it sets, and no other conflicts. */
import { expect, test } from 'vitest';
import { openConflicts } from '../../src/api/reconcile/ledger/open-conflicts.js';
import { file, run } from '../stride.js';

type JsonObject = { readonly [key: string]: unknown };

function edition(isFirst: boolean): JsonObject {
  const either = <T>(one: T, other: T): T => (isFirst ? one : other);
  const text = { type: 'string', minLength: either(1, 2), maxLength: either(10, 20) };
  const Thing = {
    type: 'object',
    maxProperties: either(4, 5),
    required: either(['id', 'text'], ['id']),
    properties: {
      id: { type: 'string' },
      text,
      when: either({ type: 'integer' }, { type: 'string' }),
      list: { type: 'array', maxItems: either(3, 4), items: text },
      low: either({ type: 'string', minLength: 9 }, { type: 'string', maxLength: 5 }),
      maxLength: { type: 'string', pattern: either('^a', '^b'), maxLength: either(3, 4) },
    },
  };
  const schema = { type: 'object', properties: { name: text, size: { ...text } } };
  const content = { 'application/json': { schema } };
  const headers = {
    'X-Left': { required: isFirst, schema: { type: 'integer', minimum: either(0, 1) } },
  };
  const query = {
    name: 'word',
    in: 'query',
    schema: either(
      { type: 'string', minLength: 9, pattern: '^a' },
      { type: 'string', maxLength: 5, pattern: '^b' },
    ),
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    servers: [{ url: 'https://api.shop.example' }],
    paths: {
      '/things': {
        post: {
          parameters: [query],
          requestBody: { required: isFirst, content },
          responses: {
            200: {
              description: 'Found',
              headers,
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
            },
          },
        },
      },
    },
    components: { schemas: { Thing } },
  };
}

const documents = [file('a.json', edition(true)), file('b.json', edition(false))];

async function open(target?: string, update?: JsonObject): Promise<string[]> {
  const actions = [{ target, update }];
  const overlay = { overlay: '1.1.0', info: { title: 'o', version: '1' }, actions };
  const overlays = target === undefined ? [] : [file('overlay.json', overlay)];
  const { ledger, report } = await run(documents, {}, { overlays });
  expect(report.list().filter(({ code }) => code.startsWith('overlay/'))).toEqual([]);
  return openConflicts(ledger).map(({ entity, field }) => `${entity} ${field}`);
}

const THING = '$.components.schemas.Thing';
const POST = "$.paths['/things'].post";
const BODY = `${POST}.requestBody.content['application/json'].schema`;
const KEY = 'POST /things';

test.each<[string, JsonObject, string[]]>([
  [THING, { maxProperties: 9 }, ['schema Thing  maxProperties']],
  [THING, { description: 'A thing' }, []],
  [THING, { properties: { text: { description: 'A text' } } }, []],
  [THING, { properties: { text: { maxLength: 9 } } }, ['schema Thing .text maxLength']],
  [`${THING}.properties.text`, { maxLength: 9 }, ['schema Thing .text maxLength']],
  [`${THING}.properties.text`, { pattern: 'x' }, []],
  [THING, { required: ['text'] }, ['schema Thing .text required']],
  [`${THING}.properties.list`, { maxItems: 9 }, ['schema Thing .list maxItems']],
  [`${THING}.properties.list`, { items: { minLength: 1 } }, ['schema Thing .list[] minLength']],
  [`${THING}.properties.low`, { maxLength: 5 }, ['schema Thing .low minLength/maxLength']],
  [`${THING}.properties.maxLength`, { pattern: '^c' }, ['schema Thing .maxLength pattern']],
  [THING, { properties: { maxLength: { pattern: '^c' } } }, ['schema Thing .maxLength pattern']],
  [`${THING}.properties.when`, { description: 'When it was' }, []],
  [`${THING}.properties.when`, { type: 'string' }, ['schema Thing .when']],
  [
    BODY,
    { properties: { name: { maxLength: 9 } } },
    [`${KEY} body/application/json.name maxLength`],
  ],
  [BODY, { description: 'What is sent' }, []],
  [`${POST}.requestBody`, { description: 'What is sent' }, []],
  [`${POST}.requestBody`, { required: true }, [`${KEY} body/required`]],
  [
    `${POST}.parameters[0].schema`,
    { pattern: '^c' },
    [`${KEY} parameters/query/word/type pattern`],
  ],
  [
    `${POST}.parameters[0].schema`,
    { maxLength: 9 },
    [`${KEY} parameters/query/word/type minLength/maxLength`],
  ],
  [`${POST}.parameters[0]`, { description: 'A word' }, []],
  [
    `${POST}.responses['200'].headers['X-Left']`,
    { required: true },
    [`${KEY} responses/200/headers/x-left required`],
  ],
  [
    `${POST}.responses['200'].headers['X-Left'].schema`,
    { minimum: 0 },
    [`${KEY} responses/200/headers/x-left minimum`],
  ],
  [`${POST}.responses['200']`, { headers: { 'X-Left': { description: 'Left' } } }, []],
])('%s %j settles %j', async (target, update, settled) => {
  const all = await open();
  expect(settled.filter((one) => !all.includes(one))).toEqual([]);
  expect(await open(target, update)).toEqual(all.filter((one) => !settled.includes(one)));
});
