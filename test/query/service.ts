/** Starts a service with the pets on this machine. It also serves the page of the app. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PetService {
  readonly url: string;
  /** Method and path of the requests to the API. */
  readonly asked: string[];
  /** The requests that the caller aborted. */
  readonly broken: string[];
  close(): void;
}

/** @param files the files of the page, by path */
export async function startPets(files: ReadonlyMap<string, string>): Promise<PetService> {
  const names = ['a', 'b', 'c'];
  const [asked, broken]: [string[], string[]] = [[], []];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const file = files.get(pathname);
    if (file !== undefined) {
      const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(file);
      return;
    }
    const reply = (status: number, body?: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    };
    const { method = '' } = request;
    const key = `${method} ${pathname.replace('/v1', '')}`;
    asked.push(
      `${key}${searchParams.has('cursor') ? `?${String(searchParams.get('cursor'))}` : ''}`,
    );
    const pet = (at: number): object => ({ id: at + 1, name: names[at] });
    if (key === 'GET /pets') {
      const from = Number(searchParams.get('cursor') ?? 0);
      const to = from + Number(searchParams.get('limit') ?? 2);
      const items = names.map((_, at) => pet(at)).slice(from, to);
      return reply(200, { items, ...(to < names.length && { cursor: String(to) }) });
    }
    if (key === 'POST /pets') {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      names.unshift((JSON.parse(text) as { name: string }).name);
      return reply(200, pet(0));
    }
    if (key.endsWith('/seen') || key === 'DELETE /pets')
      return response.writeHead(204).end() && undefined;
    if (key === 'GET /breeds') return reply(200, ['cat']);
    // This request never gets a response.
    if (key === 'GET /pets/500') {
      response.on('close', () => broken.push(key));
      return;
    }
    const at = Number(pathname.split('/').at(-1)) - 1;
    reply(
      names[at] === undefined ? 404 : 200,
      names[at] === undefined ? { reason: 'no such pet' } : pet(at),
    );
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ asked, broken },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
