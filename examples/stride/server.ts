/** Serves the Stride API: the generated server, with the domain behind it. */
import { createServer } from 'node:http';
import type { AddressInfo, BlockList } from 'node:net';
import { createApi } from '../../generated/stride/server/index.js';
import type { Api, Around } from '../../generated/stride/server/index.js';
import { handlers } from '../../generated/stride/server/mount.js';
import { toNodeHandler } from '../../generated/stride/server/node.js';
import { bearerOf } from './auth.js';
import { closer } from './close.js';
import { DomainError } from './domain/errors.js';
import type { Service } from './domain/service.js';
import { Unavailable } from './domain/store.js';
import { limitOf } from './limit.js';
import { logToConsole } from './log.js';
import { spans } from './spans.js';
import type { Front } from './window/front.js';
import { problemOf, unavailable } from './problems.js';

const MIB = 1024 * 1024;

/** The only operation with large bodies. The domain limits their size. */
const UPLOAD = 'POST /site/{cloudId}/conversation/{conversationId}/media';

export interface ApiSettings {
  /** Returns the public URL of the server, without a final slash. It is called for every link. */
  readonly baseUrl: () => string;
  /** The maximum number of bytes of an upload; 50 MiB by default. */
  readonly maxUpload?: number;
  /** The number of requests per minute that each caller may send; not limited by default. */
  readonly rate?: number | undefined;
  /** The proxies whose header `X-Forwarded-For` names the caller; none by default. */
  readonly proxies?: BlockList | undefined;
  /** Functions that see each request and its response. */
  readonly around?: readonly Around[];
  /**
   * How responses are treated. `strip`, the default, removes undeclared fields. `check` also checks
   * responses against the API description. `off` sends them unchanged.
   */
  readonly responses?: 'strip' | 'check' | 'off';
  /**
   * This function is called for every unexpected error. By default, the error is logged without the
   * content of messages.
   */
  readonly log?: (message: string, error: unknown) => void;
}

/** Creates the API of a service. It can be served with any adapter. */
export function createStrideApi(
  service: Service,
  {
    baseUrl,
    maxUpload = 50 * MIB,
    rate,
    proxies,
    around = [],
    responses = 'strip',
    log = logToConsole,
  }: ApiSettings,
): Api {
  const isOpen = (operation: string): boolean =>
    (routeOf.get(operation)?.security ?? []).length === 0;
  const limit = rate === undefined ? undefined : limitOf({ most: rate, proxies, isOpen });
  const api: Api = createApi(handlers, {
    security: { oauth2: bearerOf(service, limit) },
    context: () => ({ service, baseUrl: baseUrl() }),
    maxBody: (operation) => (operation === UPLOAD ? maxUpload : MIB),
    responses,
    around: [spans, ...around, ...(limit === undefined ? [] : [limit.around])],
    onError: (error, { operation, request }) => {
      if (error instanceof DomainError) return problemOf(error, routeOf.get(operation ?? ''));
      if (error instanceof Unavailable) {
        log('database', error);
        return unavailable();
      }
      // An aborted request needs no response, and its error is not logged.
      if (!request.signal.aborted) log(`${request.method} ${request.path}`, error);
      return undefined;
    },
  });
  const routeOf = new Map(api.routes.map((route) => [route.key, route]));
  return api;
}

export interface Listening {
  readonly url: string;
  /**
   * Stops accepting requests. Resolves when the open ones are finished, or when the grace period
   * has ended.
   */
  readonly close: (grace?: number) => Promise<void>;
}

export interface ListenOptions extends Partial<Omit<ApiSettings, 'baseUrl'>> {
  /** Handles requests that are not calls of the API. */
  readonly front?: Front | undefined;
  /**
   * The URL that callers use, for example that of a proxy; by default, the address at which the
   * server listens.
   */
  readonly baseUrl?: string | undefined;
  /** The port to listen on; by default, a free one. */
  readonly port?: number;
  readonly host?: string;
  /**
   * For this many milliseconds, the server still accepts connections after `close`; 500 by default.
   */
  readonly drain?: number;
}

/**
 * Serves a service with `node:http`.
 * @throws Error with a readable message if the address is in use
 */
export async function listen(
  service: Service,
  { port = 0, host = '127.0.0.1', baseUrl, front, drain, ...settings }: ListenOptions = {},
): Promise<Listening> {
  let url = '';
  const api = createStrideApi(service, { baseUrl: () => baseUrl ?? url, ...settings });
  const handler = toNodeHandler(api);
  const server = createServer((request, response) => {
    if (front?.(request, response) !== true) handler(request, response);
  });
  // Most callers and proxies close an idle connection after a shorter time. A request is therefore
  // not sent on a connection that the server is about to close.
  server.keepAliveTimeout = 65_000;
  const close = closer(server, drain);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} of ${host} is taken by another process.`, { cause: error });
  });
  const address = server.address() as AddressInfo;
  url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  return { url, close };
}
