/** Serves APIs with given path templates behind frameworks, and sends requests to them. */
import { once } from 'node:events';
import { request as send, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRuntime, type Api } from '../../templates/server/runtime/api.js';
import type {
  HandlerContext,
  HandlerTable,
  RuntimeOptions,
} from '../../templates/server/runtime/options.js';
import type { HandlerRequest, PathPart, Route } from '../../templates/server/runtime/route.js';

/** The route for a key such as `GET /pets/{id}:cancel`. */
export function route(key: string, more: Partial<Route> = {}): Route {
  const [method = '', template = ''] = key.split(' ');
  const path = template.split('/').filter(Boolean).map(segment);
  const trailingSlash = template.length > 1 && template.endsWith('/');
  const group = path[0] === 'admin' ? 'admin' : 'others';
  return {
    ...{ key, method, path, operation: key, group },
    ...(trailingSlash && { trailingSlash }),
    ...more,
  };
}

function segment(text: string): Route['path'][number] {
  const parts = text
    .split(/(\{[^}]*\})/)
    .filter(Boolean)
    .map((part): PathPart => (part.startsWith('{') ? { param: part.slice(1, -1) } : part));
  const [only = ''] = parts;
  return parts.length === 1 ? only : parts;
}

export function apiOf(
  keys: readonly (string | Route)[],
  options: RuntimeOptions = {},
  basePath = '',
): Api {
  const routes = keys.map((one) => (typeof one === 'string' ? route(one) : one));
  const echo = ({ params }: HandlerRequest, { operation, request }: HandlerContext) => ({
    status: 200,
    body: { operation, params, path: request.path, search: request.search },
  });
  const handlers = Object.fromEntries(routes.map(({ key }) => [key, echo])) as HandlerTable;
  return createRuntime({ routes, schemes: {}, basePath }, handlers, options);
}

const open: Server[] = [];
/** Ends all servers of a test. */
export function closeAll(): void {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}

export async function listen(server: Server): Promise<number> {
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

export async function ask(
  port: number,
  method: string,
  path: string,
  host = 'a.test',
): Promise<unknown> {
  const call = send({ host: '127.0.0.1', port, method, path, headers: { host }, agent: false });
  call.end();
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  let text = '';
  for await (const piece of response) text += String(piece);
  const { date: _, connection: __, 'keep-alive': ___, ...headers } = response.headers;
  return [response.statusCode, headers, text];
}
