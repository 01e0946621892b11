/**
 * Handles requests for the page, the docs of the API, and the health check. All other requests are
 * for the API.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { DomainError } from '../domain/errors.js';
import type { Service } from '../domain/service.js';
import type { Store } from '../domain/store.js';
import { pageFile, root } from './assets.js';
import { callsOf, fieldsOf } from './calls.js';
import type { Hub } from './hub.js';
import { streamChanges } from './stream.js';

export interface FrontOptions {
  readonly service: Service;
  readonly store: Pick<Store, 'tables' | 'news'>;
  readonly hub: Hub;
  /** The key of the page. Requests with this key may do everything that the page does. */
  readonly key: string;
  /** The site that the page displays. */
  readonly cloudId: string;
  /**
   * Returns true if the process is about to end. Load balancers then stop sending requests to it.
   */
  readonly isDraining: () => boolean;
  readonly log: (message: string, error: unknown) => void;
}

/**
 * Handles a request for the page, the docs or the health check.
 * @returns false if the request is for the API
 */
export type Front = (request: IncomingMessage, response: ServerResponse) => boolean;

const LARGEST_BODY = 64 * 1024;
const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
]);
/**
 * The content security policy. Frames may display pages of apps. All other content comes from this
 * server.
 */
const POLICY =
  "default-src 'self'; img-src 'self' data: https:; frame-src https: http:; base-uri 'none'; form-action 'self'";

export function createFront(options: FrontOptions): Front {
  const calls = callsOf(options.service, options.store, options.cloudId);
  const answer = async (
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    if (path === '/health') return health(options, response);
    if (path.startsWith('/page/')) {
      if (!isAllowed(request, options.key)) return send(response, 401, { message: 'no key' });
      const name = path.slice('/page/'.length);
      if (name.startsWith('changes/')) {
        return streamChanges(options, name.slice('changes/'.length), response);
      }
      const call = calls.get(name);
      if (!call || request.method !== 'POST') return send(response, 404, { message: 'no call' });
      return send(response, 200, (await call(fieldsOf(await textOf(request)))) ?? {});
    }
    const file = await fileOf(path);
    if (file === undefined) return send(response, 404, { message: 'no page' });
    response.setHeader('content-security-policy', POLICY);
    response.writeHead(200, { 'content-type': file.type, 'x-content-type-options': 'nosniff' });
    response.end(request.method === 'HEAD' ? undefined : file.text);
  };
  return (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (path !== '/' && !/^\/(?:health$|page\/|page\.(?:css|js)$|docs(?:\/|$))/.test(path)) {
      return false;
    }
    answer(path, request, response).catch((error: unknown) => {
      const known = error instanceof DomainError || error instanceof TypeError;
      if (!known) options.log(`page ${path}`, error);
      const message = known ? error.message : 'Something went wrong.';
      if (response.headersSent) response.destroy();
      else send(response, known ? 400 : 500, { message });
    });
    return true;
  };
}

async function health(
  { store, isDraining }: Pick<FrontOptions, 'store' | 'isDraining'>,
  response: ServerResponse,
): Promise<void> {
  if (isDraining()) return send(response, 503, { status: 'it ends' });
  try {
    await store.tables.deliveries.nextDue([]);
    send(response, 200, { status: 'ok' });
  } catch {
    response.setHeader('retry-after', '2');
    send(response, 503, { status: 'the database does not answer' });
  }
}

/**
 * Returns true if the request contains the key of the page. The key is sent as a header, because
 * other websites cannot make a browser send this header.
 */
function isAllowed({ headers }: IncomingMessage, key: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${key}`));
}

async function fileOf(path: string): Promise<{ type: string; text: string } | undefined> {
  const type = TYPES.get(extname(path === '/' ? '.html' : path)) ?? 'text/html; charset=utf-8';
  if (!path.startsWith('/docs')) {
    return { type: path === '/' ? 'text/html; charset=utf-8' : type, text: await pageFile(path) };
  }
  const name = path.replace(/^\/docs\/?/, '') || 'index.html';
  // Only a file in the folder or in a direct subfolder matches. A path with `..` could otherwise
  // read any file of the machine.
  if (!/^(?:[\w-]+\/)?[\w-]+\.[a-z]+$/.test(name)) return undefined;
  try {
    return { type, text: await readFile(join(root(), 'generated/stride/docs', name), 'utf8') };
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, data: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(data));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new TypeError('the body is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
