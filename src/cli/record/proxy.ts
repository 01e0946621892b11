/** Creates a local proxy in front of a service. It reports each completed exchange. */
import { messageOf } from '../../base/foundation/error-code.js';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Duplex, Transform } from 'node:stream';
import type { ProxyServer } from 'httpxy';
import { createHostCheck } from '../local-server/host-check.js';
import { endOf, listen } from '../local-server/listen.js';
import { refuseConnection, refuseRequest } from '../local-server/refuse.js';
import type { CapturedExchange, CapturedMessage } from './entry.js';
import { linkBase, type LinkBase } from './links.js';
import { passOn } from './reply.js';
import { forwardedTarget, refusedTarget, type ForwardedTarget } from './request-target.js';

export interface ProxyOptions {
  /** The URL of the service, including the path with which all requests begin. */
  readonly target: URL;
  /** The address to listen on, followed by the other host names of the proxy. */
  readonly hosts: readonly [string, ...string[]];
  /** The number of bytes of a body to record. The complete body is passed on. */
  readonly bodyBytes: number;
  readonly onExchange: (exchange: CapturedExchange) => void;
  /**
   * Called for a request that got no response or is for another service, and for an exchange that could not be
   * recorded.
   */
  readonly onFailure: (method: string, url: string, why: string) => void;
}

export interface RecordingProxy {
  /** Starts to listen on this machine, and returns the URL of the proxy. */
  listen(port: number): Promise<string>;
  end(): Promise<void>;
}

/** A request that is being handled. */
interface Passing {
  readonly body: Capture;
  readonly at: Date;
  /** The path that is requested from the service. */
  readonly path: string;
  readonly links: LinkBase;
}

type Requests = WeakMap<IncomingMessage, Passing>;

/**
 * Creates the proxy. It does not listen until `listen` is called. If the service does not respond, the client gets 502.
 * A request for another service gets 421.
 */
export async function createRecordingProxy(options: ProxyOptions): Promise<RecordingProxy> {
  const { createProxyServer } = await import('httpxy');
  const { target, bodyBytes, hosts } = options;
  // Only the origin of the service is needed, because the path of each request already begins with the service's path.
  const origin = new URL(target.origin);
  const proxy = createProxyServer({
    target: origin,
    changeOrigin: true,
    ws: true,
    xfwd: false,
    selfHandleResponse: true,
  });
  const requests: Requests = new WeakMap();
  record(proxy, requests, options);
  const pass = createPass(options);
  const server = createServer((request, response) => {
    const links = linkBase(target, request.url ?? '/', request.headers.host ?? '');
    const forward = (path: string): void => {
      const body = createCapture();
      requests.set(request, { body, at: new Date(), path, links });
      // The body is piped into a buffer. The proxy library reads the body only after it has connected to the service,
      // and would miss chunks that arrive earlier.
      const buffer = request.pipe(capturing(body, bodyBytes));
      void proxy.web(request, response, { buffer }).catch((error: unknown) => {
        reportFailure(options, request, messageOf(error));
        refuseUnanswered(response);
      });
    };
    pass(request, forward, (status, why) => refuseRequest(response, status, why));
  });
  // The server cannot close while upgraded sockets are open, and does not track them itself. `end` destroys them.
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request, socket, head) => {
    closeOnError(socket);
    const forward = (): void => {
      upgraded.add(socket);
      socket.once('close', () => upgraded.delete(socket));
      void proxy.ws(request, socket as Socket, {}, head).catch(() => socket.destroy());
    };
    pass(request, forward, (status, why) => refuseConnection(socket, status, why));
  });
  server.on('connect', (request, socket) => {
    closeOnError(socket);
    reportFailure(options, request, NO_TUNNEL);
    refuseConnection(socket, 405, NO_TUNNEL);
  });
  return {
    listen: (port) => listen(server, { port, host: hosts[0] }),
    end: async () => {
      for (const socket of upgraded) socket.destroy();
      await endOf(server);
    },
  };
}

/** Calls a function for a request to the service, with the path to request. Rejects all other requests. */
type Pass = (
  request: IncomingMessage,
  forward: (path: string) => void,
  refuse: (status: number, why: string) => void,
) => void;

