/**
 * Serves an API without an implementation. Requests are checked as in the generated server, and responses are
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
import { requestedPage, type RequestedPage } from './page.js';
import { preferencesOf, type Preferences } from './preferences.js';
import { NoSample, replyOf, type Reply } from './reply.js';
import {
  createRuntime,
  fromRequest,
  MultipartBody,
  toNodeHandler,
  toResponse,
  type NeutralRequest,
  type NeutralResponse,
  type ServedApi,
} from '../served/runtime.js';
import { routeTable } from '../served/table.js';
import { SERVICE_LIMITS } from '../../base/foundation/limits/service.js';

export interface MockOptions {
  /** A number that changes the generated values. With 0, the simplest values are generated. */
  readonly seed?: number;
  /** True to generate values even if the description contains examples. */
  readonly dynamic?: boolean;
  /** The items that callers create, change and delete; absent if the mock does not remember them. */
  readonly memory?: Memory;
  /** Configured delays and failures; by default none. */
  readonly disturbances?: Disturbances;
  /** The milliseconds between the events of a stream. If 0 or absent, the stream ends after a few events. */
  readonly events?: PerOperation;
  /** Called with the reason if no body was found for a response. */
  readonly onMissing?: (reason: string) => void;
  /** Called after every response. */
  readonly onAnswer?: (request: NeutralRequest, response: NeutralResponse) => void;
}

export type { PerOperation } from './disturbance.js';
export { Memory } from './memory.js';

