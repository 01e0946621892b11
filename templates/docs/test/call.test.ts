/** The example calls hold what must be passed, laid out as all code is. */
import { expect, test } from 'vitest';
import { BROAD } from '../../../test/broad/api.js';
import { api, endpoint, media, parameter, schema } from '../../../test/model-parts.js';
import type { Api, Endpoint } from '../../../src/model/api.js';
import { fact } from '../../../src/model/origin.js';
import type { Schema } from '../../../src/model/schema.js';
import { moduleText } from '../../../src/emit/typescript/module.js';
import { operationSignature } from '../../../src/typescript/signature.js';
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

test('the client, with what its caller has to bring', async () => {
  const { api: made, names } = renderInput(BROAD);
  const text = clientExample(made, names, PLACE);
  expect(text).toContain('baseUrl: { "https://{region}.example.com/{v}": "https://example.com" }');
  expect(text).toContain('basic: { username: "user", password: "password" }');
  expect(await layoutFaults('a.ts', text)).toEqual([]);
});
