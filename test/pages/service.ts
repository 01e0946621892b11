/** A service on this machine with every style of pagination, and with faults. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Items of the list: `{ id: 1 }`, `{ id: 2 }`, … */
export const ALL = 7;
const SIZE = 3;

export interface Service {
  readonly url: string;
  /** The requested paths and queries, without credentials. */
  readonly asked: string[];
  /** The faults of the service. */
  fault: 'none' | 'repeats' | 'loops' | 'endless' | 'fails' | 'shrinks' | 'elsewhere' | 'alike';
  close(): void;
}

interface Asked {
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly service: Service;
  /** Sets the `Link` header of the response. */
  readonly header: (value: string) => void;
}

const pets = (from: number, size = SIZE, all = ALL): { id: number }[] =>
  Array.from({ length: Math.max(0, Math.min(size, all - from)) }, (_, at) => ({
    id: from + at + 1,
  }));

const number = (query: URLSearchParams, name: string, standard: number): number =>
  Number(query.get(name) ?? standard);

/** The items of the page that starts at a position, and the position of the next page. */
function page(from: number, { fault }: Service): { items: { id: number }[]; next?: number } {
  // Every third item may be hidden from the caller.
  const items = fault === 'shrinks' ? pets(from).filter(({ id }) => id % 3 !== 0) : pets(from);
  if (fault === 'loops') return { items, next: from === 0 ? SIZE : 0 };
  if (fault === 'endless') return { items: [{ id: from }], next: from + 1 };
  return { items, ...(from + SIZE < ALL && { next: from + SIZE }) };
}

/** Path → its response. */
const ANSWERS: Readonly<Record<string, (asked: Asked) => unknown>> = {
  'by-link': ({ query, service, header }) => {
    const { items, next } = page(number(query, 'from', 0), service);
    const host = service.fault === 'elsewhere' ? 'https://other.example' : service.url;
    const first = `<${host}/v1/by-link>; rel="first"`;
    if (next !== undefined)
      header(`${first}, <${host}/v1/by-link?from=${next}&b=a,b>; title=x; REL=Next`);
    return items;
  },
  'by-cursor': ({ query, service }) => {
    const { items, next } = page(number(query, 'cursor', 0), service);
    return { items, cursor: next === undefined ? null : String(next) };
  },
  'by-token': ({ query, service }) => {
    const { items, next } = page(number(query, 'page_token', 0), service);
    const nextPageToken = String(next ?? 'same');
    return { items, meta: { nextPageToken, hasMore: next !== undefined } };
  },
  'by-url': ({ query, service }) => {
    const { items, next } = page(number(query, 'from', 0), service);
    return { results: items, next: next === undefined ? null : `?from=${next}` };
  },
  'by-item': ({ query, service }) => {
    const { items, next } = page(number(query, 'starting_after', 0), service);
    return { items, has_more: next !== undefined };
  },
  'by-offset': ({ query, service }) => {
    const from = service.fault === 'repeats' ? 0 : number(query, 'offset', 0);
    return pets(from, Math.min(number(query, 'limit', SIZE), SIZE));
  },
  'by-total': ({ query }) => ({ items: pets(number(query, 'skip', 0)), total: ALL }),
  'by-page': ({ query }) => ({
    items: pets((number(query, 'page', 1) - 1) * SIZE),
    total_pages: Math.ceil(ALL / SIZE),
  }),
  'by-number': ({ query, service }) =>
    pets(service.fault === 'repeats' ? 0 : number(query, 'page', 0) * SIZE),
  'by-body': ({ body, service }) => {
    const { items, next } = page(Number(body['from'] ?? 0), service);
    return { items, ...(next !== undefined && { after: String(next) }) };
  },
};

export async function startService(): Promise<Service> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const service: Service = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    fault: 'none',
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '', service.url);
    const isKnown = query.get('api_key') === 'secret';
    query.delete('api_key');
    service.asked.push(`${pathname}${query.size > 0 ? `?${String(query)}` : ''}`);
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const reply = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (!isKnown) return reply(401, 'who are you?');
    if (service.fault === 'fails' && service.asked.length > 1) return reply(404, 'gone');
    const body = (text === '' ? {} : JSON.parse(text)) as Asked['body'];
    const made = ANSWERS[pathname.replace('/v1/', '')]?.({
      ...{ query, body, service },
      header: (value) => response.setHeader('link', value),
    });
    const isAlike = service.fault === 'alike';
    // Items without an identity, such as counts: one page looks like the next.
    const alike = (name: string, value: unknown): unknown => (name === 'id' ? 0 : value);
    reply(200, isAlike ? JSON.parse(JSON.stringify(made), alike) : made);
  }
  return service;
}
