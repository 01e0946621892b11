/**
 * `restitch verify --suggest`: one cause results in one suggestion, which is the one that a careful
 * person would make.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandIn, type Printed } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { entry } from './pets.js';

const folder = folderOfEachTest();
const command = commandIn(() => folder.path);
const write = (name: string, data: unknown): void =>
  writeFileSync(join(folder.path, name), JSON.stringify(data, null, 1));
const verify = (...argv: string[]): Promise<Printed> => command('verify', ...argv);

/**
 * Returns the suggestions, without the head of the file. Fails if findings remain after they are
 * applied.
 */
async function suggested(description: unknown, entries: readonly object[]): Promise<string> {
  rmSync(join(folder.path, 'overlay.yaml'), { force: true });
  write('api.json', description);
  write('traffic.har', { log: { version: '1.2', entries } });
  const first = await verify('traffic.har', 'api.json', '--suggest', 'overlay.yaml');
  expect([first.exit, first.err]).toEqual([
    1,
    'wrote overlay.yaml: review this overlay, and add it to the configuration\n',
  ]);
  const text = readFileSync(join(folder.path, 'overlay.yaml'), 'utf8');
  const second = await verify('traffic.har', 'api.json', '--overlay', 'overlay.yaml');
  expect(second.out + second.err + text).toMatch(/, all match/);
  expect(second.exit).toBe(0);
  return text.slice(text.indexOf('actions:'));
}

const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown): object => ({ content: { 'application/json': { schema } } });
const answers = (schema: unknown): object => ({
  responses: { 200: { description: 'OK', ...json(schema) } },
});
const api = (paths: unknown, schemas: unknown): object => ({
  openapi: '3.1.0',
  info: { title: 'Stations', version: '1' },
  servers: [{ url: 'https://api.b.io/v1' }],
  ...{ paths, components: { schemas } },
});

const STATION = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    timezone: { type: 'string', maxLength: 40 },
    has_dog: { type: 'boolean' },
  },
};
const PAGE = {
  type: 'object',
  required: ['data'],
  properties: { data: { type: 'array', items: reference('Station') }, total: { type: 'integer' } },
};

test('a list instead of its envelope keeps the schema of its items', async () => {
  const paths = { '/stations': { get: answers(reference('Page')) } };
  const bare = [
    { id: 1, name: 'Ulm' },
    { id: 2, name: 'Au' },
  ];
  expect(
    await suggested(api(paths, { Station: STATION, Page: PAGE }), [
      entry('GET /stations', { answer: bare }),
    ]),
  ).toMatchInlineSnapshot(`
    "actions:
      # GET /stations: body of response 200 must be an object, found array (1 of 1)
      # first in traffic.har:5:4
      - target: $.paths['/stations'].get.responses['200'].content['application/json'].schema
        remove: true
      - target: $.paths['/stations'].get.responses['200'].content['application/json']
        update:
          schema:
            type: array
            items:
              $ref: "#/components/schemas/Station"
    "
  `);
});

test('a list and an envelope in traffic are both declared', async () => {
  const paths = { '/stations': { get: answers(reference('Page')) } };
  expect(
    await suggested(api(paths, { Station: STATION, Page: PAGE }), [
      entry('GET /stations', { answer: [{ id: 1, name: 'Ulm' }] }),
      entry('GET /stations', { answer: { data: [{ id: 1, name: 'Ulm' }] } }),
    ]),
  ).toMatchInlineSnapshot(`
    "actions:
      # GET /stations: body of response 200 must be an object, found array (1 of 2)
      # first in traffic.har:5:4
      - target: $.paths['/stations'].get.responses['200'].content['application/json'].schema
        remove: true
      - target: $.paths['/stations'].get.responses['200'].content['application/json']
        update:
          schema:
            anyOf:
              - $ref: "#/components/schemas/Page"
              - type: array
                items:
                  $ref: "#/components/schemas/Station"
    "
  `);
});

