/** Tests the text of a generated client. */
import { layoutFaults } from '../../../../../test/layout/faults.js';
import { describe, expect, test } from 'vitest';
import { code } from '../../../../print/emit/typescript/code.js';
import type { Endpoint } from '../../../../model/api.js';
import type { Trust } from '../../../../model/origin.js';
import { RICH, HOSTILE_API, BARE, FIXTURES } from './fixtures.js';
import { origin, STRING, endpoint, type Fixture } from './models.js';
import { render } from './rendered.js';

describe('the text', () => {
  const things = render(RICH).get('operations/things.ts') ?? '';
  test.each<[string, string]>([
    [
      'every style',
      `  "GET /w/{p}/{m}/v{n}.json/",
  {
    path: (args) => ({
      p: label("p", args.p, { explode: true }),
      m: matrix("m", args.m),
      n: runtimeSegment("n", args.n),
    }),
    query: (args) => [
      deepObject("deep", args.deep),
      form("pipes", args.pipes, { delimiter: "|" }),
      form("tabs", args.tabs, { delimiter: "\\t" }),
      form("csv", args.csv, { delimiter: "," }),
      form("multi", args.multi),
      form("nested", args.nested, { delimiter: ",", items: "|" }),
      form("text", args.text, { allowReserved: true }),
      form("json", jsonText(args.json)),
    ],
    headers: (args) => [header("X-List", args.xList)],
    cookies: (args) => cookies([
      cookie("sid", args.sid),
      cookie("raw", args.raw, { delimiter: ",", verbatim: true }),
    ]),
  },
);
`,
    ],
    [
      'neighbours that are one value each',
      `"GET /mixed", {
  query: (args) => [
    pair("before", args.before),
    form("list", args.list),
    ...pairs(args, ["page_size", "sort"]),
  ],
});
`,
    ],
    [
      'names of the runtime give way',
      `export const segment: (
  client: Client,
  args: SegmentArgs,
  options?: RequestOptions,
) => ApiPromise<SegmentResult> = /* @__PURE__ */ operation("GET /s/{id}");
`,
    ],
    [
      'a description',
      `export const send: (
  client: Client,
  args: SendArgs,
  options?: RequestOptions,
) => ApiPromise<SendResult> = /* @__PURE__ */ operation("POST /send", {
  accept: "application/json, application/problem+json, text/plain",
  body: (args) => json(args.body),
  errors: [404, "4XX", "default"],
});
`,
    ],
    [
      'replies by status',
      `export type SendResult =
  | Success<200, SuccessSchema>
  | Failure<404, { gone?: string }>
  | Failure<Exclude<RuntimeClientErrorStatus, 404>, string>
  | Failure<Exclude<FailureStatus, RuntimeClientErrorStatus>, unknown>;

/** Declared errors of \`send\`. */
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
      ` * Needs \`oauth2\` with scopes \`a\`, \`b\`, or \`key\` and \`tls\` (inferred from
 * prose).
`,
    ],
    ['alternatives', '  security: [{ oauth2: ["a", "b"] }, { key: [], tls: [] }],\n'],
    ['credentials that are optional', '  security: [{ jwt: [] }, {}],\n'],
    ['no credentials', '  security: [],\n'],
    ['an own server', '  server: "https://files.test",\n'],
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
  | Failure<404, number>;
`,
    ],
    [
      'streams',
      `  body: (args) => writeLines(args.body, "application/x-ndjson"),
  errors: [404],
  stream: (response) => streams(response, {
    "text/event-stream": jsonEvents,
    "application/jsonl": jsonLines,
  }),
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
    { file: "X-Tag" }
  >;
`,
    ],
    ['bytes', '  read: asBlob,\n'],
    ['a body that nobody describes', 'Args {\n  body?: unknown;\n}\n'],
    [
      'fields of a form',
      `  body: (args) => urlencoded(args.body, {
    a: deepObject,
    ids: (name, value) => form(name, value, { delimiter: "|" }),
    j: (name, value) => form(name, jsonText(value)),
  }),
`,
    ],
    [
      'a choice of bodies',
      `  body: (args) => choose(args.body, args.contentType, "application/json", {
    "application/json": json,
    "text/json": json,
    "multipart/form-data": (value, type) => multipart(
      value,
      { meta: { types: ["application/json"] } },
      type,
    ),
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

  test('many types are split into files by name, under one path', () => {
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

  test('imports have the configured extension', () => {
    const all = [...render({ ...RICH, importExtension: '' }).values()].join('\n');
    expect(all).toMatch(/from "\.\.?\/runtime\/index";/);
    expect(all).not.toMatch(/from "[^"]*\.(js|ts)"/);
  });

  test('describes which servers are declared', () => {
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

  test('without a server the base URL is required, unless it is configured', () => {
    expect(render(BARE).get('client.ts')).toContain('  readonly baseUrl: BaseUrl;\n');
  });

  test.each(Object.keys(FIXTURES))('%s is laid out like all code', async (name) => {
    for (const [path, text] of render(FIXTURES[name] as Fixture)) {
      expect(await layoutFaults(path, text)).toEqual([]);
    }
  });
});
