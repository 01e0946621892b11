/** A generated server sends the declared fields of a handler's result, and no others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { compile } from '../compiler.js';
import { folderOfAllTests } from '../folder.js';
import { runAll, writeAll } from '../subjects.js';

const OPEN = 'additionalProperties: true';
const SCHEMAS: Readonly<Record<string, string>> = {
  Plain: '{type: object, properties: {id: {type: integer}, name: {type: string}}}',
  List: "{type: array, items: {$ref: '#/components/schemas/Plain'}}",
  Free: '{type: object}',
  Any: '{}',
  Closed: '{type: object, additionalProperties: false}',
  Open: `{type: object, properties: {a: {$ref: '#/components/schemas/Plain'}}, ${OPEN}}`,
  Map: "{type: object, additionalProperties: {$ref: '#/components/schemas/Plain'}}",
  Both: "{type: object, properties: {n: {type: integer}}, additionalProperties: {$ref: '#/components/schemas/Plain'}}",
  Patterns:
    "{type: object, properties: {n: {type: integer}}, patternProperties: {'^x-': {$ref: '#/components/schemas/Plain'}, '-y$': {type: object, properties: {b: {}}}}}",
  Secret: `{type: object, properties: {a: {}, key: {type: string, writeOnly: true}}}`,
  OpenSecret: `{type: object, properties: {a: {}, key: {type: string, writeOnly: true}}, ${OPEN}}`,
  Named: '{type: object, required: [id], properties: {name: {type: string}}}',
  AllOf:
    "{allOf: [{$ref: '#/components/schemas/Plain'}, {type: object, properties: {more: {$ref: '#/components/schemas/Plain'}}}, {description: said}]}",
  AllOfSame:
    '{allOf: [{type: object, properties: {p: {type: object, properties: {a: {}}}}}, {type: object, properties: {p: {type: object, properties: {b: {}}}}}]}',
  AllOfOpen: `{allOf: [{$ref: '#/components/schemas/Plain'}, {type: object, ${OPEN}}]}`,
  EitherKey:
    "{type: object, properties: {a: {$ref: '#/components/schemas/Plain'}, b: {}}, anyOf: [{required: [a]}, {required: [b]}]}",
  Cat: '{type: object, required: [kind], properties: {kind: {const: cat}, lives: {type: integer}}}',
  Dog: '{type: object, required: [kind], properties: {kind: {const: dog}, bark: {type: string}}}',
  Pet: "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}",
  Untagged: "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}",
  Typed:
    '{anyOf: [{type: object, properties: {v: {type: string}, s: {}}}, {type: object, properties: {v: {type: number}, n: {}}}]}',
  Wider:
    '{anyOf: [{type: object, required: [a], properties: {a: {}}}, {type: object, required: [a, b], properties: {a: {}, b: {}}}]}',
  OrText: "{anyOf: [{$ref: '#/components/schemas/Plain'}, {type: string}, {type: 'null'}]}",
  OrList:
    "{anyOf: [{$ref: '#/components/schemas/Plain'}, {type: array, items: {type: object, properties: {i: {}}}}]}",
  OrAny: "{anyOf: [{$ref: '#/components/schemas/Plain'}, {type: object}]}",
  Nullable: "{type: object, properties: {p: {type: [object, 'null'], properties: {a: {}}}}}",
  Tree: "{type: object, properties: {id: {}, children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}",
  Tuple:
    '{type: array, prefixItems: [{type: object, properties: {a: {}}}, {type: string}], items: {type: object, properties: {b: {}}}}',
  Odd: '{type: object, properties: {constructor: {}, toString: {}, a-b: {}, __proto__: {}}}',
  Condition:
    '{type: object, properties: {a: {}}, if: {properties: {a: {const: 1}}}, then: {properties: {b: {}}}, else: {properties: {c: {}}}}',
  Unevaluated:
    "{allOf: [{$ref: '#/components/schemas/Plain'}], unevaluatedProperties: {type: object, properties: {a: {}}}}",
  UnevaluatedNone: "{allOf: [{$ref: '#/components/schemas/Plain'}], unevaluatedProperties: false}",
  Values: '{type: object, properties: {deep: {enum: [{a: 1, b: 2}]}}}',
  Parent:
    "{type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {one: '#/components/schemas/One', two: '#/components/schemas/Two'}}}",
  One: "{allOf: [{$ref: '#/components/schemas/Parent'}, {type: object, properties: {one: {}}}]}",
  Two: "{allOf: [{$ref: '#/components/schemas/Parent'}, {type: object, properties: {two: {}}}]}",
};

const AS_JSON = (value: unknown): object => ({ toJSON: () => value });
const NO_PLAIN = { id: 1, name: 'a', hash: 'x' };
const PLAIN = { id: 1, name: 'a' };

/** Schema, the handler's return value, and the sent body. */
const ROWS: readonly (readonly [schema: string, given: unknown, sent: unknown])[] = [
  ['Plain', NO_PLAIN, PLAIN],
  ['Plain', { id: 1 }, { id: 1 }],
  ['Plain', { id: null, hash: 1 }, { id: null }],
  ['Plain', null, null],
  ['Plain', AS_JSON(NO_PLAIN), PLAIN],
  ['List', [NO_PLAIN, null, AS_JSON(NO_PLAIN)], [PLAIN, null, PLAIN]],
  ['List', AS_JSON([NO_PLAIN]), [PLAIN]],
  ['Free', NO_PLAIN, NO_PLAIN],
  ['Any', { a: [NO_PLAIN] }, { a: [NO_PLAIN] }],
  ['Closed', NO_PLAIN, {}],
  ['Open', { a: NO_PLAIN, b: NO_PLAIN }, { a: PLAIN, b: NO_PLAIN }],
  ['Map', { a: NO_PLAIN, b: NO_PLAIN }, { a: PLAIN, b: PLAIN }],
  ['Map', JSON.parse('{"__proto__":{"id":1,"x":2}}'), JSON.parse('{"__proto__":{"id":1}}')],
  ['Both', { n: 1, a: NO_PLAIN }, { n: 1, a: PLAIN }],
  [
    'Patterns',
    { n: 1, 'x-a': NO_PLAIN, 'b-y': { b: 1, c: 2 }, 'x-y': { id: 1, b: 1, c: 1 }, other: 1 },
    { n: 1, 'x-a': PLAIN, 'b-y': { b: 1 }, 'x-y': { id: 1, b: 1 } },
  ],
  ['Secret', { a: 1, key: 'k' }, { a: 1 }],
  ['OpenSecret', { a: 1, key: 'k', b: 2 }, { a: 1, b: 2 }],
  ['Named', { id: { x: 1 }, name: 'a', b: 1 }, { id: { x: 1 }, name: 'a' }],
  ['AllOf', { ...NO_PLAIN, more: NO_PLAIN }, { ...PLAIN, more: PLAIN }],
  ['AllOfSame', { p: { a: 1, b: 2, c: 3 } }, { p: { a: 1, b: 2 } }],
  ['AllOfOpen', NO_PLAIN, NO_PLAIN],
  ['EitherKey', { a: NO_PLAIN, b: 1, c: 2 }, { a: PLAIN, b: 1 }],
  ['Pet', { kind: 'cat', lives: 9, bark: 'no', hash: 1 }, { kind: 'cat', lives: 9 }],
  ['Pet', { kind: 'dog', lives: 9, bark: 'yes' }, { kind: 'dog', bark: 'yes' }],
  ['Pet', { kind: 'cow', lives: 9, bark: 'a', hash: 1 }, { kind: 'cow', lives: 9, bark: 'a' }],
  ['Untagged', { kind: 'cat', lives: 9, bark: 'no' }, { kind: 'cat', lives: 9 }],
  ['Untagged', { kind: 'cow', lives: 9, hash: 1 }, { kind: 'cow', lives: 9 }],
  ['Typed', { v: 'a', s: 1, n: 1 }, { v: 'a', s: 1 }],
  ['Typed', { v: 1, s: 1, n: 1 }, { v: 1, n: 1 }],
  ['Typed', { s: 1, n: 1, x: 1 }, { s: 1, n: 1 }],
  ['Wider', { a: 1, b: 2, c: 3 }, { a: 1, b: 2 }],
  ['Wider', { a: 1, c: 3 }, { a: 1 }],
  ['OrText', 'a', 'a'],
  ['OrText', null, null],
  ['OrText', NO_PLAIN, PLAIN],
  ['OrList', NO_PLAIN, PLAIN],
  ['OrList', [{ i: 1, j: 2 }], [{ i: 1 }]],
  ['OrAny', NO_PLAIN, NO_PLAIN],
  ['Nullable', { p: null, q: 1 }, { p: null }],
  ['Nullable', { p: { a: 1, b: 2 } }, { p: { a: 1 } }],
  [
    'Tree',
    { id: 1, hash: 1, children: [{ id: 2, hash: 1, children: [] }] },
    { id: 1, children: [{ id: 2, children: [] }] },
  ],
  ['Tuple', [{ a: 1, b: 2 }, 'x', { a: 1, b: 2 }], [{ a: 1 }, 'x', { b: 2 }]],
  ['Odd', { 'a-b': 1, toString: 2, x: 3 }, { 'a-b': 1, toString: 2 }],
  ['Condition', { a: 1, b: 2, c: 3, d: 4 }, { a: 1, b: 2, c: 3 }],
  ['Unevaluated', { ...NO_PLAIN, hash: { a: 1, b: 2 } }, { ...PLAIN, hash: { a: 1 } }],
  ['UnevaluatedNone', NO_PLAIN, PLAIN],
  ['Values', { deep: { a: 1, b: 2 }, x: 1 }, { deep: { a: 1, b: 2 } }],
  ['Parent', { kind: 'one', one: 1, two: 2, hash: 1 }, { kind: 'one', one: 1 }],
  ['One', { kind: 'one', one: 1, hash: 1 }, { kind: 'one', one: 1 }],
];