test('an envelope instead of a list keeps the list, and so does a list instead of a map', async () => {
  const paths = {
    '/stations': { get: answers({ type: 'array', items: reference('Station') }) },
    '/lines': { get: answers({ type: 'object', additionalProperties: reference('Station') }) },
  };
  const stations = [
    { id: 1, name: 'Ulm' },
    { id: 2, name: 'Au' },
  ];
  expect(
    await suggested(api(paths, { Station: STATION }), [
      entry('GET /stations', { answer: { data: stations, total: 2 } }),
      entry('GET /lines', { answer: stations }),
    ]),
  ).toMatchInlineSnapshot(`
    "actions:
      # GET /lines: body of response 200 must be an object, found array (1 of 1)
      # first in traffic.har:21:4
      - target: $.paths['/lines'].get.responses['200'].content['application/json'].schema
        remove: true
      - target: $.paths['/lines'].get.responses['200'].content['application/json']
        update:
          schema:
            type: array
            items:
              $ref: "#/components/schemas/Station"
      # GET /stations: body of response 200 must be an array, found object (1 of 1)
      # first in traffic.har:5:4
      - target: $.paths['/stations'].get.responses['200'].content['application/json'].schema
        remove: true
      - target: $.paths['/stations'].get.responses['200'].content['application/json']
        update:
          schema:
            type: object
            properties:
              data:
                type: array
                items:
                  $ref: "#/components/schemas/Station"
              total:
                type: integer
    "
  `);
});

test('a changed base path becomes a server, and not an operation', async () => {
  const paths = {
    '/stations': { get: answers({ type: 'array', items: reference('Station') }) },
    '/stations/{id}': { get: answers(reference('Station')) },
    '/lines': { get: answers({ type: 'array', items: { type: 'string' } }) },
  };
  const moved = (path: string, answer: unknown): object => {
    const one = entry(`GET ${path}`, { answer }) as { request: { url: string } };
    one.request.url = one.request.url.replace('/v1/', '/v2/');
    return one;
  };
  const description = api(paths, { Station: STATION });
  const all = [
    moved('/stations', [{ id: 1, name: 'Ulm' }]),
    moved('/stations/1', { id: 1, name: 'Ulm' }),
    moved('/lines', ['S1']),
  ];
  expect(await suggested(description, all)).toMatchInlineSnapshot(`
    "actions:
      # every path below /v2 instead of /v1 (3 operations)
      # first in traffic.har:37:4
      - target: $.servers[0]
        update:
          url: https://api.b.io/v2
    "
  `);
  // Both base paths are used, and there is an undeclared operation.
  const some = [
    entry('GET /lines', { answer: ['S1'] }),
    ...all,
    moved('/trains', [{ id: 7, name: 'ICE' }]),
  ];
  expect(await suggested(description, some)).toMatchInlineSnapshot(`
    "actions:
      # paths below /v2 instead of /v1 (3 operations)
      # first in traffic.har:53:4
      - target: $
        update:
          servers:
            - url: https://api.b.io/v2
      # GET /trains: not declared: 1 exchange
      # first in traffic.har:69:4
      - target: $.paths
        update:
          /trains:
            get:
              responses:
                "200":
                  description: ""
                  content:
                    application/json:
                      schema:
                        type: array
                        items:
                          type: object
                          properties:
                            id:
                              type: integer
                            name:
                              type: string
    "
  `);
});

test('a new media type with the same body gets the schema of the other', async () => {
  const paths = { '/stations/{id}': { get: answers(reference('Station')) } };
  expect(
    await suggested(api(paths, { Station: STATION }), [
      entry('GET /stations/1', { answer: { id: 1, name: 'Ulm' }, type: 'application/hal+json' }),
    ]),
  ).toMatchInlineSnapshot(`
    "actions:
      # GET /stations/{id}: header content-type of response 200 is application/hal+json, and only application/json is declared (1 of 1)
      # first in traffic.har:5:4
      - target: $.paths['/stations/{id}'].get.responses['200']
        update:
          content:
            application/hal+json:
              schema:
                $ref: "#/components/schemas/Station"
    "
  `);
});