function createPass(options: ProxyOptions): Pass {
  const { target, hosts } = options;
  const check = createHostCheck([...hosts, target.hostname]);
  const targetOf = (request: IncomingMessage): ForwardedTarget =>
    check.allows(request)
      ? forwardedTarget(request.url ?? '/', target)
      : refusedTarget(421, check.explain(request));
  return (request, forward, refuse) =>
    attempt(options, request, () => {
      const found = targetOf(request);
      if (found.isRefused) {
        reportFailure(options, request, found.why);
        refuse(found.status, found.why);
        return;
      }
      request.url = found.path;
      forward(found.path);
    });
}

const NO_TUNNEL =
  'This proxy does not support tunnels, because it cannot record encrypted traffic: call the URL of the proxy instead of the service';

/** Reports each exchange when it has ended. */
function record(
  proxy: ProxyServer<IncomingMessage, ServerResponse>,
  requests: Requests,
  options: ProxyOptions,
): void {
  proxy.on('proxyReq', (sent, request) => {
    // The proxy library would turn `*` into a path.
    if (requests.get(request)?.path === '*') sent.path = '*';
    // Only gzip is requested, because bodies with other encodings cannot be read here.
    if (sent.hasHeader('accept-encoding')) sent.setHeader('accept-encoding', 'gzip');
  });
  proxy.on('proxyRes', (answer, request, response) => {
    const status = answer.statusCode ?? 0;
    // Node accepts a status below 100 and invalid characters in a reason phrase when it reads a response, but throws
    // when it writes them.
    if (/[^\t\x20-\x7e\x80-\xff]/.test(answer.statusMessage ?? '')) answer.statusMessage = '';
    if (status < 100) {
      reportFailure(options, request, `the service sent the invalid status ${status}`);
      refuseUnanswered(response);
      answer.destroy();
      return;
    }
    const known = requests.get(request);
    if (!known) return;
    passOn(answer, request, response, known.links, options.bodyBytes);
    // A request for `*` concerns the service as a whole and not an endpoint, so it is not recorded.
    if (known.path === '*') return;
    const body = createCapture();
    answer.on('data', (chunk: Uint8Array) => keepChunk(body, chunk, options.bodyBytes));
    answer.once('close', () =>
      attempt(options, request, () =>
        options.onExchange({
          startedAt: known.at,
          duration: Date.now() - known.at.getTime(),
          method: request.method ?? '',
          url: options.target.origin + known.path,
          request: capturedMessage(request, known.body),
          response: capturedMessage(answer, body),
          status,
        }),
      ),
    );
  });
  proxy.on('error', (error, request, response) => {
    reportFailure(options, request, error.message);
    if (response) refuseUnanswered(response);
  });
}

/**
 * Calls a listener and catches its exceptions. Otherwise, an exception, for example because of a full disk, would end
 * the process and the recording.
 */
function attempt(options: ProxyOptions, request: IncomingMessage, action: () => void): void {
  try {
    action();
  } catch (error) {
    reportFailure(options, request, messageOf(error));
  }
}

function reportFailure(
  { onFailure }: ProxyOptions,
  request: IncomingMessage | undefined,
  why: string,
): void {
  onFailure(request?.method ?? '', request?.url ?? '', why);
}

/** Destroys a socket after an error. Without a listener, the error would end the process. */
function closeOnError(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
}

function refuseUnanswered(response: ServerResponse | Socket): void {
  if ('writeHead' in response)
    refuseRequest(
      response,
      502,
      'The service did not respond. The output of restitch record contains the reason.',
    );
  else response.destroy();
}

interface Capture {
  readonly chunks: Uint8Array[];
  kept: number;
  size: number;
}

/** Creates an empty capture, before the body begins. */
function createCapture(): Capture {
  return { chunks: [], kept: 0, size: 0 };
}

/** Creates a stream that passes a body on and captures its chunks up to the limit. */
function capturing(captured: Capture, most: number): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _, next) {
      keepChunk(captured, chunk, most);
      next(null, chunk);
    },
  });
}

/** Adds a chunk of a body to a capture, up to the limit. */
function keepChunk(captured: Capture, chunk: Uint8Array, most: number): void {
  captured.size += chunk.length;
  const room = most - captured.kept;
  if (room <= 0) return;
  const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
  captured.chunks.push(kept);
  captured.kept += kept.length;
}

function capturedMessage(
  { rawHeaders }: IncomingMessage,
  { chunks, size }: Capture,
): CapturedMessage {
  return { rawHeaders, body: Buffer.concat(chunks), size };
}