const OTHERS = `
  /events:
    get: {operationId: events, responses: {200: {description: d, content: {text/event-stream: {schema: {$ref: '#/components/schemas/Plain'}}}}}}
  /whole:
    get: {operationId: whole, responses: {200: {description: d, content: {text/event-stream: {itemSchema: {type: object, required: [data], properties: {data: {$ref: '#/components/schemas/Plain'}}}}}}}}
  /example:
    get: {operationId: example, responses: {200: {description: d, content: {application/json: {example: {id: 1}}}}}}
  /types:
    get:
      operationId: types
      responses:
        200: {description: d, content: {application/json: {schema: {type: object, properties: {a: {}}}}, application/vnd.b+json: {schema: {type: object, properties: {b: {}}}}}}
        4XX: {description: d, content: {application/problem+json: {schema: {type: object, properties: {title: {type: string}}}}}}
        default: {description: d, content: {'*/*': {schema: {type: object, properties: {d: {}}}}}}
  /ranges:
    get: {operationId: ranges, responses: {200: {description: d, content: {application/json: {schema: {}}, '*/*': {schema: {type: object, properties: {d: {}}}}}}}}
  /ones:
    get: {operationId: ones, responses: {200: {description: d, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Plain'}}}}}}}
  /twos:
    get: {operationId: twos, responses: {200: {description: d, content: {application/json: {schema: {type: array, maxItems: 9, items: {$ref: '#/components/schemas/Plain'}}}}}}}
`;

