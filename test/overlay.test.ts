import { expect, test } from 'vitest';
import { inspectJson } from '../src/run/pipeline/inspect/index.js';
import { openConflicts } from '../src/api/reconcile/ledger/open-conflicts.js';
import { file, run, STRIDE_FILES } from './stride.js';

const OVERLAY = `overlay: 1.1.0
info: { title: Corrections, version: 1.0.0 }
actions:
  - target: $.paths['/site/{cloudId}/conversation'].get.parameters[?@.name=='limit']
    update: { schema: { type: integer, minimum: 1, maximum: 75 } }
  - target: $.paths['/site/{cloudId}/conversation'].get
    update: { summary: All conversations of a site }
  - target: $.servers[0]
    update: { url: 'https://api.atlassian.com' }
  - target: $.paths['/site/{cloudId}/conversation/{conversationId}/message'].post
    update:
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Message' } } }
  - target: $.components
    update: { schemas: { Message: { type: object, properties: { text: { type: string } } } } }
  - target: $.paths['/site/{cloudId}/conversation/{conversationId}/media/{mediaId}'].delete
    remove: true
  - target: $.paths['/nowhere']
    remove: true
`;

test('an overlay outranks every document, and changes nothing else', async () => {
  const before = inspectJson(await run(STRIDE_FILES));
  const generated = await run(STRIDE_FILES, {}, { overlays: [file('overlay.yaml', OVERLAY)] });
  const after = inspectJson(generated);
  expect(after.endpoints).toHaveLength(48);
  const list = after.endpoints.find(({ name }) => name === 'listConversations');
  const limit = list?.parameters.find(({ name }) => name === 'limit');
  expect([limit?.type, limit?.trust]).toEqual(['integer', 'overlay']);
  const summary = list?.facts.find(({ field }) => field === 'summary');
  expect([summary?.value, summary?.trust]).toEqual(['All conversations of a site', 'overlay']);
  expect(summary?.origins).toEqual([{ source: 'overlay.yaml', line: 7, column: 24 }]);
  const servers = new Set(after.servers.flat().map(({ url }) => url));
  expect([...servers]).toEqual(['https://api.atlassian.com']);
  expect(generated.api.schemas.get('Message')?.kind).toBe('object');
  const send = generated.api.endpoints.find(
    ({ key }) => key.startsWith('POST') && key.endsWith('/conversation/{}/message'),
  );
  expect(send?.body?.media.map(({ schema }) => schema.kind)).toEqual(['ref']);
  expect(send?.body?.required.value).toBe(true);

  const untouched = new Set(['listConversations', 'sendMessage', 'deleteMedia']);
  const strip = (json: typeof before) =>
    json.endpoints
      .filter(({ name }) => !untouched.has(name))
      .map(({ servers: _servers, ...rest }) => rest);
  expect(strip(after)).toEqual(strip(before));
});

test('an overlay settles a keyword of a parameter', async () => {
  const document = (name: string, maxLength: number) =>
    file(name, {
      openapi: '3.1.0',
      info: { title: 'Shop', version: '1' },
      servers: [{ url: 'https://api.shop.example' }],
      paths: {
        '/found': {
          get: {
            parameters: [{ name: 'word', in: 'query', schema: { type: 'string', maxLength } }],
            responses: { 204: { description: 'Done' } },
          },
        },
      },
    });
  const documents = [document('a.json', 10), document('b.json', 20)];
  const action = {
    target: "$.paths['/found'].get.parameters[?@.name=='word'].schema",
    update: { maxLength: 15 },
  };
  const overlay = { overlay: '1.1.0', info: { title: 'o', version: '1' }, actions: [action] };
  const open = ({ ledger }: Awaited<ReturnType<typeof run>>) =>
    openConflicts(ledger).map(({ field }) => field);
  expect(open(await run(documents))).toEqual(['parameters/query/word/type maxLength']);
  const overlays = [file('overlay.json', overlay)];
  expect(open(await run(documents, {}, { overlays }))).toEqual([]);
});

