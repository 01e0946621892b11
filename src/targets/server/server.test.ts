import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import type {
  Api,
  Endpoint,
  Media,
  Parameter,
  SecurityRequirement,
  SecurityScheme,
} from '../../model/api.js';
import { fact } from '../../model/origin.js';
import { endpointKey, type PathSegment } from '../../model/path.js';
import { UNKNOWN, type Schema, type Shape } from '../../model/schema.js';
import type { Names } from '../../resolve/name-table.js';
import { fillOptions, type StatedOptions } from '../../shape/rule.js';
import type { RenderInput } from '../target.js';
import { SERVER_OPTIONS } from './options.js';
import { renderServer } from './render.js';

function schema(shape: Shape): Schema {
  return { ...shape, origins: [] };
}

function path(template: string): PathSegment[] {
  return template
    .split('/')
    .filter((one) => one !== '')
    .map((segment) =>
      segment
        .split(/(\{[^}]+\})/)
        .filter((one) => one !== '')
        .map((part) =>
          part.startsWith('{')
            ? { kind: 'parameter', name: part.slice(1, -1) }
            : { kind: 'literal', text: part },
        ),
    );
}

function parameter(place: Parameter['in'], name: string, type: Schema = UNKNOWN): Parameter {
  const style = place === 'path' || place === 'header' ? 'simple' : 'form';
  return {
    name,
    in: place,
    required: fact(place === 'path'),
    content: { kind: 'schema', schema: type, style, explode: style === 'form' },
    examples: [],
    aliases: [],
    origins: [],
  };
}

function media(type: string, content: Schema): Media {
  return { type, schema: content, encoding: new Map(), examples: [], origins: [] };
}

function security(...needs: Record<string, string[]>[]): {
  value: SecurityRequirement[];
  origins: [];
} {
  const value = needs.map((one) =>
    Object.entries(one).map(([scheme, scopes]) => ({ scheme, scopes })),
  );
  return { value, origins: [] };
}

function endpoint(method: string, template: string, more: Partial<Endpoint> = {}): Endpoint {
  const segments = path(template);
  return {
    key: endpointKey(method, segments),
    method,
    path: segments,
    aliases: [],
    tags: [],
    parameters: segments
      .flat()
      .flatMap((part) => (part.kind === 'parameter' ? [parameter('path', part.name)] : [])),
    responses: [
      { status: 200, headers: [], media: [], bodyless: false, links: new Map(), origins: [] },
    ],
    servers: [],
    callbacks: [],
    extensions: new Map(),
    origins: [],
    ...more,
  };
}

function apiOf(endpoints: readonly Endpoint[], more: Partial<Api> = {}): Api {
  return {
    servers: [],
    endpoints,
    webhooks: [],
    schemas: new Map(),
    securitySchemes: new Map(),
    tags: new Map(),
    extensions: new Map(),
    ...more,
  };
}

type Options = StatedOptions<typeof SERVER_OPTIONS> &
  Partial<Pick<RenderInput, 'folder' | 'importExtension'>>;

/** Renders an API whose operations are named `one`, `two`, … in one group. */
function render(api: Api, options: Options, templates = {}): Map<string, string> {
  const numbers = ['one', 'two', 'three', 'four'];
  const names: Names = {
    operations: new Map(api.endpoints.map(({ key }, index) => [key, numbers[index] ?? 'more'])),
    groups: [
      {
        name: 'Things',
        label: 'Things',
        slug: 'things',
        endpoints: api.endpoints.map(({ key }) => key),
      },
    ],
    groupOf: new Map(api.endpoints.map(({ key }) => [key, 'Things'])),
    schemas: new Map([...api.schemas.keys()].map((id) => [id, id])),
    schemes: new Map([...api.securitySchemes.keys()].map((id) => [id, id])),
  };
  const ledger = { elections: [], documents: [] };
  const locate = (): { line: number; column: number } => ({ line: 1, column: 1 });
  const { folder = 'server', importExtension = '.js', ...stated } = options;
  const files = [
    ...renderServer({
      ...{ api, names, ledger, locate, templates, folder, importExtension },
      options: fillOptions(SERVER_OPTIONS, stated),
    }),
  ];
  return new Map(files.map((file) => [`${file.ownership} ${file.path}`, file.text]));
}

