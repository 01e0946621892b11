import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  Api,
  Body,
  Encoding,
  Endpoint,
  Media,
  Parameter,
  ParameterContent,
  Response,
  SecurityRequirement,
  SecurityScheme,
  SecuritySchemeKind,
} from '../../model/api.js';
import { fact, type Origin, type Trust } from '../../model/origin.js';
import { endpointKey, type PathSegment } from '../../model/path.js';
import {
  UNKNOWN,
  type Property,
  type Schema,
  type SchemaId,
  type Shape,
} from '../../model/schema.js';
import type { Names } from '../../resolve/name-table.js';
import { code } from '../../emit/typescript/code.js';
import type { ClientTemplates } from '../../../templates/client/view.js';
import type { ImportExtension } from '../../emit/typescript/module.js';
import { fillOptions, type StatedOptions } from '../../shape/rule.js';
import { CLIENT_OPTIONS } from './options.js';
import { renderClient } from './render.js';

const HOSTILE = '*/ attack(); /* ` ${x} "\' \\ \u2028 \u202e </script> | \r\n@see __proto__';

function origin(source = 'specs/api.yaml', trust: Trust = 'declared'): Origin {
  return { source, pointer: '/x', trust };
}

function schema(shape: Shape, notes: Partial<Schema> = {}): Schema {
  return { ...shape, ...notes, origins: [] } as Schema;
}

const STRING = schema({ kind: 'string' });
const INTEGER = schema({ kind: 'integer' });
const FILE = schema({ kind: 'binary' });
const STRINGS = schema({ kind: 'array', items: STRING });

function record(properties: Readonly<Record<string, Schema>>, required: string[] = []): Schema {
  const entries = Object.entries(properties).map(([name, value]): [string, Property] => [
    name,
    { schema: value, required: required.includes(name) },
  ]);
  return schema({ kind: 'object', properties: new Map(entries) });
}

function ref(id: SchemaId): Schema {
  return schema({ kind: 'ref', id });
}

function parameter(
  place: Parameter['in'],
  name: string,
  content: Partial<Extract<ParameterContent, { kind: 'schema' }>> = {},
  more: Partial<Parameter> = {},
): Parameter {
  const style = place === 'path' || place === 'header' ? 'simple' : 'form';
  const explode = style === 'form';
  return {
    name,
    in: place,
    required: fact(place === 'path'),
    content: { kind: 'schema', schema: STRING, style, explode, ...content },
    examples: [],
    aliases: [],
    origins: [],
    ...more,
  };
}

function media(type: string, of: Schema = UNKNOWN, encoding: [string, Encoding][] = []): Media {
  return { type, schema: of, encoding: new Map(encoding), examples: [], origins: [] };
}

function body(...forms: Media[]): Body {
  return { required: fact(true), media: forms, origins: [] };
}

function response(status: Response['status'], ...forms: Media[]): Response {
  return { status, headers: [], media: forms, bodyless: false, links: new Map(), origins: [] };
}

function pathOf(template: string): PathSegment[] {
  const parts = template.split('/').slice(1);
  return parts.map((text) =>
    text
      .split(/(\{[^}]*\})/)
      .filter((part) => part !== '')
      .map((part) =>
        part.startsWith('{')
          ? { kind: 'parameter', name: part.slice(1, -1) }
          : { kind: 'literal', text: part },
      ),
  );
}

function endpoint(method: string, template: string, more: Partial<Endpoint> = {}): Endpoint {
  const path = pathOf(template);
  return {
    key: endpointKey(method, path),
    method,
    path,
    aliases: [],
    tags: [],
    parameters: [],
    responses: [response(200, media('application/json', STRING))],
    servers: [],
    callbacks: [],
    extensions: new Map(),
    origins: [origin()],
    ...more,
  };
}

interface Fixture {
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly schemas?: Readonly<Record<string, Schema>>;
  readonly schemes?: Readonly<Record<string, SecuritySchemeKind>>;
  readonly api?: Partial<Api>;
  readonly options?: StatedOptions<typeof CLIENT_OPTIONS>;
  readonly importExtension?: ImportExtension;
  readonly templates?: Partial<ClientTemplates>;
}