const DOCUMENT = `openapi: 3.2.0
info: {title: Strip, version: '1'}
paths:
${Object.keys(SCHEMAS)
  .map(
    (name) =>
      `  /${name}:\n    get: {operationId: get${name}, responses: {200: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/${name}'}}}}}}\n`,
  )
  .join('')}${OTHERS}
components:
  schemas:
${Object.entries(SCHEMAS)
  .map(([name, text]) => `    ${name}: ${text}\n`)
  .join('')}`;

interface Api {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly routes: readonly { readonly key: string }[];
}

const folder = folderOfAllTests();
let createApi: (handlers: object, options: object) => Api;

beforeAll(async () => {
  const { files } = await runAll([{ source: 'strip.yaml', bytes: Buffer.from(DOCUMENT) }]);
  writeAll(folder.path, files);
  const server: unknown = await import(
    /* @vite-ignore */ join(folder.path, 'generated/server/index.ts')
  );
  ({ createApi } = server as { createApi: typeof createApi });
});

async function sent(path: string, result: unknown, options: object = {}): Promise<Response> {
  const handlers = { [`GET ${path}`]: () => result };
  const api = createApi(handlers, { partial: true, onError: () => undefined, ...options });
  return api.fetch(new Request(`http://x${path}`));
}

test('lists of one schema share a function', async () => {
  const text = readFileSync(join(folder.path, 'generated/server/responses.ts'), 'utf8');
  expect(text.match(/function strip(?:Ones|Twos)\w*/g)).toHaveLength(1);
  for (const path of ['/ones', '/twos']) {
    const response = await sent(path, { status: 200, body: [NO_PLAIN] });
    expect(await response.json()).toEqual([PLAIN]);
  }
});

