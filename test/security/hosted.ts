/** Documents with different hosts, and the targets of their calls. */

export const DONE = { responses: { 204: { description: 'Done' } } };
export const info = (title: string): object => ({ title, version: '1' });
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

const ALPHA = {
  openapi: '3.1.0',
  info: info('Alpha'),
  servers: [{ url: 'https://alpha.test/v2' }, { url: 'https://mirror.test' }],
  paths: {
    '/rooms': { get: { operationId: 'listRooms', ...DONE } },
    '/rooms/{id}': {
      parameters: [id],
      get: { operationId: 'getRoom', ...DONE },
      put: { operationId: 'putRoom', servers: [{ url: 'https://uploads.test' }], ...DONE },
    },
    '/mirrored': {
      servers: [{ url: 'https://mirror.test' }],
      get: { operationId: 'readMirror', ...DONE },
    },
    '/old': { get: { operationId: 'getOld', servers: [{ url: '/v1' }], ...DONE } },
    '/things/{id}': { parameters: [id], get: { operationId: 'getThing', ...DONE } },
  },
};

export const BETA = {
  swagger: '2.0',
  info: info('Beta'),
  host: 'beta.test',
  basePath: '/b',
  schemes: ['http', 'https'],
  paths: {
    '/tables': { get: { operationId: 'listTables', ...DONE } },
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
        ...DONE,
      },
    },
  },
};

const GAMMA = {
  openapi: '3.0.3',
  info: info('Gamma'),
  servers: [{ url: 'https://{region}.gamma.test', variables: { region: { default: 'eu' } } }],
  paths: {
    '/chairs': { post: { operationId: 'addChair', ...DONE } },
    '/things/{id}': { parameters: [id], get: { operationId: 'readThing', ...DONE } },
  },
};

export const DELTA = {
  info: {
    name: 'Delta',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  item: [
    { name: 'listLamps', request: { method: 'GET', url: 'https://delta.test/lamps' } },
    { name: 'One thing', request: { method: 'GET', url: 'https://delta.test/things/:id' } },
  ],
};

/** The expected URL of each operation, derived by hand from the four documents. */
export const CALLS: Readonly<Record<string, string>> = {
  listRooms: 'GET https://alpha.test/v2/rooms',
  getRoom: 'GET https://alpha.test/v2/rooms/<id>',
  putRoom: 'PUT https://uploads.test/rooms/<id>',
  readMirror: 'GET https://mirror.test/mirrored',
  getOld: 'GET https://alpha.test/v1/old',
  listTables: 'GET https://beta.test/b/tables',
  addChair: 'POST https://eu.gamma.test/chairs',
  listLamps: 'GET https://delta.test/lamps',
  // The same path on four hosts results in four operations. The name without a suffix belongs to
  // the API with the most operations.
  getThing: 'GET https://alpha.test/v2/things/<id>',
  getThingB: 'GET https://beta.test/b/things/<id>',
  readThingRegion: 'GET https://eu.gamma.test/things/<id>',
  getOneThingDelta: 'GET https://delta.test/things/<id>',
};

export const DOCUMENTS = [ALPHA, BETA, GAMMA, DELTA];
/** Orders in which each document is first once, and last once. */
export const ORDERS: readonly (readonly string[])[] = [
  ['a', 'b', 'c', 'd'],
  ['b', 'c', 'd', 'a'],
  ['c', 'd', 'a', 'b'],
  ['d', 'c', 'b', 'a'],
];
