/** A proxy on the own machine in front of a service: what passes is told when it is over. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Transform, type Duplex } from 'node:stream';
import { endOf, listen } from '../listen.js';
import type { CapturedExchange, CapturedMessage } from './entry.js';

export interface ProxyOptions {
  /** The service, with the path that all requests begin with there. */
  readonly target: URL;
  /** Of a longer body so many bytes are kept; all of it passes. */
  readonly bodyBytes: number;
  readonly onExchange: (exchange: CapturedExchange) => void;
  /** A request that the service did not answer. */
  readonly onFailure: (method: string, url: string, why: string) => void;
}

export interface RecordingProxy {
  /** Listens on the own machine, and returns the address. */
  listen(port: number): Promise<string>;
  end(): Promise<void>;
}

/** A message while it passes. */
interface Capture {
  readonly chunks: Uint8Array[];
  kept: number;
  size: number;
}

/**
 * Makes the proxy; it listens when it is told to.
 * @throws nothing: what the service does not answer is answered with 502
 */
export async function createRecordingProxy(options: ProxyOptions): Promise<RecordingProxy> {
  const { createProxyServer } = await import('httpxy');
  const { target, bodyBytes } = options;
  const proxy = createProxyServer({ target, changeOrigin: true, ws: true, xfwd: false });
  const requests = new WeakMap<IncomingMessage, { readonly body: Capture; readonly at: Date }>();
  proxy.on('proxyReq', (sent) => {
    // What is compressed otherwise could not be read here.
    if (sent.hasHeader('accept-encoding')) sent.setHeader('accept-encoding', 'gzip');
  });
  proxy.on('proxyRes', (answer, request) => {
    const known = requests.get(request);
    if (!known) return;
    const body = createCapture();
    answer.on('data', (chunk: Uint8Array) => keep(body, chunk, bodyBytes));
    answer.once('close', () => {
      options.onExchange({
        startedAt: known.at,
        duration: Date.now() - known.at.getTime(),
        method: request.method ?? '',
        url: addressOf(request, target),
        request: messageOf(request, known.body),
        response: messageOf(answer, body),
        status: answer.statusCode ?? 0,
        reason: answer.statusMessage ?? '',
      });
    });
  });
  proxy.on('error', (error, request, response) => {
    const { method = '' } = request ?? {};
    options.onFailure(method, request ? addressOf(request, target) : '', error.message);
    if (response) refuse(response);
  });
  const server = createServer((request, response) => {
    const body = createCapture();
    requests.set(request, { body, at: new Date() });
    // The proxy begins to read when it has a connection: until then nobody may.
    const buffer = request.pipe(capturing(body, bodyBytes));
    void proxy.web(request, response, { buffer }).catch(() => refuse(response));
  });
  // What became another protocol is no connection of the server any more: it would keep it from ending.
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (request, socket, head) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    void proxy.ws(request, socket as Socket, {}, head).catch(() => socket.destroy());
  });
  return {
    listen: (port) => listen(server, { port, host: '127.0.0.1' }),
    end: async () => {
      for (const socket of upgraded) socket.destroy();
      await endOf(server);
    },
  };
}

function createCapture(): Capture {
  return { chunks: [], kept: 0, size: 0 };
}

/** What goes through is kept, as far as there is room. */
function capturing(captured: Capture, most: number): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _, next) {
      keep(captured, chunk, most);
      next(null, chunk);
    },
  });
}

function keep(captured: Capture, chunk: Uint8Array, most: number): void {
  captured.size += chunk.length;
  const room = most - captured.kept;
  if (room <= 0) return;
  const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
  captured.chunks.push(kept);
  captured.kept += kept.length;
}

function messageOf({ rawHeaders }: IncomingMessage, { chunks, size }: Capture): CapturedMessage {
  return { rawHeaders, body: Buffer.concat(chunks), size };
}

function addressOf({ url = '/' }: IncomingMessage, target: URL): string {
  const base = target.pathname.replace(/\/$/, '');
  return `${target.origin}${base}${url}`;
}

function refuse(response: ServerResponse | Socket): void {
  if (!('writeHead' in response)) return void response.destroy();
  if (response.headersSent) return void response.destroy();
  response.writeHead(502, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ title: 'the service did not answer', status: 502 }));
}