/** A mock, as a request handler for servers and for tests. */
export interface Mock {
  /** A listener for `http.createServer`. */
  readonly listener: ReturnType<typeof toNodeHandler>;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Options for generated responses. */
interface ReplyOptions extends MockOptions {
  /** Returns the milliseconds between the events of an operation's stream. */
  readonly pauseOf: (endpoint: Endpoint) => number;
}

interface Context {
  readonly request: NeutralRequest;
}

/** Creates a mock of an API. */
export function createMock(described: Api, names: Names, options: MockOptions = {}): Mock {
  const api = { ...described, endpoints: described.endpoints.map(withoutGuessedSecurity) };
  const table = routeTable(api, names);
  const { events } = options;
  const own = handlersOf(api, {
    ...options,
    pauseOf: ({ key }) => (events ? amountOf(events, names.operations.get(key) ?? '') : 0),
  });
  const handlers = Object.fromEntries(
    disturbed(own, api, names, options).map(([key, handler]) => [
      key,
      reporting(readingForms(handler), options),
    ]),
  );
  const schemes = usedSchemes({ api, names });
  const security = Object.fromEntries(schemes.map(({ name }) => [name, () => true]));
  const endpoints = new Map(api.endpoints.map((one) => [operationKey(one), one]));
  const serving = {
    security,
    // Responses are not checked, because an example is sent even if it does not match its schema.
    responses: 'off' as const,
    around: async (
      { request, operation = '' }: Context & { readonly operation?: string },
      next: () => Promise<NeutralResponse>,
    ) => {
      const response = await next();
      const endpoint = endpoints.get(operation);
      // If a request prefers a response that the description does not declare, the mock returns an error of its own,
      // not one that the API declares.
      const isOfApi = endpoint !== undefined && !hasWish(preferencesOf(request));
      return openToPages(request, isOfApi ? declaredError(endpoint, api, response) : response);
    },
  };
  const whole = createRuntime(table, handlers as never, serving);
  // Every path is served with the base path and without it, because callers must replace the declared host with that of
  // the mock anyway.
  const routes = table.routes.map((route) => ({ ...route, basePath: '' }));
  const isBelow = table.basePath !== '' || table.routes.some(({ basePath }) => basePath);
  const bare = isBelow
    ? createRuntime({ ...table, routes, basePath: '' }, handlers as never, serving)
    : undefined;
  return mockOf(whole, bare, options);
}

/**
 * Removes a security requirement that was only observed in recordings. Browsers send session cookies with every
 * request, even with the one that signs in. A recording therefore does not show that an operation requires these
 * cookies.
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

/** Reports responses for which no body was found. */
function reporting(handler: AsyncHandler, { onMissing }: MockOptions): AsyncHandler {
  return async (asked, context) => {
    try {
      return await handler(asked, context);
    } catch (error) {
      if (error instanceof NoSample) onMissing?.(error.message);
      throw error;
    }
  };
}

/** Returns a generated response; `undefined` if no body was found for it. */
function ifFound(generate: () => Reply | undefined): Reply | undefined {
  try {
    return generate();
  } catch (error) {
    if (error instanceof NoSample) return undefined;
    throw error;
  }
}

function hasWish({ code, example }: Preferences): boolean {
  return code !== undefined || example !== undefined;
}

type Handler = (asked: MemoryRequest, context: Context) => Reply;
type AsyncHandler = (...asked: Parameters<Handler>) => Reply | Promise<Reply>;

/** Reads multipart forms before the handler is called, because their parts are checked when they are read. */
function readingForms(handler: AsyncHandler): AsyncHandler {
  return async (asked, context) => {
    const { body } = asked;
    if (!(body instanceof MultipartBody)) return handler(asked, context);
    return handler({ ...asked, body: await body.read() }, context);
  };
}

/**
 * Wraps handlers so that they wait and fail as configured. A request that prefers a certain response is not
 * disturbed.
 */
function disturbed(
  handlers: readonly [key: string, handler: Handler][],
  api: Api,
  names: Names,
  { disturbances, seed = 0 }: MockOptions,
): [key: string, handler: AsyncHandler][] {
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
  const repliesFor = (endpoint: Endpoint | undefined): ReturnType<typeof repliesOf> | undefined =>
    endpoint && repliesOf(endpoint, api, options);
  return api.endpoints.map((endpoint) => {
    const plain = repliesOf(endpoint, api, options);
    const part = parts?.get(endpoint.key);
    if (memory === undefined || part === undefined) {
      return [operationKey(endpoint), ({ body }, { request }) => plain(request, body)];
    }
    const listReply = repliesFor(lists.get(part.collection));
    const itemReply = repliesFor(items.get(part.collection));
    return [
      operationKey(endpoint),
      (asked, { request }) => {
        const reply = plain(request, asked.body);
        // A request that prefers a certain status gets the response for that status, not a remembered item.
        if (preferencesOf(request).code !== undefined) return reply;
        const all = {
          list: () => ifFound(() => listReply?.(request)),
          item: () => ifFound(() => itemReply?.(request)),
        };
        return memory.answer(part, asked, reply, all);
      },
    ];
  });
}

/** Returns the response of an operation in a mock that does not remember items. */
function repliesOf(
  endpoint: Endpoint,
  api: Api,
  options: ReplyOptions,
): (request: NeutralRequest, body?: unknown) => Reply {
  const generate = generatedReplies(endpoint, api, options);
  const paging = paginationOf(endpoint, api);
  if (paging === undefined) return (request) => generate(request);
  const { by } = paging.next;
  return (request, body) => {
    // If items are remembered, all of them are on one page.
    if (options.memory !== undefined) {
      const whole = generate(request, { paging });
      return by === 'link' ? withoutLink(whole) : whole;
    }
    const reply = generate(request, requestedPage(paging, request, body));
    if (by !== 'link' || !isLinked(reply, request)) return reply;
    return withoutLink(generate(request, { paging, after: { pages: 1 } }));
  };
}

/**
 * Generates the responses of an operation, and caches them by the preferences of the request, because requests
 * repeat.
 */
function generatedReplies(
  endpoint: Endpoint,
  api: Api,
  { seed = 0, dynamic, pauseOf }: ReplyOptions,
): (request: NeutralRequest, page?: RequestedPage) => Reply {
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
    // A stream can only be read once, so it is not cached.
    const isStream =
      typeof reply.body === 'object' && reply.body !== null && Symbol.asyncIterator in reply.body;
    if (known.size >= SERVICE_LIMITS.mockReplies.most) known.clear();
    if (!isStream && !(reply.body instanceof URLSearchParams)) known.set(wish, reply);
    return reply;
  };
}

/**
 * Adds headers that let web pages of any origin use the mock (Fetch §3.2). Requests in which a browser includes
 * credentials are not supported.
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