function render({ endpoints, schemas = {}, schemes = {}, ...more }: Fixture): Map<string, string> {
  const named = Object.entries(endpoints);
  const api: Api = {
    servers: [{ url: 'https://api.test/v1', variables: new Map(), origins: [origin()] }],
    endpoints: named.map(([, one]) => one),
    webhooks: [],
    schemas: new Map(Object.entries(schemas)),
    securitySchemes: new Map(
      Object.entries(schemes).map(([id, kind]): [string, SecurityScheme] => [
        id,
        { ...kind, id, origins: [] },
      ]),
    ),
    tags: new Map(),
    extensions: new Map(),
    ...more.api,
  };
  const keys = api.endpoints.map(({ key }) => key);
  const names: Names = {
    operations: new Map(named.map(([name, { key }]) => [key, name])),
    groups: [{ name: 'Things', label: 'Things', slug: 'things', endpoints: keys }],
    groupOf: new Map(keys.map((key) => [key, 'Things'])),
    schemas: new Map(Object.keys(schemas).map((id) => [id, id])),
    schemes: new Map(Object.keys(schemes).map((id) => [id, id])),
  };
  const files = [
    ...renderClient({
      api,
      names,
      ledger: { elections: [], documents: [] },
      locate: ({ source }) => ({ line: source.length, column: 1 }),
      options: fillOptions(CLIENT_OPTIONS, more.options ?? {}),
      importExtension: more.importExtension ?? '.js',
      folder: 'generated/client',
      templates: more.templates ?? {},
    }),
  ];
  return new Map(files.map(({ path, text }) => [path, text]));
}

const DOG = record(
  {
    id: schema({ kind: 'string' }, { readOnly: true }),
    secret: schema({ kind: 'string' }, { writeOnly: true }),
    name: STRING,
    parent: ref('Dog'),
  },
  ['id', 'secret', 'name'],
);

const EVERY_STYLE = endpoint('GET', '/w/{p}/{m}/v{n}.json', {
  trailingSlash: true,
  parameters: [
    parameter('path', 'p', { schema: STRINGS, style: 'label', explode: true }),
    parameter('path', 'm', { schema: STRINGS, style: 'matrix' }),
    parameter('path', 'n', { schema: INTEGER }),
    parameter('query', 'deep', { schema: schema({ kind: 'any' }), style: 'deepObject' }),
    parameter('query', 'pipes', { schema: STRINGS, style: 'pipeDelimited', explode: false }),
    parameter('query', 'tabs', { schema: STRINGS, style: 'tabDelimited', explode: false }),
    parameter('query', 'csv', { schema: STRINGS, explode: false }),
    parameter('query', 'multi', { schema: STRINGS }),
    parameter('query', 'nested', {
      schema: schema({ kind: 'array', items: STRINGS }),
      explode: false,
      itemStyle: 'pipeDelimited',
    }),
    parameter('query', 'text', { explode: false, allowReserved: true }),
    parameter(
      'query',
      'json',
      {},
      { content: { kind: 'media', media: media('application/json') } },
    ),
    parameter('header', 'X-List', { schema: STRINGS }),
    parameter('cookie', 'sid'),
    parameter('cookie', 'raw', { style: 'cookie', schema: STRINGS, explode: false }),
  ],
});