describe('a body', () => {
  test.each(ROWS)('%s: %j', async (name, body, kept) => {
    const options = [{}, { responses: 'strip' }];
    for (const one of options) {
      const response = await sent(`/${name}`, { status: 200, body }, one);
      expect(await response.json()).toEqual(kept);
    }
    // A result with headers or a media type is processed by other code.
    const stated = { status: 200, body, headers: { x: 1 }, contentType: 'application/json' };
    expect(await (await sent(`/${name}`, stated)).json()).toEqual(kept);
    const off = await sent(`/${name}`, { status: 200, body }, { responses: 'off' });
    expect(await off.text()).toBe(JSON.stringify(body));
  });

  it('of an undeclared media type is not filtered, even if a range is declared', async () => {
    const body = { a: 1, d: 1 };
    const result = { status: 200, contentType: 'application/json', body };
    expect(await (await sent('/ranges', result)).json()).toEqual(body);
    const other = { ...result, contentType: 'application/vnd.b+json' };
    expect(await (await sent('/ranges', other)).json()).toEqual({ d: 1 });
  });

  it.each([
    [{ status: 200, body: { a: 1, b: 2 } }, { a: 1 }],
    [{ status: 200, contentType: 'application/vnd.b+json', body: { a: 1, b: 2 } }, { b: 2 }],
    [{ status: 404, body: { title: 't', stack: 's' } }, { title: 't' }],
    [{ status: 500, contentType: 'application/json', body: { d: 1, e: 2 } }, { d: 1 }],
  ])('uses the schema of its media type and status: %j', async (result, kept) => {
    expect(await (await sent('/types', result)).json()).toEqual(kept);
  });

  it('is sent unchanged if only an example describes it', async () => {
    const response = await sent('/example', { status: 200, body: { id: 1, more: 2 } });
    expect(await response.json()).toEqual({ id: 1, more: 2 });
  });

  it('is sent unchanged if it is a Web response or bytes', async () => {
    const text = '{"id":1,"hash":2}';
    const web = await sent('/Plain', Response.json(JSON.parse(text)));
    expect(await web.text()).toBe(text);
    const bytes = await sent('/Plain', { status: 200, body: new TextEncoder().encode(text) });
    expect(await bytes.text()).toBe(text);
  });

  it('is validated without the dropped properties', async () => {
    const checked = { responses: 'check' };
    const closed = await sent('/Closed', { status: 200, body: NO_PLAIN }, checked);
    expect([closed.status, await closed.json()]).toEqual([200, {}]);
    const wrong = await sent('/Plain', { status: 200, body: { id: 'x' } }, checked);
    expect(wrong.status).toBe(500);
  });
});

describe('events', () => {
  async function* events(): AsyncGenerator {
    await Promise.resolve();
    yield { id: '7', event: 'e', retry: 5, data: NO_PLAIN };
  }
  it.each(['/events', '/whole'])('%s', async (path) => {
    const response = await sent(path, { status: 200, body: events() });
    const text = await response.text();
    expect(text).toBe('event: e\nid: 7\nretry: 5\ndata: {"id":1,"name":"a"}\n\n');
  });
});

it('compiles strictly', () => {
  folder.write('generated/tsconfig.json', {
    compilerOptions: {
      ...{ target: 'es2022', module: 'nodenext', strict: true, noEmit: true, types: ['node'] },
      ...{ typeRoots: [join(import.meta.dirname, '../../node_modules/@types')] },
      ...{ noPropertyAccessFromIndexSignature: true, noUncheckedIndexedAccess: true },
      ...{ exactOptionalPropertyTypes: true, noUnusedLocals: true, noUnusedParameters: true },
    },
    files: ['server/index.ts'],
  });
  expect(compile(join(folder.path, 'generated'))).toBe('');
});
