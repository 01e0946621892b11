/**
 * Serves an API without an implementation: requests are checked as by the generated server, and responses are
 * generated from the description.
 */
import { usedSchemes } from '../../../templates/server/view.js';
import { operationKey } from '../../print/typescript/operation-key.js';
import type { Api, Endpoint } from '../../model/api.js';
import { trustOf } from '../../model/origin.js';
import type { Names } from '../../api/resolve/name-table.js';
import { paginationOf } from '../../api/pagination/index.js';
import { seedOf } from '../../values/sample/index.js';
import { collectionParts } from './collections.js';
import { Memory, type MemoryRequest } from './memory.js';
import { declaredError } from './declared-error.js';
import { amountOf, disturbanceOf, type Disturbances, type PerOperation } from './disturbance.js';
import { isLinked, withoutLink } from './link.js';
import { wantedPage, type WantedPage } from './page.js';
import { preferencesOf, type Preferences } from './preferences.js';
import { replyOf, type Reply } from './reply.js';
import {
  createRuntime,
  fromRequest,
  toNodeHandler,
  toResponse,
  type NeutralRequest,
  type NeutralResponse,
  type ServedApi,
} from '../served/runtime.js';
import { routeTable } from '../served/table.js';
import { SERVICE_LIMITS } from '../../base/foundation/limits/service.js';

/** The behaviour of a mock. */
export interface MockOptions {
  /** A number that changes the generated values; 0 generates the plainest values. */
  readonly seed?: number;
  /** True to generate values even if there are examples. */
  readonly dynamic?: boolean;
  /** The created, changed and deleted items; absent if nothing is remembered. */
  readonly memory?: Memory;
  /** Delays and failures; absent: none. */
  readonly disturbances?: Disturbances;
  /** Milliseconds between the events of a stream. Absent, or 0: a stream ends after a few events. */
  readonly events?: PerOperation;
  /** Called after every response. */
  readonly onAnswer?: (request: NeutralRequest, response: NeutralResponse) => void;
}

export type { PerOperation } from './disturbance.js';
export { Memory } from './memory.js';