test('a property with another name is renamed, with its schema', async () => {
  const named = {
    ...STATION,
    required: ['id', 'name', 'timezone'],
  };
  const paths = { '/stations/{id}': { get: answers(reference('Station')) } };
  expect(
    await suggested(api(paths, { Station: named }), [
      entry('GET /stations/1', { answer: { id: 1, name: 'Ulm', tz: 'CET' } }),
      entry('GET /stations/2', { answer: { id: 2, name: 'Au', tz: 'CET' } }),
    ]),
  ).toMatchInlineSnapshot(`
    "actions:
      # GET /stations/{id}: value at /timezone in body of response 200 is required (2 of 2)
      # first in traffic.har:5:4
      # timezone is renamed to tz?
      - target: $.components.schemas.Station
        update:
          properties:
            tz:
              type: string
              maxLength: 40
      - target: $.components.schemas.Station.required[?@ == 'timezone']
        remove: true
      - target: $.components.schemas.Station.properties.timezone
        remove: true
    "
  `);
  expect(
    await suggested(api(paths, { Station: STATION }), [
      entry('GET /stations/1', { answer: { id: 1, name: 'Ulm', tz: 'CET' } }),
    ]),
  ).toMatchInlineSnapshot(`
    "actions:
      # GET /stations/{id}: value at /tz in body of response 200 is not declared (1 of 1)
      # first in traffic.har:5:4
      # renamed from timezone?
      - target: $.components.schemas.Station
        update:
          properties:
            tz:
              type: string
              maxLength: 40
    "
  `);
});

test('observed responses do not widen requests', async () => {
  const paths = {
    '/stations': {
      get: answers({ type: 'array', items: reference('Station') }),
      post: { requestBody: json(reference('Station')), ...answers(reference('Station')) },
    },
  };
  const text = await suggested(api(paths, { Station: STATION }), [
    entry('GET /stations', { answer: [{ id: 1, name: 'Ulm', has_dog: 1 }] }),
    entry('POST /stations', {
      sent: { id: 1, name: 'Ulm' },
      answer: { id: 1, name: 'Ulm', has_dog: 1 },
    }),
  ]);
  expect(text).toMatchInlineSnapshot(`
    "actions:
      # GET /stations: value at /*/has_dog in body of response 200 must be true or false, found integer (1 of 1)
      # first in traffic.har:5:4
      # requests use the same schema: responses get a separate one
      - target: $.components.schemas
        update:
          StationResponse:
            type: object
            properties:
              id:
                type: integer
              name:
                type: string
              timezone:
                type: string
                maxLength: 40
              has_dog:
                type: boolean
            required:
              - id
              - name
      - target: $.paths['/stations'].get.responses['200'].content['application/json'].schema.items
        update:
          $ref: "#/components/schemas/StationResponse"
      # POST /stations: value at /has_dog in body of response 200 must be true or false, found integer (1 of 1)
      # first in traffic.har:21:4
      - target: $.paths['/stations'].post.responses['200'].content['application/json'].schema
        update:
          $ref: "#/components/schemas/StationResponse"
      # GET /stations: value at /*/has_dog in body of response 200 must be true or false, found integer (1 of 1)
      # first in traffic.har:5:4
      - target: $.components.schemas.StationResponse.properties.has_dog.type
        remove: true
      - target: $.components.schemas.StationResponse.properties.has_dog
        update:
          type:
            - boolean
            - integer
    "
  `);
});

test('a value that matches no alternative gets a separate one', async () => {
  const CARD = {
    type: 'object',
    required: ['kind', 'number'],
    properties: { kind: { const: 'card' }, number: { type: 'string' } },
  };
  const BANK = {
    type: 'object',
    required: ['kind', 'iban'],
    properties: { kind: { const: 'bank' }, iban: { type: 'string' } },
  };
  const source = { anyOf: [reference('Card'), reference('Bank')] };
  const PAYMENT = { type: 'object', properties: { source } };
  const paths = { '/payments/{id}': { get: answers(reference('Payment')) } };
  expect(
    await suggested(api(paths, { Payment: PAYMENT, Card: CARD, Bank: BANK }), [
      entry('GET /payments/1', { answer: { source: { id: 7, wallet: true } } }),
    ]),
  ).toMatchInlineSnapshot(`
    "actions:
      # GET /payments/{id}: value at /source in body of response 200 matches none of the declared schemas, found object (1 of 1)
      # first in traffic.har:5:4
      - target: $.components.schemas.Payment.properties.source.anyOf
        update:
          type: object
          properties:
            id:
              type: integer
            wallet:
              type: boolean
    "
  `);
});
