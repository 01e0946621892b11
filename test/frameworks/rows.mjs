/** The requests to each server, and the part of its response for the table. */
import assert from 'node:assert/strict';

const JSON_TYPE = { 'content-type': 'application/json' };
const AUTH = { authorization: 'Bearer secret' };
const NOTE = { title: 'First', weight: 1 };

const call = (url, method, path, body, headers = AUTH) =>
  fetch(`${url}${path}`, {
    ...{ method, headers: body === undefined ? headers : { ...headers, ...JSON_TYPE } },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

async function until(condition) {
  for (let tries = 0; tries < 100; tries++) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

export const ROWS = [
  {
    title: 'create, read, replace, delete, list',
    ask: async ({ url }) => {
      const made = await call(url, 'POST', '/notes', NOTE);
      assert.equal(made.status, 201);
      const { id } = await made.json();
      assert.equal((await (await call(url, 'GET', `/notes/${id}`)).json()).title, 'First');
      const put = await call(url, 'PUT', `/notes/${id}`, { ...NOTE, title: 'Second' });
      assert.equal((await put.json()).title, 'Second');
      assert.equal((await (await call(url, 'GET', '/notes?limit=1')).json()).length, 1);
      assert.equal((await call(url, 'DELETE', `/notes/${id}`)).status, 204);
      assert.equal((await call(url, 'GET', `/notes/${id}`)).status, 404);
      return 'yes';
    },
  },
  {
    title: 'a call without the token',
    ask: async ({ url }) => {
      const { status, headers } = await call(url, 'GET', '/notes', undefined, {});
      return headers.has('www-authenticate') ? `${status}, \`www-authenticate\`` : `${status}`;
    },
  },
  {
    title: 'an undeclared column of a database row (`passwordHash`)',
    ask: async ({ url }) =>
      (await (await call(url, 'POST', '/notes', NOTE)).text()).includes('LEAK')
        ? '**sent**'
        : 'dropped',
  },
  {
    title: 'a response without a required field',
    ask: async ({ url }) => {
      const { status } = await call(url, 'POST', '/notes', { title: 'untitled', weight: 1 });
      return status === 201 ? 'sent' : `${status}`;
    },
  },
  {
    title: 'two mistakes in a body',
    ask: async ({ url }) => {
      const response = await call(url, 'POST', '/notes', { title: '', weight: 'x' });
      const text = await response.text();
      const named = ['title', 'weight'].filter((name) => text.includes(name)).length;
      return `${response.status}, ${named === 2 ? 'both' : 'the first'} named`;
    },
  },
  {
    title: '`"5"` for a number in a body',
    ask: async ({ url }) => {
      const { status } = await call(url, 'POST', '/notes', { title: 'a', weight: '5' });
      return status === 201 ? 'accepted' : `${status}`;
    },
  },
  {
    title: 'a body with `__proto__`',
    ask: async ({ url, notes }) => {
      const text = '{"title":"a","weight":1,"__proto__":{"kind":"z"}}';
      const { status } = await call(url, 'POST', '/notes', text);
      if (status !== 201) return `${status}`;
      return notes.gotProto ? '**reaches the handler**' : 'dropped';
    },
  },
  {
    title: 'a default in a body is filled in',
    ask: async ({ url }) =>
      (await (await call(url, 'POST', '/notes', NOTE)).json()).kind === 'plain' ? 'yes' : 'no',
  },
  {
    title: 'an undeclared method on a path',
    ask: async ({ url }) => {
      const { status, headers } = await call(url, 'PATCH', '/notes/1', {});
      return headers.has('allow') ? `${status}, \`allow\`` : `${status}`;
    },
  },
  {
    title: 'errors are `application/problem+json`',
    ask: async ({ url }) => {
      const { headers } = await call(url, 'POST', '/notes', {});
      return headers.get('content-type')?.includes('problem+json') ? 'yes' : 'no';
    },
  },
  {
    title: '`HEAD` on a `GET` route',
    ask: async ({ url }) => `${(await call(url, 'HEAD', '/notes')).status}`,
  },
  {
    title: 'an upload',
    ask: async ({ url }) => {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(1000)]), 'a.bin');
      const response = await fetch(`${url}/notes/1/picture`, {
        method: 'POST',
        headers: AUTH,
        body,
      });
      assert.equal(response.status, 201, await response.clone().text());
      assert.equal((await response.json()).size, 1000);
      return 'yes';
    },
  },
  {
    title: 'an upload without its file',
    ask: async ({ url }) => {
      const body = new FormData();
      body.append('other', 'text');
      const response = await fetch(`${url}/notes/1/picture`, {
        method: 'POST',
        headers: AUTH,
        body,
      });
      return `${response.status}`;
    },
  },
  {
    title: 'an upload of 2 MiB, with a limit of 1 MiB',
    ask: async ({ url }) => {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(2 * 1024 * 1024)]), 'a.bin');
      const response = await fetch(`${url}/notes/1/picture`, {
        method: 'POST',
        headers: AUTH,
        body,
      });
      return response.status === 201 ? 'accepted' : `${response.status}`;
    },
  },
  {
    title: 'a stream ends when the client disconnects',
    ask: async ({ url, notes }) => {
      const leave = new AbortController();
      const response = await fetch(`${url}/events`, { headers: AUTH, signal: leave.signal });
      const { value } = await response.body.getReader().read();
      assert.match(new TextDecoder().decode(value), /data: \{"count":\d+\}/);
      const before = notes.left;
      leave.abort();
      return (await until(() => notes.left > before)) ? 'yes' : 'no';
    },
  },
  {
    title: '`cache-control` of a stream',
    ask: async ({ url }) => {
      const leave = new AbortController();
      const watch = () => fetch(`${url}/events`, { headers: AUTH, signal: leave.signal });
      // A server may close the connection after an upload that it did not read.
      const response = await watch().catch(watch);
      const value = response.headers.get('cache-control');
      leave.abort();
      return value === null ? 'none' : `\`${value.split(',')[0]}\``;
    },
  },
  {
    title: 'the document at `/openapi.json`',
    ask: async ({ url }) => {
      const response = await fetch(`${url}/openapi.json`);
      const { paths } = await response.json();
      const path = paths['/notes/{id}'] ?? paths['/notes/:id'];
      return path?.put ? 'yes' : 'no';
    },
  },
  {
    title: 'a call in a test without a port',
    ask: async ({ withoutPort }) => {
      if (withoutPort === undefined) return 'no';
      assert.equal(await withoutPort(), 200);
      return 'yes';
    },
  },
];
