/** Inputs from which nothing can be read, because a key is misspelt, missing or empty. */
import { describe, expect, it } from 'vitest';
import { file, run } from '../../../test/stride.js';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
const request = { name: 'r', request: { method: 'GET', url: 'https://h.test/a' } };
const item = {
  info: { name: 'a', type: 'http' },
  http: { method: 'GET', url: 'https://h.test/a' },
};
const info = { title: 'T', version: '1' };
const paths = { '/a': { get: { responses: { 200: { description: 'ok' } } } } };
const entry = { request: { method: 'GET', url: 'https://h.test/a' }, response: { status: 200 } };

/** A document of each format, and the key of its content. */
const FORMATS: Readonly<Record<string, readonly [document: object, key: string]>> = {
  OpenAPI: [{ openapi: '3.0.3', info, paths }, 'paths'],
  'OpenAPI schemas': [{ openapi: '3.1.0', info, components: { schemas: { A: {} } } }, 'components'],
  'OpenAPI webhooks': [{ openapi: '3.1.0', info, webhooks: { a: paths['/a'] } }, 'webhooks'],
  'Swagger 2.0': [{ swagger: '2.0', info, paths }, 'paths'],
  Postman: [{ info: { name: 'c', schema }, item: [request] }, 'item'],
  OpenCollection: [{ opencollection: '1.0.0', info: { name: 'c' }, items: [item] }, 'items'],
  Insomnia: [
    { _type: 'export', __export_format: 4, resources: [{ _type: 'request' }] },
    'resources',
  ],
  'Insomnia 5': [
    { type: 'collection.insomnia.rest/5.0', collection: [{ url: 'https://h.test/a' }] },
    'collection',
  ],
};

function without(document: object, key: string, more: object = {}): object {
  const rest = Object.entries(document).filter(([one]) => one !== key);
  return { ...Object.fromEntries(rest), ...more };
}

async function diagnosticsOf(document: unknown, source = 'a.json') {
  const named = { ...file(source, document), named: true };
  const { report } = await run([named], {});
  const shown = report.list().filter(({ code }) => code.startsWith('file/'));
  return shown.map(({ code, message, location }) => ({ code, message, location }));
}

describe.each(Object.entries(FORMATS))('%s', (_, [document, key]) => {
  it('is read', async () => {
    expect(await diagnosticsOf(document)).toEqual([]);
  });

  it('names a misspelt key', async () => {
    const content: unknown = Reflect.get(document, key);
    const singular = key.endsWith('s') ? key.slice(0, -1) : `${key}s`;
    for (const misspelt of [key.toUpperCase(), singular, `${key.slice(0, -2)}${key.at(-1)}`]) {
      const found = await diagnosticsOf(without(document, key, { [misspelt]: content }));
      expect(found).toHaveLength(1);
      expect(found[0]?.location).toMatchObject({ pointer: `/${misspelt}`, on: 'key' });
      expect(found[0]?.message).toContain(`has the key "${misspelt}" instead of "${key}"`);
    }
  });

  it('says that nothing is in it', async () => {
    const isDefault = key === 'components' || key === 'webhooks';
    const named = isDefault ? 'paths' : key;
    const [missing] = await diagnosticsOf(without(document, key));
    expect(missing?.message).toContain(`no key "${named}"`.slice(3));
    const content: unknown = Reflect.get(document, key);
    const empty = Array.isArray(content) ? [] : {};
    const found = await diagnosticsOf(without(document, key, { [key]: empty }));
    expect(found.map(({ code }) => code)).toEqual(['file/no-content']);
  });
});

it.each([
  [{ info, paths }, 'looks like an OpenAPI description, but has no key "openapi"'],
  [{ paths, components: {} }, 'looks like an OpenAPI description, but has no key "openapi"'],
  [
    { info, host: 'h.test', paths },
    'looks like a Swagger 2.0 description, but has no key "swagger"',
  ],
  [{ OpenAPI: '3.0.0', info, paths }, 'has the key "OpenAPI" instead of "openapi"'],
  [{ swager: '2.0', info, paths }, 'has the key "swager" instead of "swagger"'],
  [{ log: { version: '1.2', entry: [entry] } }, 'has the key "entry" instead of "entries"'],
  [{ log: { version: '1.2' } }, 'looks like a HAR recording, but has no key "entries"'],
  [{ Log: { version: '1.2', entries: [entry] } }, 'has the key "Log" instead of "log"'],
  [{ log: { version: '1.2', entries: [] } }, 'this HAR recording contains no request'],
  [{ item: [request] }, 'looks like a Postman collection, but has no key "info"'],
  [{ swaggerVersion: '1.2', apis: [] }, 'is a Swagger 1.2 description, which restitch cannot read'],
  [{ overlay: '1.0.0', info, actions: [] }, 'is an OpenAPI Overlay'],
  [{ hello: 'world' }, 'has a format that restitch does not know'],
])('%j: %s', async (document, message) => {
  const found = await diagnosticsOf(document);
  expect(found.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
});

it('recognizes a package.json by its name', async () => {
  const [found] = await diagnosticsOf({ name: 'a', version: '1' }, 'web/package.json');
  expect(found?.message).toContain('is a package.json');
});

it('names a misspelt key of a folder, and reads the rest', async () => {
  const folder = { name: 'f', items: [request] };
  const { api, report } = await run(
    [file('a.json', { info: { name: 'c', schema }, item: [folder, request] })],
    {},
  );
  expect(api.endpoints).toHaveLength(1);
  expect(report.list().map(({ message }) => message)).toContainEqual(
    expect.stringContaining('the key "items" is unknown in this place (did you mean "item"?)'),
  );
});

it('does not report a description that only declares servers for another one', async () => {
  const servers = { openapi: '3.1.0', info, servers: [{ url: 'https://h.test' }] };
  const both = [file('a.json', servers), file('b.json', { openapi: '3.1.0', info, paths })];
  const { report } = await run(both, {});
  expect(report.list().map(({ code }) => code)).not.toContain('file/no-content');
});
