/** Example calls contain all required arguments, and are formatted like other code. */
import { expect, test } from 'vitest';
import { BROAD } from '../../../test/broad/api.js';
import { api, endpoint, media, parameter, schema } from '../../../test/model-parts.js';
import type { Api, Endpoint } from '../../../src/model/api.js';
import { fact } from '../../../src/model/origin.js';
import type { Example, Json, Schema } from '../../../src/model/schema.js';
import { moduleText } from '../../../src/print/emit/typescript/module.js';
import { operationSignature } from '../../../src/print/typescript/signature.js';
import { callStatement, clientExample } from '../call.js';
import { layoutFaults } from '../../../test/layout/faults.js';
import { renderInput } from '../../../test/rendered.js';

const PLACE = { path: 'docs/a.md', importExtension: '.js' } as const;

function body(shape: Schema): Partial<Endpoint> {
  const media_ = media('application/json', shape);
  return { body: { required: fact(true), media: [media_], origins: [] } };
}

function optionalBody(shape: Schema): Partial<Endpoint> {
  return {
    body: { required: fact(false), media: [media('application/json', shape)], origins: [] },
  };
}

const RECURSIVE: Api = api({
  schemas: new Map([
    [
      'Loop',
      schema({
        kind: 'object',
        properties: new Map([
          ['again', { required: true, schema: schema({ kind: 'ref', id: 'Loop' }) }],
        ]),
      }),
    ],
  ]),
});

const TAME = schema({
  kind: 'intersection',
  members: [
    schema({ kind: 'ref', id: 'Pet' }),
    schema({
      kind: 'object',
      properties: new Map([['tricks', { schema: schema({ kind: 'integer' }), required: true }]]),
      rest: schema({ kind: 'any' }),
    }),
  ],
});

const PETS = schema({
  kind: 'object',
  properties: new Map([
    [
      'pets',
      {
        required: true,
        schema: schema({
          kind: 'array',
          items: schema({
            kind: 'union',
            members: [schema({ kind: 'null' }), schema({ kind: 'ref', id: 'Pet' })],
          }),
        }),
      },
    ],
    [
      'labels',
      {
        required: false,
        schema: schema({
          kind: 'object',
          properties: new Map(),
          rest: schema({ kind: 'string' }),
          restStated: true,
        }),
      },
    ],
  ]),
  rest: schema({ kind: 'any' }),
});

function example(value: Json): Example {
  return { name: 'one', value, origins: [] };
}

const CASES: [string, Endpoint, Api, string][] = [
  ['nothing', endpoint('GET', '/a'), BROAD, 'doIt(client)'],
  [
    'what is required',
    endpoint('GET', '/a/{site-id}', {
      parameters: [
        parameter('path', 'site-id', { kind: 'unknown', origins: [] }),
        parameter('query', 'limit', schema({ kind: 'integer', minimum: 5 }), {
          required: fact(true),
        }),
        parameter('query', 'more'),
      ],
    }),
    BROAD,
    'doIt(client, { siteId: "site-id", limit: 5 })',
  ],
  [
    'a body, without what is only read',
    endpoint('POST', '/a', body(schema({ kind: 'ref', id: 'Pet' }))),
    BROAD,
    'doIt(client, { body: { name: "name" } })',
  ],
  [
    'a body that may be left out, where it is what is sent',
    endpoint('POST', '/a', optionalBody(schema({ kind: 'ref', id: 'Pet' }))),
    BROAD,
    'doIt(client, { body: { name: "name" } })',
  ],
  [
    'no body that may be left out, where something else is meant',
    endpoint('DELETE', '/a', optionalBody(schema({ kind: 'ref', id: 'Pet' }))),
    BROAD,
    'doIt(client)',
  ],
  [
    'no body that nobody knows',
    endpoint('POST', '/a', optionalBody({ kind: 'unknown', origins: [] })),
    BROAD,
    'doIt(client)',
  ],
  [
    'a body that contains itself',
    endpoint('POST', '/a', body(schema({ kind: 'ref', id: 'Loop' }))),
    RECURSIVE,
    'doIt(client, { body: {} as never })',
  ],
  [
    'an intersection',
    endpoint('POST', '/a', body(TAME)),
    BROAD,
    'doIt(client, { body: { name: "name", tricks: 1 } })',
  ],
  [
    'the examples of a parameter',
    endpoint('GET', '/a/{id}', {
      parameters: [
        parameter('path', 'id', schema({ kind: 'string' }), {
          required: fact(true),
          examples: [7, 'octocat'].map(example),
        }),
      ],
    }),
    BROAD,
    'doIt(client, { id: "octocat" })',
  ],
  [
    'the example of a body, without what its type does not state',
    endpoint('POST', '/a', {
      body: {
        required: fact(true),
        media: [
          media('application/json', PETS, {
            examples: [
              example(
                new Map<string, Json>([
                  [
                    'pets',
                    [
                      new Map([
                        ['name', 'Rex'],
                        ['age', 'old'],
                      ]),
                    ],
                  ],
                  ['labels', new Map([['any', 'thing']])],
                  ['more', true],
                ]),
              ),
            ],
          }),
        ],
        origins: [],
      },
    }),
    BROAD,
    'doIt(client, {\n  body: { pets: [{ name: "Rex" }], labels: { any: "thing" } },\n})',
  ],
  [
    'a body nobody describes',
    endpoint('POST', '/a', { body: { required: fact(true), media: [], origins: [] } }),
    BROAD,
    'doIt(client)',
  ],
];

test.each(CASES)('%s', async (_name, given, where, want) => {
  const text = moduleText({
    body: [callStatement(operationSignature(given, 'doIt'), where)],
    ...PLACE,
  });
  expect(text).toBe(
    `import { doIt } from "../client/index.js";\n\nconst result = await ${want};\n`,
  );
  expect(await layoutFaults('a.ts', text)).toEqual([]);
});

test('a function named like a variable of the example', () => {
  const text = moduleText({
    body: [callStatement(operationSignature(endpoint('GET', '/a'), 'result'), BROAD)],
    ...PLACE,
  });
  expect(text).toContain('import { result as resultOperation }');
  expect(text).toContain('const result = await resultOperation(client);');
});

test('the client, with the settings that a caller must give', async () => {
  const { api: made, names } = renderInput(BROAD);
  const text = clientExample(made, names, PLACE);
  expect(text).toContain('baseUrl: { "https://{region}.example.com/{v}": "https://example.com" }');
  expect(text).toContain('basic: { username: "user", password: "password" }');
  expect(await layoutFaults('a.ts', text)).toEqual([]);
});