const PATHS = { handlers: 'app/handlers', folder: 'gen/server' };
const OAUTH = { id: 'oauth', kind: 'oauth2', flows: [], origins: [] } as const;

const archive = endpoint('PUT', '/site/{cloudId}/archive', {
  summary: fact('Archive */ a site'),
  security: security({ oauth: ['manage'] }),
});
const api = apiOf([archive], { securitySchemes: new Map([['oauth', OAUTH]]) });

describe('files', () => {
  it('are the same set whatever the API, with stubs where handlers are asked for', () => {
    const names = [...render(api, PATHS).keys()].filter((name) => !name.includes('runtime/'));
    expect(names).toEqual([
      'generated operations.ts',
      'generated routes.ts',
      'generated api.ts',
      'generated index.ts',
      'generated node.ts',
      'generated express.ts',
      'generated fastify.ts',
      'generated mount.ts',
      'handlers things.ts',
    ]);
    const without = [...render(api, {}).keys()];
    expect(without.some((name) => /mount|handlers /.test(name))).toBe(false);
  });

  it('hold the runtime without its tests, naming files as the user asks', () => {
    const files = render(api, { importExtension: '.ts' });
    expect(files.has('generated runtime/matcher.ts')).toBe(true);
    expect([...files.keys()].some((name) => name.includes('.test.'))).toBe(false);
    expect(files.get('generated runtime/node.ts')).toContain('from "./api.ts";');
    expect(files.get('generated runtime/node.ts')).toContain('from "node:http";');
  });

  it('start handlers that the user fills in', () => {
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

  it('cannot be told where they stand outside the folder', () => {
    expect(() => render(api, { handlers: '../handlers' })).toThrow('../handlers');
  });
});

describe('operations', () => {
  const pet = schema({ kind: 'ref', id: 'Pet' });
  const given: [string, Partial<Endpoint>, string][] = [
    ['nothing stated', { responses: [] }, 'responses: { status: number; body?: unknown };'],
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
      'query: { "exclude-direct"?: unknown };\n    headers: { "X-A"?: unknown };',
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
    // A function of the runtime, which checks import.
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

it('routes beyond a thousand stand in several arrays', async () => {
  const many = Array.from({ length: 1001 }, (_, index) => endpoint('GET', `/p${index}`));
  const text = render(apiOf(many), {}).get('generated routes.ts') ?? '';
  expect(text).toContain('const routes: readonly Route[] = [...routes1, ...routes2];');
  expect(text.match(/^const routes\d: readonly Route\[\] = \[$/gm)).toHaveLength(2);
  expect(await format(text, { filepath: 'routes.ts' })).toBe(text);
});

it('checks of many schemas and operations stand in several files, under one path', async () => {
  const origins = [{ source: 'a', pointer: '', trust: 'declared' as const }];
  const ids = Array.from({ length: 101 }, (_, index) => `${index % 2 === 0 ? 'A' : 'B'}${index}`);
  const schemas = new Map(
    ids.map((id, index): [string, Schema] => {
      const next: Schema = { kind: 'ref', id: ids[index + 1] ?? 'A0', origins };
      const text: Schema = { kind: 'string', pattern: '^[ab]+$', origins };
      const properties = new Map([
        ['next', { schema: next, required: false }],
        ['text', { schema: text, required: true }],
      ]);
      return [id, { kind: 'object', properties, origins }];
    }),
  );
  const schemaOf = (id: string): Schema => ({
    kind: 'array',
    items: { kind: 'ref', id, origins },
    origins,
  });
  const body = {
    required: fact(true),
    media: [media('application/json', schemaOf('A0'))],
    origins: [],
  };
  const files = render(apiOf([endpoint('PUT', '/x', { body })], { schemas }), {});
  const named = [...files.keys()].filter((name) => name.includes('validators'));
  expect(named).toEqual([
    'generated validators.ts',
    'generated validators/a.ts',
    'generated validators/b.ts',
  ]);
  const whole = files.get('generated validators.ts') ?? '';
  expect(whole).toContain('export * from "./validators/a.js";\nexport * from "./validators/b.js";');
  expect(whole).toContain('export const oneBodySchema');
  const part = files.get('generated validators/a.ts') ?? '';
  expect(part).toMatch(/^import \{[^}]*checkB1,[^}]*\} from "\.\/b\.js";$/m);
  expect(part).toContain('import { standard } from "../runtime/standard.js";');
  // One pattern a file, and none that belongs to another.
  expect(part.match(/new RegExp/g)).toHaveLength(1);
  expect(files.get('generated validators/b.ts')?.match(/new RegExp/g)).toHaveLength(1);
  for (const name of named) {
    const text = files.get(name) ?? '';
    expect(await format(text, { parser: 'typescript' }), name).toBe(text);
  }
  expect(files.get('generated routes.ts')).toContain('from "./validators.js";');
});

it('checks have names of their own', () => {
  const ids = ['Pet', 'CheckPet', 'PetSchema', 'OneBody'];
  const origins = [{ source: 'a', pointer: '', trust: 'declared' as const }];
  const short: Schema = { kind: 'string', minLength: 1, origins };
  const schemas = new Map(ids.map((id) => [id, short]));
  const body = {
    required: fact(true),
    media: [media('application/json', { kind: 'array', items: short, origins })],
    origins: [],
  };
  const files = render(apiOf([endpoint('PUT', '/pet', { body })], { schemas }), {});
  const text = files.get('generated validators.ts') ?? '';
  const names = [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
  expect(names).toContain('checkPetSchema');
  expect(names).toContain('oneBodySchema2');
  expect(names.length).toBe(new Set(names).size);
});

describe('routes', () => {
  const servers = (...urls: string[]): Api['servers'] =>
    urls.map((url) => ({ url, variables: new Map(), origins: [] }));
  const bases: [string[], string][] = [
    [[], ''],
    [['https://x.example'], ''],
    [['https://x.example/v1', 'http://y.example/v1'], '/v1'],
    [['https://x.example/v1', 'https://x.example/v2'], '/v1'],
    [['https://{host}/v1'], '/v1'],
    [['https://x.example/{version}'], ''],
    [['/api/v2'], '/api/v2'],
  ];
  it.each(bases)('stand below %j: %s', (urls, base) => {
    const routes = render(apiOf([archive], { servers: servers(...urls) }), {});
    expect(routes.get('generated routes.ts')).toContain(`basePath: "${base}",`);
  });

  const node = schema({
    kind: 'object',
    properties: new Map([
      ['next', { schema: schema({ kind: 'ref', id: 'Node' }), required: false }],
    ]),
  });
  const types: [Shape, string | undefined][] = [
    [{ kind: 'unknown' }, undefined],
    [{ kind: 'integer' }, 'type: "integer"'],
    [{ kind: 'enum', values: ['a', 'b'] }, 'type: "string"'],
    [{ kind: 'enum', values: ['a', 1, null] }, 'type: { anyOf: ["null", "string", "integer"] }'],
    [{ kind: 'array', items: UNKNOWN }, 'type: { array: "unknown" }'],
    [{ kind: 'union', members: [schema({ kind: 'integer' }), UNKNOWN] }, undefined],
    [
      {
        kind: 'intersection',
        members: [
          schema({
            kind: 'object',
            properties: new Map([['a', { schema: schema({ kind: 'integer' }), required: true }]]),
          }),
          schema({
            kind: 'object',
            properties: new Map([['b', { schema: schema({ kind: 'boolean' }), required: true }]]),
          }),
        ],
      },
      'type: { object: [["a", "integer"], ["b", "boolean"]] }',
    ],
  ];
  it.each(types)('tell the type of %j', (shape, want) => {
    const parameters = [parameter('query', 'q', schema(shape))];
    const files = render(apiOf([endpoint('GET', '/x', { parameters })]), {});
    const text = (files.get('generated routes.ts') ?? '').replace(/\s+/g, ' ');
    const plain = text.replace(/([[({]) /g, '$1').replace(/,? ([\])}])/g, '$1');
    expect(plain).toContain(
      want === undefined
        ? 'parameters: [{in: "query", name: "q"}]'
        : want.replace(/([[({]) /g, '$1').replace(/,? ([\])}])/g, '$1'),
    );
  });

  it('end where a type repeats itself', () => {
    const parameters = [parameter('query', 'q', schema({ kind: 'ref', id: 'Node' }))];
    const files = render(
      apiOf([endpoint('GET', '/x', { parameters })], { schemas: new Map([['Node', node]]) }),
      {},
    );
    expect(files.get('generated routes.ts')).toContain('"unknown"');
  });

  it('know how each scheme sends its credential', () => {
    const schemes = new Map<string, SecurityScheme>([
      ['oauth', OAUTH],
      ['basic', { id: 'basic', kind: 'http', scheme: 'Basic', origins: [] }],
      ['key', { id: 'key', kind: 'apiKey', in: 'query', name: 'k"', origins: [] }],
      ['idle', { id: 'idle', kind: 'mutualTLS', origins: [] }],
    ]);
    const needs = security({ oauth: ['a'], key: [] }, { basic: [] }, { gone: [] });
    const secured = apiOf([endpoint('GET', '/x', { security: needs })], {
      securitySchemes: schemes,
    });
    const files = render(secured, {});
    expect(files.get('generated routes.ts')).toContain(`  schemes: {
    basic: { kind: "basic" },
    gone: { kind: "custom", type: "undeclared" },
    key: { kind: "apiKey", in: "query", name: 'k"' },
    oauth: { kind: "bearer" },
  },`);
    const types = files.get('generated api.ts');
    expect(types).toContain('oauth: SecurityHandler<BearerCredential, PrincipalOf<"oauth">>;');
    expect(types).not.toContain('idle');
  });
});

describe('text from a description', () => {
  const hostile = [
    `*/ ;attack(); /*`,
    '`${attack()}`',
    `"+attack()+"`,
    `'\\';attack();//`,
    '\u2028attack()\u2029',
    '\u202eattack',
    '__proto__',
    'constructor',
    '</script><script>attack()',
    'a\r\nattack()',
  ];
  const property = (name: string): Schema =>
    schema({
      kind: 'object',
      properties: new Map([[name, { schema: schema({ kind: 'string' }), required: true }]]),
    });
  it.each(hostile)('stays text: %j', async (evil) => {
    const bad = endpoint('POST', '/x', {
      path: [[{ kind: 'literal', text: evil }], [{ kind: 'parameter', name: evil }]],
      summary: fact(evil),
      description: fact(`${evil} again`),
      parameters: [parameter('path', evil), parameter('query', evil, property(evil))],
      body: {
        required: fact(true),
        description: fact(evil),
        media: [media('application/json', property(evil))],
        origins: [],
      },
      security: security({ oauth: [evil] }),
    });
    const whole = apiOf([bad], {
      title: fact(evil),
      securitySchemes: new Map([['oauth', { ...OAUTH, description: evil }]]),
    });
    for (const [name, text] of render(whole, PATHS)) {
      if (name.includes('runtime/')) continue;
      // It parses, and prettier has nothing to change.
      expect(await format(text, { parser: 'typescript' }), name).toBe(text);
      expect(withoutText(text), name).not.toContain('attack');
    }
  });

  /** Code without comments and literals. */
  function withoutText(text: string): string {
    return text.replace(/\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '');
  }
});