/** A mock, as servers and tests ask it. */
export interface Mock {
  /** A listener for `http.createServer`. */
  readonly listener: ReturnType<typeof toNodeHandler>;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Options for generated replies. */
interface ReplyOptions extends MockOptions {
  /** Milliseconds between the events of an operation. */
  readonly pauseOf: (endpoint: Endpoint) => number;
}

interface Context {
  readonly request: NeutralRequest;
}

/** Makes a mock of an API. */
export function createMock(stated: Api, names: Names, options: MockOptions = {}): Mock {
  const api = { ...stated, endpoints: stated.endpoints.map(withoutGuessedSecurity) };
  const table = routeTable(api, names);
  const { events } = options;
  const own = handlersOf(api, {
    ...options,
    pauseOf: ({ key }) => (events ? amountOf(events, names.operations.get(key) ?? '') : 0),
  });
  const handlers = Object.fromEntries(disturbed(own, api, names, options));
  const schemes = usedSchemes({ api, names });
  const security = Object.fromEntries(schemes.map(({ name }) => [name, () => true]));
  const endpoints = new Map(api.endpoints.map((one) => [operationKey(one), one]));
  const serving = {
    security,
    // Responses are not checked, because an invalid example is sent as the description has it.
    responses: 'off' as const,
    around: async (
      { request, operation = '' }: Context & { readonly operation?: string },
      next: () => Promise<NeutralResponse>,
    ) => {
      const response = await next();
      const endpoint = endpoints.get(operation);
      // A preference that the description cannot fulfil is rejected with an error of the mock, not with one that the
      // API declares.
      const isOfApi = endpoint !== undefined && !hasWish(preferencesOf(request));
      return openToPages(request, isOfApi ? declaredError(endpoint, api, response) : response);
    },
  };
  const whole = createRuntime(table, handlers as never, serving);
  // Every path is served with and without the base path, because the host of a mock is another one anyway.
  const routes = table.routes.map((route) => ({ ...route, basePath: '' }));
  const isBelow = table.basePath !== '' || table.routes.some(({ basePath }) => basePath);
  const bare = isBelow
    ? createRuntime({ ...table, routes, basePath: '' }, handlers as never, serving)
    : undefined;
  return mockOf(whole, bare, options);
}

/**
 * Browsers send session cookies with every request, including the one that signs in. Security that was only observed
 * in recordings is therefore not required.
 */
function withoutGuessedSecurity(endpoint: Endpoint): Endpoint {
  const { security, ...rest } = endpoint;
  return security !== undefined && trustOf(security.origins) === 'observed' ? rest : endpoint;
}

function mockOf(whole: ServedApi, bare: ServedApi | undefined, { onAnswer }: MockOptions): Mock {
  const handle: ServedApi['handle'] = (request) => {
    const match = whole.find(request);
    const answer =
      bare !== undefined && match.kind === 'none'
        ? bare.handle(request)
        : whole.answer(request, match);
    if (onAnswer === undefined) return answer;
    return Promise.resolve(answer).then((response) => {
      onAnswer(request, response);
      return response;
    });
  };
  const fetch: ServedApi['fetch'] = async (request) =>
    toResponse(await handle(fromRequest(request)));
  return { listener: toNodeHandler({ handle }), fetch };
}

function hasWish({ code, example }: Preferences): boolean {
  return code !== undefined || example !== undefined;
}

type Handler = (asked: MemoryRequest, context: Context) => Reply;

/** Handlers that delay and fail as configured; a request that prefers a certain response is not disturbed. */
function disturbed(
  handlers: readonly [key: string, handler: Handler][],
  api: Api,
  names: Names,
  { disturbances, seed = 0 }: MockOptions,
): [key: string, handler: (...asked: Parameters<Handler>) => Reply | Promise<Reply>][] {
  if (disturbances === undefined) return [...handlers];
  const endpoints = new Map(api.endpoints.map((one) => [operationKey(one), one]));
  return handlers.map(([key, handler]) => {
    const endpoint = endpoints.get(key);
    const name = endpoint && names.operations.get(endpoint.key);
    const disturb = endpoint && name !== undefined && disturbanceOf(name, endpoint, disturbances);
    if (!disturb) return [key, handler];
    return [
      key,
      async (asked, context) => {
        const { request } = context;
        const status = hasWish(preferencesOf(request)) ? undefined : await disturb();
        if (status === undefined) return handler(asked, context);
        const accept = request.header('accept');
        return replyOf(endpoint, { api, preferences: { code: status }, accept, seed });
      },
    ];
  });
}

function handlersOf(api: Api, options: ReplyOptions): [key: string, handler: Handler][] {
  const { memory } = options;
  const parts = memory === undefined ? undefined : collectionParts(api);
  const [lists, items] = [new Map<string, Endpoint>(), new Map<string, Endpoint>()];
  for (const endpoint of api.endpoints) {
    const part = parts?.get(endpoint.key);
    if (part?.does === 'list') lists.set(part.collection, endpoint);
    if (part?.does === 'read') items.set(part.collection, endpoint);
  }
  const made = (endpoint: Endpoint | undefined): ReturnType<typeof repliesOf> | undefined =>
    endpoint && repliesOf(endpoint, api, options);
  return api.endpoints.map((endpoint) => {
    const plain = repliesOf(endpoint, api, options);
    const part = parts?.get(endpoint.key);
    if (memory === undefined || part === undefined) {
      return [operationKey(endpoint), ({ body }, { request }) => plain(request, body)];
    }
    const listed = made(lists.get(part.collection));
    const shown = made(items.get(part.collection));
    return [
      operationKey(endpoint),
      (asked, { request }) => {
        const reply = plain(request, asked.body);
        // A request for a certain status gets that response, not one from the memory.
        if (preferencesOf(request).code !== undefined) return reply;
        const all = { list: () => listed?.(request), item: () => shown?.(request) };
        return memory.answer(part, asked, reply, all);
      },
    ];
  });
}

/** The response of an operation without memory. */
function repliesOf(
  endpoint: Endpoint,
  api: Api,
  options: ReplyOptions,
): (request: NeutralRequest, body?: unknown) => Reply {
  const made = madeReplies(endpoint, api, options);
  const paging = paginationOf(endpoint, api);
  if (paging === undefined) return (request) => made(request);
  const { by } = paging.next;
  return (request, body) => {
    // With a memory, all items are on one page.
    if (options.memory !== undefined) {
      const whole = made(request, { paging });
      return by === 'link' ? withoutLink(whole) : whole;
    }
    const reply = made(request, wantedPage(paging, request, body));
    if (by !== 'link' || !isLinked(reply, request)) return reply;
    return withoutLink(made(request, { paging, after: { pages: 1 } }));
  };
}

/** Generates the replies of an operation, once for each set of preferences, because requests repeat. */
function madeReplies(
  endpoint: Endpoint,
  api: Api,
  { seed = 0, dynamic, pauseOf }: ReplyOptions,
): (request: NeutralRequest, page?: WantedPage) => Reply {
  const known = new Map<string, Reply>();
  const eventPause = pauseOf(endpoint);
  return (request, page) => {
    const asked = preferencesOf(request);
    const preferences: Preferences = dynamic === true ? { dynamic, ...asked } : asked;
    const accept = request.header('accept');
    const place = preferences.dynamic === true ? request.path + request.search : '';
    const wish = JSON.stringify([preferences, accept, place, page?.after]);
    const before = known.get(wish);
    if (before !== undefined) return before;
    const varied = preferences.dynamic === true ? seedOf(seed === 0 ? 1 : seed, place) : seed;
    const reply = replyOf(endpoint, {
      ...{ api, preferences, accept, seed: varied, page, eventPause },
    });
    // A stream can be read once.
    const isStream =
      typeof reply.body === 'object' && reply.body !== null && Symbol.asyncIterator in reply.body;
    if (known.size >= SERVICE_LIMITS.mockReplies.most) known.clear();
    if (!isStream && !(reply.body instanceof URLSearchParams)) known.set(wish, reply);
    return reply;
  };
}

/**
 * Adds headers, so that web pages of any origin may use the mock (Fetch §3.2). Credentials of browsers are not
 * supported.
 */
function openToPages(request: NeutralRequest, response: NeutralResponse): NeutralResponse {
  const origin = request.header('origin');
  if (origin === undefined) return response;
  const wanted = request.header('access-control-request-headers');
  const headers = [
    ...response.headers,
    ['access-control-allow-origin', '*'],
    ['access-control-expose-headers', '*'],
    ...(request.method === 'OPTIONS'
      ? [
          ['access-control-allow-methods', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'],
          ['access-control-allow-headers', wanted ?? '*'],
        ]
      : []),
  ] as NeutralResponse['headers'];
  return { ...response, headers };
}