const RICH: Fixture = {
  schemas: {
    Dog: DOG,
    Success: record({ a: ref('Token') }),
    Token: STRING,
    Binary: STRING,
    SendArgs: STRING,
    ClientErrorStatus: INTEGER,
  },
  schemes: {
    oauth2: { kind: 'oauth2', flows: [] },
    login: { kind: 'http', scheme: 'Basic' },
    jwt: { kind: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    key: { kind: 'apiKey', in: 'query', name: 'api key' },
    tls: { kind: 'mutualTLS' },
    hawk: { kind: 'custom', type: 'hawk' },
    oidc: { kind: 'openIdConnect', url: 'https://id.test' },
  },
  endpoints: {
    everyStyle: EVERY_STYLE,
    send: endpoint('POST', '/send', {
      body: body(media('application/json', ref('SendArgs'))),
      responses: [
        response(200, media('application/json', ref('Success'))),
        response(404, media('application/problem+json', record({ gone: STRING }))),
        response('4XX', media('text/plain')),
        response('default'),
      ],
    }),
    createClient: endpoint('POST', '/client', { body: body() }),
    api: endpoint('GET', '/api', { responses: [response(204), response(500)] }),
    client: endpoint('GET', '/client'),
    upload: endpoint('POST', '/upload', {
      parameters: [parameter('query', 'body'), parameter('query', 'content-type')],
      body: body(
        media('multipart/form-data', record({ file: FILE, meta: ref('Dog') }, ['file']), [
          ['meta', { headers: [], contentType: 'application/json' }],
        ]),
        media('application/json', ref('Dog')),
        media('text/json', ref('Dog')),
        media('text/markdown'),
        media('image/*'),
      ),
    }),
    submit: endpoint('POST', '/form', {
      body: body(
        media('application/x-www-form-urlencoded', record({ ids: STRINGS, a: DOG, j: STRINGS }), [
          ['ids', { headers: [], style: 'pipeDelimited', explode: false }],
          ['a', { headers: [], style: 'deepObject', explode: true }],
          ['j', { headers: [], contentType: 'application/json' }],
        ]),
      ),
    }),
    download: endpoint('GET', '/file', {
      servers: [{ url: 'https://files.test', variables: new Map(), origins: [] }],
      responses: [response(200, media('application/octet-stream', FILE))],
    }),
    head: endpoint('HEAD', '/file'),
    collide: endpoint('GET', '/c/{id}', {
      parameters: [parameter('path', 'id'), parameter('query', 'id'), parameter('header', 'X-Id')],
      security: fact<readonly SecurityRequirement[]>(
        [
          [{ scheme: 'oauth2', scopes: ['a', 'b'] }],
          [
            { scheme: 'key', scopes: [] },
            { scheme: 'tls', scopes: [] },
          ],
        ],
        origin(undefined, 'inferred'),
      ),
    }),
    listen: endpoint('POST', '/listen', {
      body: body(media('application/x-ndjson', schema({ kind: 'any' }))),
      responses: [
        {
          ...response(
            200,
            media('application/json', ref('Success')),
            media('text/event-stream', ref('Dog')),
            { ...media('application/jsonl'), item: INTEGER },
            media('text/plain'),
          ),
          headers: [
            { name: 'X-Next', required: false, schema: STRING, origins: [] },
            {
              name: 'X-Mode',
              required: true,
              schema: schema({ kind: 'enum', values: ['a', 'b'] }),
              origins: [],
            },
          ],
        },
        response(404, media('application/json', INTEGER), media('text/*')),
      ],
    }),
    parts: endpoint('POST', '/parts', {
      body: body(
        media('multipart/form-data', record({ file: FILE, tags: STRINGS, plain: STRING }), [
          [
            'file',
            {
              contentType: 'image/png, image/jpeg',
              headers: [{ name: 'X-Tag', required: true, schema: STRING, origins: [] }],
            },
          ],
          ['tags', { contentType: 'text/*', headers: [] }],
          ['gone', { contentType: 'text/*', headers: [] }],
        ]),
      ),
    }),
    maybe: endpoint('GET', '/maybe', {
      security: fact<readonly SecurityRequirement[]>([[{ scheme: 'jwt', scopes: [] }], []]),
    }),
    quiet: endpoint('DELETE', '/q', { security: fact<readonly SecurityRequirement[]>([]) }),
  },
};

const HOSTILE_API: Fixture = {
  api: {
    title: fact(HOSTILE),
    description: fact(HOSTILE),
    servers: [
      {
        url: 'https://api.test/{v}',
        description: HOSTILE,
        variables: new Map([['v', { default: '1\'"`${a}' }]]),
        origins: [origin(undefined, 'inferred')],
      },
      { url: HOSTILE, variables: new Map(), origins: [] },
    ],
  },
  schemes: {
    k: { kind: 'apiKey', in: 'header', name: HOSTILE },
    c: { kind: 'custom', type: HOSTILE },
  },
  schemas: { Thing: schema({ kind: 'enum', values: [HOSTILE] }, { description: HOSTILE }) },
  endpoints: {
    // Not called `attack`: that name in the output would be text that got out, and would not compile.
    hit: endpoint('POST', `/${HOSTILE.replaceAll('/', '')}/{${HOSTILE.replaceAll('/', '')}}`, {
      summary: fact(HOSTILE),
      description: fact(`${HOSTILE}\n\n${HOSTILE}`),
      parameters: [
        parameter('path', HOSTILE.replaceAll('/', ''), {}, { description: fact(HOSTILE) }),
        parameter('query', '__proto__'),
        parameter('query', 'constructor'),
        parameter('header', HOSTILE),
      ],
      body: body(
        media(`text/${HOSTILE}`),
        media('multipart/form-data', record({}), [
          ['__proto__', { headers: [], contentType: HOSTILE }],
        ]),
      ),
      responses: [response(200, media(HOSTILE, record({ [HOSTILE]: STRING })))],
      security: fact<readonly SecurityRequirement[]>(
        [[{ scheme: 'k', scopes: [HOSTILE] }]],
        origin(),
      ),
      origins: [origin(HOSTILE)],
    }),
  },
};

const LARGE = schema({ kind: 'integer', format: 'int64' });
const DAY = schema({ kind: 'string', format: 'date' });
const MOMENT = schema({ kind: 'string', format: 'date-time' });
const NULL = schema({ kind: 'null' });

/** Values that JSON has no form for, in every place. */
const CONVERTED: Fixture = {
  options: { int64: 'bigint', dates: 'Date' },
  schemas: {
    Cat: record({ kind: schema({ kind: 'enum', values: ['cat'] }), born: DAY }, ['kind', 'born']),
    Cow: record({ kind: schema({ kind: 'enum', values: ['cow'] }), milk: LARGE }, ['kind']),
    Animal: schema({
      kind: 'union',
      members: [ref('Cat'), ref('Cow')],
      discriminator: {
        property: 'kind',
        mapping: new Map([
          ['cat', 'Cat'],
          ['cow', 'Cow'],
        ]),
      },
    }),
    Node: record(
      {
        id: LARGE,
        at: schema({ kind: 'union', members: [MOMENT, NULL] }),
        next: ref('Node'),
        animals: schema({ kind: 'array', items: ref('Animal') }),
        plain: INTEGER,
      },
      ['id'],
    ),
    Plain: record({ a: STRING }),
  },
  endpoints: {
    swap: endpoint('PUT', '/swap/{day}', {
      parameters: [
        parameter('path', 'day', { schema: DAY }),
        parameter('query', 'since', { schema: MOMENT }),
        parameter('query', 'id', { schema: schema({ kind: 'array', items: LARGE }) }),
        parameter('header', 'X-Day', { schema: DAY }),
      ],
      body: body(media('application/json', ref('Node'))),
      responses: [
        response(200, media('application/json', ref('Node'))),
        response('4XX', media('application/json', record({ at: MOMENT }))),
      ],
    }),
    many: endpoint('POST', '/many', {
      body: body(
        media('application/json', schema({ kind: 'array', items: ref('Node') })),
        media('multipart/form-data', record({ day: DAY, file: FILE })),
        { ...media('application/x-ndjson'), item: ref('Node') },
      ),
      responses: [
        response(
          200,
          media('application/json', ref('Plain')),
          { ...media('application/jsonl'), item: ref('Node') },
          media('text/plain', DAY),
        ),
      ],
    }),
    readNode: endpoint('GET', '/plain', {
      responses: [response(200, media('application/json', ref('Plain')))],
    }),
  },
};

const BARE: Fixture = {
  api: { servers: [{ url: '/v1', variables: new Map(), origins: [] }] },
  endpoints: { ping: endpoint('GET', '/') },
};

const FIXTURES: Readonly<Record<string, Fixture>> = {
  rich: RICH,
  hostile: HOSTILE_API,
  bare: BARE,
  converted: CONVERTED,
  digits: { ...CONVERTED, options: { int64: 'string' } },
  empty: { endpoints: {} },
};

describe('the text', () => {
  const things = render(RICH).get('operations/things.ts') ?? '';
  test.each<[string, string]>([
    [
      'every style',
      `    operation: "GET /w/{}/{}/v{}.json",
    sent: "GET /w/{}/{}/v{}.json/",
    path: [
      label("p", args.p, { explode: true }),
      matrix("m", args.m),
      segment("n", args.n),
    ],
    query: [
      deepObject("deep", args.deep),
      form("pipes", args.pipes, { delimiter: "|" }),
      form("tabs", args.tabs, { delimiter: "\\t" }),
      form("csv", args.csv, { delimiter: "," }),
      form("multi", args.multi),
      form("nested", args.nested, { delimiter: ",", items: "|" }),
      form("text", args.text, { allowReserved: true }),
      form("json", jsonText(args.json)),
    ],
    headers: [header("X-List", args.xList)],
    cookies: [
      cookie("sid", args.sid),
      cookie("raw", args.raw, { delimiter: ",", verbatim: true }),
    ],
    accept: "application/json",
`,
    ],
    [
      'names of the runtime give way',
      `export function send(
  client: Client,
  args: SendArgs,
  options?: RequestOptions,
): ApiPromise<SendResult> {
  return runtimeSend(client, options, () => ({
    operation: "POST /send",
    accept: "application/json, application/problem+json, text/plain",
    body: json(args.body),
    errors: [404, "4XX", "default"],
    callee: send,
  }));
}
`,
    ],
    [
      'replies by status',
      `export type SendResult =
  | Success<200, SuccessSchema>
  | Failure<404, { gone?: string }>
  | Failure<Exclude<RuntimeClientErrorStatus, 404>, string>
  | Failure<Exclude<FailureStatus, RuntimeClientErrorStatus>, unknown>;

/** What \`send\` throws when the API answers with an error. */
export type SendError = ApiErrorOf<SendResult>;
`,
    ],
    [
      'a schema that would hide an argument type gives way',
      `export interface SendArgs {
  body: SendArgsSchema;
}
`,
    ],
    [
      'arguments that meet',
      `export interface CollideArgs {
  id: string;
  /** \`id\` in the query. */
  idQuery?: string | undefined;
  /** The header \`X-Id\`. */
  xId?: string | undefined;
}
`,
    ],
    [
      'what is needed',
      ` * Needs \`oauth2\` with scopes \`a\`, \`b\`, or \`key\` and \`tls\` (stated in prose).
 */
`,
    ],
    ['alternatives', '    security: [{ oauth2: ["a", "b"] }, { key: [], tls: [] }],\n'],
    ['credentials that are optional', '    security: [{ jwt: [] }, {}],\n'],
    ['no credentials', '    security: [],\n'],
    ['an own server', '    server: "https://files.test",\n'],
    [
      'replies by media type',
      `export type ListenResult<Accept extends ListenAccept = "application/json"> =
  | Accepted<
      | Success<
          200,
          SuccessSchema,
          "application/json",
          { "X-Next"?: string; "X-Mode": "a" | "b" }
        >
      | Success<
          200,
          AsyncIterable<ServerSentEvent<Dog>>,
          "text/event-stream",
          { "X-Next"?: string; "X-Mode": "a" | "b" }
        >
      | Success<
          200,
          AsyncIterable<number>,
          "application/jsonl",
          { "X-Next"?: string; "X-Mode": "a" | "b" }
        >
      | Success<
          200,
          string,
          "text/plain",
          { "X-Next"?: string; "X-Mode": "a" | "b" }
        >,
      Accept
    >
  | Failure<404, number, "application/json">
  | Failure<404, string, string>;
`,
    ],
    [
      'streams',
      `    body: writeLines(args.body, "application/x-ndjson"),
    errors: [404],
    callee: listen,
    streams: {
      "text/event-stream": jsonEvents,
      "application/jsonl": jsonLines,
    },
`,
    ],
    ['items to send', 'ListenArgs {\n  body: Items<unknown>;\n}\n'],
    [
      'parts with details',
      `  body: WithParts<
    {
      file?: Blob | undefined;
      tags?: string[] | undefined;
      plain?: string | undefined;
    },
    "file" | "tags"
  >;
`,
    ],
    ['bytes', '    read: asBlob,\n'],
    ['a body that nobody describes', 'Args {\n  body?: unknown;\n}\n'],
    [
      'fields of a form',
      `    body: urlencoded(args.body, {
      a: deepObject,
      ids: (name, value) => form(name, value, { delimiter: "|" }),
      j: (name, value) => form(name, jsonText(value)),
    }),
`,
    ],
    [
      'a choice of bodies',
      `    body: choose(args.body, args.contentType, "application/json", {
      "application/json": json,
      "text/json": json,
      "multipart/form-data": (value, type) =>
        multipart(value, { meta: { type: "application/json" } }, type),
      "text/markdown": text,
    }),
`,
    ],
    [
      'what is sent, and what is received',
      `  | {
      contentType?: "application/json" | "text/json" | undefined;
      body: DogInput;
    }
`,
    ],
  ])('%s', (_, want) => {
    expect(things).toContain(want);
  });

  test('a template can be replaced', () => {
    const operation = (one: { name: string }) => [code`export const n = ${one.name.length};`];
    const files = render({ ...BARE, templates: { 'client/operation': operation } });
    expect(files.get('operations/things.ts')).toContain('export const n = 4;');
  });

  test('many types are spread over files by their names, under one path', () => {
    const many = (count: number, more: string[] = []): Map<string, string> => {
      const names = Array.from({ length: count }, (_, index) => `Thing${index}`);
      const schemas = Object.fromEntries([...names, ...more].map((name) => [name, STRING]));
      return render({ endpoints: {}, schemas });
    };
    const names = (files: Map<string, string>): string[] =>
      [...files.keys()].filter((path) => path.startsWith('schemas'));
    expect(names(many(100))).toEqual(['schemas.ts']);
    const [before, after] = [many(101, ['Ant', '_B']), many(101, ['Ant', '_B', 'AntNest', 'Bee'])];
    expect(names(before)).toEqual(['schemas/_.ts', 'schemas/a.ts', 'schemas/t.ts', 'schemas.ts']);
    const changed = [...after].filter(([path, text]) => before.get(path) !== text);
    expect(changed.map(([path]) => path)).toEqual(['schemas/a.ts', 'schemas/b.ts', 'schemas.ts']);
    expect(names(many(151, ['Ant'])).sort()).toEqual(
      ['a', ...'123456789'.split('').map((digit) => `thing${digit}`), 'thing0']
        .map((start) => `schemas/${start}.ts`)
        .concat('schemas.ts')
        .sort(),
    );
    expect(after.get('schemas.ts')).toContain('export * from "./schemas/a.js";\n');
  });

  test('imports end as the user says', () => {
    const all = [...render({ ...RICH, importExtension: '' }).values()].join('\n');
    expect(all).toMatch(/from "\.\.?\/runtime\/index";/);
    expect(all).not.toMatch(/from "[^"]*\.(js|ts)"/);
  });

  test('says how far the server is declared', () => {
    const [server] = HOSTILE_API.api?.servers ?? [];
    const ours = (trust: Trust): Partial<Endpoint> => ({
      servers: [{ url: 'https://a.test', variables: new Map(), origins: [origin('x', trust)] }],
    });
    const servers = ours('declared').servers ?? [];
    const client = render({
      api: { servers },
      endpoints: {
        a: endpoint('GET', '/a', ours('declared')),
        b: endpoint('GET', '/b', ours('inferred')),
        c: endpoint('GET', '/c'),
        d: endpoint('GET', '/d', { servers: server ? [server] : [] }),
      },
    }).get('client.ts');
    expect(client).toContain(
      '/** The server of the API, declared for 2 operations and inferred for 1. */',
    );
  });

  test('without a server the base URL is required, unless the user sets one', () => {
    expect(render(BARE).get('client.ts')).toContain('  readonly baseUrl: BaseUrl;\n');
  });

  test.each(Object.keys(FIXTURES))('%s is exactly what prettier makes of it', async (name) => {
    for (const [path, text] of render(FIXTURES[name] as Fixture)) {
      expect(await format(text, { filepath: path }), path).toBe(text);
    }
  });
});

const USE_CONVERTED = `
import { createClient, many, swap, type Node, type SwapArgs } from "./index.js";
export async function use(): Promise<void> {
  const api = createClient();
  const args: SwapArgs = { day: new Date(0), since: new Date(0), id: [1n], body: { id: 1n } };
  const { id, at, animals = [] }: Node = await swap(api, args);
  const later: bigint = id + 1n;
  const time: number | undefined = at?.getTime();
  for (const animal of animals) {
    if (animal.kind === "cat") animal.born.getTime();
    else void (animal.milk ?? 0n);
  }
  const reply = await many(api, { contentType: "multipart/form-data", body: { day: new Date() } }, { accept: "text/plain" }).result();
  if (reply.contentType === "text/plain") reply.body.trim();
  void [later, time];
}
`;

const USE = `
import { ApiError, clientOperation, createClient, collide, everyStyle, isErrorOf, listen, part, parts, send, streamOf, upload } from "./index.js";
import type { CollideArgs, Dog, DogInput, SendError, UploadArgs } from "./index.js";
export async function use(): Promise<void> {
  const api = createClient({ auth: { oauth2: async () => "t", login: { username: "u", password: "p" } } });
  const text: string = await collide(api, { id: "1" });
  const args: CollideArgs = { id: text };
  // @ts-expect-error a required argument is missing
  await collide(api, {});
  // @ts-expect-error no such argument
  await collide(api, { id: "1", idPath: "2" });
  const dog: DogInput = { name: "Rex", secret: "x" };
  const seen: Pick<Dog, "id" | "name"> = { id: "1", name: "Rex" };
  const one: UploadArgs = { body: dog };
  const two: UploadArgs = { contentType: "text/markdown", body: "# hi" };
  // @ts-expect-error text is not JSON
  const three: UploadArgs = { body: "# hi" };
  await Promise.all([upload(api, one), upload(api, two), upload(api, three), everyStyle]);
  const reply = await send(api, { body: "x" }).result();
  if (reply.status === 404) reply.body.gone?.trim();
  else if (reply.ok) reply.body.a?.trim();
  try {
    await send(api, { body: seen.name });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // @ts-expect-error nobody knows the body of any error
    error.body.gone;
    if (!isErrorOf(send, error)) throw error;
    const known: SendError = error;
    if (known.status === 404) known.body.gone?.trim();
    // @ts-expect-error no errors are declared
    if (isErrorOf(clientOperation, error)) error.status;
  }
  void args;
  const heard = await listen(api, { body: [1, { a: 2 }] }).result();
  if (heard.ok) {
    const next: string | null = heard.headers.get("X-Next");
    const mode: "a" | "b" = heard.headers.get("X-Mode");
    void [next, mode, heard.headers.has("other"), heard.body.a?.trim()];
  }
  const events = await listen(api, { body: [] }, { accept: "text/event-stream" });
  for await (const { data, event } of events) void [data.name.trim(), event.trim()];
  const counts = await listen(api, { body: [] }, { accept: "application/jsonl" });
  for await (const count of counts) void count.toFixed();
  const bytes: ReadableStream<Uint8Array> = await streamOf(send(api, { body: "x" }));
  void bytes;
  const file = part(new Blob(), { headers: { "X-Tag": "t" } });
  await parts(api, { body: { file, tags: ["a", part("b", { contentType: "text/csv" })], plain: "x" } });
  const none: undefined = undefined;
  await collide(api, { id: "1", idQuery: none, xId: none });
  await parts(api, { body: { file: none, tags: none, plain: none } });
  await everyStyle(api, { p: ["a"], m: ["a"], n: 1, csv: none, xList: none, sid: none, json: none });
  await upload(api, { contentType: none, body: { ...dog, parent: none } });
  // @ts-expect-error nothing is said of this part
  await parts(api, { body: { plain: part("x", {}) } });
}
`;

describe('the code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-client-'));
  const { compilerOptions } = {
    compilerOptions: {
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      module: 'nodenext',
      types: [],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noFallthroughCasesInSwitch: true,
      noPropertyAccessFromIndexSignature: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      isolatedModules: true,
      outDir: 'js',
      rootDir: '.',
    },
  };
  let compiled: { status: number | null; stdout: string };

  beforeAll(() => {
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    write('package.json', '{"type":"module"}');
    write('tsconfig.json', JSON.stringify({ compilerOptions, exclude: ['js'] }));
    for (const [name, fixture] of Object.entries(FIXTURES)) {
      for (const [path, text] of render(fixture)) write(`${name}/${path}`, text);
    }
    write('rich/use.ts', USE);
    write('converted/use.ts', USE_CONVERTED);
    const packageFile = createRequire(import.meta.url).resolve('typescript/package.json');
    const tsc = join(dirname(packageFile), 'bin/tsc');
    compiled = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('compiles with every strict option', () => {
    expect(compiled.stdout).toBe('');
    expect(compiled.status).toBe(0);
  });

  type Operation = (client: unknown, args?: unknown, options?: object) => Promise<unknown>;

  async function requestOf(fixture: string, operation: string, args?: unknown): Promise<Request> {
    const url = pathToFileURL(join(folder, 'js', fixture, 'index.js')).href;
    const client = (await import(/* @vite-ignore */ url)) as Record<string, Operation>;
    let seen: Request | undefined;
    const fetch = async (request: Request): Promise<globalThis.Response> => {
      seen = request;
      return globalThis.Response.json('ok');
    };
    const auth = { oauth2: 't', login: { username: 'u', password: 'p' }, key: 'k' };
    const made = client['createClient']?.({ fetch, auth });
    await client[operation]?.(made, args);
    if (seen === undefined) throw new Error('nothing was sent');
    return seen;
  }

  test.each<[string, unknown, string]>([
    [
      'everyStyle',
      {
        p: ['a', 'b/c'],
        m: ['x', 'y'],
        n: 2,
        deep: { a: '1', b: { c: 2 } },
        pipes: ['x', 'y'],
        tabs: ['x', 'y'],
        csv: ['x', 'y'],
        multi: ['x', 'y'],
        nested: [['x', 'y'], ['z']],
        text: 'a/b',
        json: { z: 'q' },
      },
      'GET https://api.test/v1/w/.a.b%2Fc/;m=x,y/v2.json/?deep%5Ba%5D=1&deep%5Bb%5D%5Bc%5D=2' +
        '&pipes=x%7Cy&tabs=x%09y&csv=x,y&multi=x&multi=y&nested=x%7Cy,z&text=a/b' +
        '&json=%7B%22z%22%3A%22q%22%7D',
    ],
    ['collide', { id: 'a', idQuery: 'b' }, 'GET https://api.test/v1/c/a?id=b'],
    ['collide', { id: 'a', idQuery: undefined }, 'GET https://api.test/v1/c/a'],
    [
      'everyStyle',
      {
        ...{ p: ['a'], m: ['x'], n: 2 },
        ...Object.fromEntries(
          ['deep', 'pipes', 'csv', 'multi', 'nested', 'text', 'json', 'xList', 'sid', 'raw'].map(
            (name) => [name, undefined],
          ),
        ),
      },
      'GET https://api.test/v1/w/.a/;m=x/v2.json/',
    ],
    ['download', undefined, 'GET https://files.test/file'],
    ['head', undefined, 'HEAD https://api.test/v1/file'],
  ])('%s goes out as it should', async (operation, args, want) => {
    const { method, url } = await requestOf('rich', operation, args);
    expect(`${method} ${url}`).toBe(want);
  });

  test.each<[string, unknown, string, string]>([
    ['send', { body: 'x' }, 'application/json', '"x"'],
    ['upload', { body: { a: 1 } }, 'application/json', '{"a":1}'],
    ['upload', { contentType: 'text/markdown', body: '# hi' }, 'text/markdown', '# hi'],
    [
      'submit',
      { body: { ids: ['a', 'b'], a: { b: 1 }, j: ['c'] } },
      'application/x-www-form-urlencoded',
      'ids=a%7Cb&a%5Bb%5D=1&j=%5B%22c%22%5D',
    ],
    [
      'submit',
      { body: { ids: undefined, a: { b: undefined, c: 1 }, j: undefined } },
      'application/x-www-form-urlencoded',
      'a%5Bc%5D=1',
    ],
    ['upload', { body: { a: 1, b: undefined } }, 'application/json', '{"a":1}'],
    ['createClientOperation', { body: { a: 1 } }, 'application/json', '{"a":1}'],
  ])('%s sends its body', async (operation, args, type, content) => {
    const request = await requestOf('rich', operation, args);
    expect(request.headers.get('content-type')).toBe(type);
    expect(await request.text()).toBe(content);
  });

  test.each<[string, (text: string) => unknown]>([
    ['converted', (text) => BigInt(text)],
    ['digits', (text) => text],
  ])('%s: values come out as they are promised', async (fixture, large) => {
    const url = pathToFileURL(join(folder, 'js', fixture, 'index.js')).href;
    const client = (await import(/* @vite-ignore */ url)) as Record<string, Operation>;
    const at = '2020-02-03T04:05:06.000Z';
    const date = (text: string): unknown => (fixture === 'converted' ? new Date(text) : text);
    const json =
      '{"id":9007199254740993,"at":"2020-02-03T04:05:06.000Z","plain":1,"next":{"id":1,"at":null},' +
      '"animals":[{"kind":"cat","born":"2020-02-03"},{"kind":"cow","milk":12345678901234567890}]}';
    const node = {
      id: large('9007199254740993'),
      at: date(at),
      plain: 1,
      next: { id: large('1'), at: null },
      animals: [
        { kind: 'cat', born: date('2020-02-03') },
        { kind: 'cow', milk: large('12345678901234567890') },
      ],
    };
    const seen: Request[] = [];
    let type = 'application/json';
    const fetch = async (request: Request): Promise<globalThis.Response> => {
      seen.push(request);
      return new globalThis.Response(json, { headers: { 'content-type': type } });
    };
    const made = client['createClient']?.({ fetch });
    const args = { day: date('2020-02-03'), since: date(at), id: [large('1')], body: node };
    expect(await client['swap']?.(made, { ...args, xDay: date('2020-02-03') })).toEqual(node);
    expect(seen[0]?.url).toBe(
      'https://api.test/v1/swap/2020-02-03?since=2020-02-03T04%3A05%3A06.000Z&id=1',
    );
    expect(seen[0]?.headers.get('x-day')).toBe('2020-02-03');
    expect(await seen[0]?.text()).toBe(json);
    type = 'application/jsonl';
    const lined = { accept: type };
    const lines = (await client['many']?.(made, { body: [node] }, lined)) as AsyncIterable<unknown>;
    for await (const line of lines) expect(line).toEqual(node);
    expect(await seen[1]?.text()).toBe(`[${json}]`);
    await client['many']?.(made, { contentType: 'application/x-ndjson', body: [node] }, lined);
    expect(await seen[2]?.text()).toBe(`${json}\n`);
    const form = { day: date('2020-02-03') };
    await client['many']?.(made, { contentType: 'multipart/form-data', body: form }, lined);
    expect(await seen[3]?.text()).toContain('\r\n\r\n2020-02-03\r\n');
  });

  test('nothing is converted unless it is configured', () => {
    const files = render({ ...CONVERTED, options: {} });
    expect([...files.keys()]).not.toContain('conversions.ts');
    expect(files.get('operations/things.ts')).not.toMatch(/parser|exactJson|converted/);
    expect(files.get('schemas.ts')).toContain('  /** @format int64 */\n  id: number;\n');
  });
});