test('an action that selects nothing is a warning with its line', async () => {
  const { diagnostics } = inspectJson(
    await run(STRIDE_FILES, {}, { overlays: [file('overlay.yaml', OVERLAY)] }),
  );
  const [warning] = diagnostics.filter(({ code }) => code.startsWith('overlay/'));
  expect(warning).toMatchObject({
    code: 'overlay/no-match',
    severity: 'warning',
    source: 'overlay.yaml',
    line: 19,
  });
});

test('an overlay changes, adds and removes vendor extensions of the API and of operations', async () => {
  const described = file('api.json', {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    'x-owner': 'pets',
    'x-kept': 1,
    paths: {
      '/pets': {
        get: {
          ...{ 'x-old': 1, 'x-same': [1], 'x-changed': { a: 1 } },
          responses: { 204: { description: 'Done' } },
        },
      },
    },
  });
  const overlay = file('overlay.json', {
    overlay: '1.1.0',
    info: { title: 'More', version: '1' },
    actions: [
      { target: '$', update: { 'x-owner': 'shop' } },
      { target: "$.paths['/pets'].get['x-old']", remove: true },
      {
        target: "$.paths['/pets'].get",
        update: { 'x-changed': { b: 2 }, 'x-restitch-pagination': false },
      },
    ],
  });
  const { api } = await run([described], {}, { overlays: [overlay] });
  expect(api.extensions).toEqual(
    new Map<string, unknown>([
      ['x-kept', 1],
      ['x-owner', 'shop'],
    ]),
  );
  expect(api.endpoints[0]?.extensions).toEqual(
    new Map<string, unknown>([
      ['x-same', [1]],
      [
        'x-changed',
        new Map([
          ['a', 1],
          ['b', 2],
        ]),
      ],
      ['x-restitch-pagination', false],
    ]),
  );
});

test('an action on a document as written is applied to it, and outranks other documents', async () => {
  const described = file(
    'a.yaml',
    `swagger: '2.0'
info: { title: Pets, version: '1' }
host: pets.test
schemes: [https]
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: skipped, in: query, type: string }
        - { name: limit, in: query, type: integer, maximum: ten }
      responses: { 200: { description: All, schema: { $ref: '#/definitions/Pet' } } }
definitions:
  Pet: { type: object, description: Old, properties: { id: { type: integer } } }
`,
  );
  const other = file('b.json', {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://pets.test' }],
    paths: {},
    components: {
      schemas: {
        Pet: {
          type: 'object',
          description: 'Of the other',
          properties: { id: { type: 'integer' } },
        },
      },
    },
  });
  const overlay = file('overlay.yaml', {
    overlay: '1.1.0',
    info: { title: 'More', version: '1' },
    actions: [
      { target: '$.definitions.Pet', update: { description: 'Right' } },
      { target: "$.paths['/pets'].get.parameters[?@.type=='string']", remove: true },
      { target: '$.definitions.None', remove: true },
    ],
  });
  const { api, report, locate } = await run([described, other], {}, { overlays: [overlay] });
  const pet = api.schemas.get('Pet');
  expect(pet?.description).toBe('Right');
  expect(pet?.origins.map(({ source }) => source)).toContain('overlay.yaml');
  expect(api.endpoints[0]?.parameters.map(({ name }) => name)).toEqual(['limit']);
  // The line number is correct, although the overlay removes an item above this line.
  const [fault] = report.list().filter(({ code }) => code === 'shape/type');
  expect(fault?.location && locate({ ...fault.location, trust: 'declared' }).line).toBe(11);
  const codes = report.list().filter(({ code }) => code.startsWith('overlay/'));
  expect(codes.map(({ message }) => message)).toEqual([
    'the target "$.definitions.None" selects nothing: the action has no effect',
  ]);
});
