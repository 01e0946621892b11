/** Tests the files of a server, and the types of its operations. */
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../../model/api.js';
import { fact } from '../../../../model/origin.js';
import { UNKNOWN } from '../../../../model/schema.js';
import {
  schema,
  parameter,
  media,
  endpoint,
  apiOf,
  render,
  PATHS,
  api,
} from './rendered-server.js';

describe('files', () => {
  it('are the same for every API, with stubs if configured', () => {
    const names = [...render(api, PATHS).keys()].filter((name) => !name.includes('runtime/'));
    expect(names).toEqual([
      'generated operations.ts',
      'generated routes.ts',
      'generated api.ts',
      'generated index.ts',
      'generated node.ts',
      'generated express.ts',
      'generated fastify.ts',
      'generated hono.ts',
      'generated testing.ts',
      'generated mount.ts',
      'handlers things.ts',
    ]);
    const without = [...render(api, {}).keys()];
    expect(without.some((name) => /mount|handlers /.test(name))).toBe(false);
  });

  it('contain the runtime without its tests, with the configured file extension', () => {
    const files = render(api, { importExtension: '.ts' });
    expect(files.has('generated runtime/matcher.ts')).toBe(true);
    expect([...files.keys()].some((name) => name.includes('.test.'))).toBe(false);
    expect(files.get('generated runtime/node.ts')).toContain('from "./api.ts";');
    expect(files.get('generated runtime/node.ts')).toContain('from "node:http";');
  });

  it('start handlers for the user to complete', () => {
    expect(render(api, PATHS).get('handlers things.ts')).toBe(`/**
 * Handlers of Things. This file is yours: it is added to, never overwritten.
 */

import type { Ctx, Req, Res } from "../../gen/server/index.js";
import { NotImplemented } from "../../gen/server/index.js";

/**
 * Archive *\\/ a site
 *
 * Scope: manage
 */
export async function one(
  _req: Req<"PUT /site/{cloudId}/archive">,
  ctx: Ctx<"PUT /site/{cloudId}/archive">,
): Promise<Res<"PUT /site/{cloudId}/archive">> {
  throw new NotImplemented(ctx.operation);
}
`);
  });

  it('mount them by key', () => {
    const mount = render(api, PATHS).get('generated mount.ts');
    expect(mount).toContain('import { one } from "../../app/handlers/things.js";');
    expect(mount).toContain('"PUT /site/{cloudId}/archive": one,');
    expect(mount).toContain('} satisfies Handlers;');
  });

  it('can be replaced one by one', () => {
    const files = render(api, PATHS, {
      'server/node': () => '',
      'server/handlers': () => 'mine\n',
    });
    expect(files.has('generated node.ts')).toBe(false);
    expect(files.get('handlers things.ts')).toBe('mine\n');
  });

  it('cannot be linked from outside the folder', () => {
    expect(() => render(api, { handlers: '../handlers' })).toThrow('../handlers');
  });
});

describe('operations', () => {
  const pet = schema({ kind: 'ref', id: 'Pet' });
  const given: [string, Partial<Endpoint>, string][] = [
    ['nothing declared', { responses: [] }, 'responses: { status: number; body?: unknown };'],
    [
      'errors alone',
      {
        responses: [
          { status: 500, headers: [], media: [], bodyless: false, links: new Map(), origins: [] },
        ],
      },
      `| { status: StatusIn<"2XX">; body?: unknown }
      | { status: 500; body?: unknown };`,
    ],
    ['an undescribed 200', {}, 'responses: { status: 200; body?: unknown };'],
    [
      'parameters by their names on the wire',
      { parameters: [parameter('query', 'exclude-direct'), parameter('header', 'X-A')] },
      'query: { "exclude-direct"?: string | string[] };\n    headers: { "X-A"?: string };',
    ],
    [
      'a body nobody describes',
      { body: { required: fact(true), media: [], origins: [] } },
      'body?: unknown;',
    ],
    [
      'a required body',
      { body: { required: fact(true), media: [media('application/json', pet)], origins: [] } },
      'body: Pet;',
    ],
    [
      'a file',
      {
        body: {
          required: fact(true),
          media: [media('image/png', schema({ kind: 'binary' }))],
          origins: [],
        },
      },
      'body: ReadableStream<Uint8Array>;',
    ],
    [
      'several media types',
      {
        responses: [
          {
            status: 200,
            headers: [],
            media: [media('application/json', pet), media('text/csv', UNKNOWN)],
            bodyless: false,
            links: new Map(),
            origins: [],
          },
          { status: 204, headers: [], media: [], bodyless: true, links: new Map(), origins: [] },
          { status: '4XX', headers: [], media: [], bodyless: false, links: new Map(), origins: [] },
          { status: 404, headers: [], media: [], bodyless: false, links: new Map(), origins: [] },
        ],
      },
      `| { status: 200; contentType?: "application/json"; body: Pet }
      | { status: 200; contentType: "text/csv"; body: string | ResponseBytes }
      | { status: 204 }
      | { status: StatusIn<"4XX", 404>; body?: unknown }
      | { status: 404; body?: unknown };`,
    ],
  ];
  it.each(given)('%s', (_, more, want) => {
    const schemas = new Map([['Pet', schema({ kind: 'object', properties: new Map() })]]);
    const files = render(apiOf([endpoint('POST', '/x', more)], { schemas }), {});
    expect(files.get('generated operations.ts')).toContain(want);
  });

  const ours = [
    ['Handlers', 'HandlersSchema'],
    // The checks import a runtime function with this name.
    ['integer', 'IntegerSchema'],
  ] as const;
  it.each(ours)('import a schema %s under another name', (id, alias) => {
    const schemas = new Map([[id, schema({ kind: 'string' })]]);
    const body = {
      required: fact(true),
      media: [media('application/json', schema({ kind: 'ref', id }))],
      origins: [],
    };
    const files = render(apiOf([endpoint('POST', '/x', { body })], { schemas }), {});
    const text = files.get('generated operations.ts');
    expect(text).toContain(`import type { ${id} as ${alias} } from "./schemas.js";`);
    expect(text).toContain(`body: ${alias};`);
  });
});
