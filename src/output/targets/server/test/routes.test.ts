/** Tests the routes of a server and their checks. Text from a description must never become code. */
import { layoutFaults } from '../../../../../test/layout/faults.js';
import { describe, expect, it } from 'vitest';
import type { Api, SecurityScheme } from '../../../../model/api.js';
import { fact } from '../../../../model/origin.js';
import { UNKNOWN, type Schema, type Shape } from '../../../../model/schema.js';
import {
  schema,
  parameter,
  media,
  security,
  endpoint,
  apiOf,
  render,
  PATHS,
  OAUTH,
  archive,
} from './rendered-server.js';

it('more than a thousand routes are split into several arrays', async () => {
  const many = Array.from({ length: 1001 }, (_, index) => endpoint('GET', `/p${index}`));
  const text = render(apiOf(many), {}).get('generated routes.ts') ?? '';
  expect(text).toContain('const routes: readonly Route[] = [...routes1, ...routes2];');
  expect(text.match(/^const routes\d: readonly Route\[\] = \[$/gm)).toHaveLength(2);
  expect(await layoutFaults('routes.ts', text)).toEqual([]);
});

it('a route declares how a body is read if its media type does not decide it', () => {
  const bytes: Schema = { kind: 'binary', origins: [] };
  const text: Schema = { kind: 'string', origins: [] };
  const forms: [string, Schema][] = [
    ['application/json', text],
    ['application/x-ndjson', text],
    ['application/pdf', bytes],
    ['text/csv', bytes],
    ['text/plain', text],
  ];
  const all = forms.map(([type, one]) => media(type, one));
  const body = { required: fact(true), media: all, origins: [] };
  const routes = render(apiOf([endpoint('PUT', '/x', { body })]), {}).get('generated routes.ts');
  const kinds = /kinds: \{([^}]*)\}/
    .exec(routes ?? '')?.[1]
    ?.replace(/\s+/g, ' ')
    .trim();
  expect(kinds).toBe('"application/x-ndjson": "text", "text/csv": "binary"');
});

it('checks of many schemas and operations are split into several files, under one path', async () => {
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
  // Each file has exactly one pattern, and does not repeat the pattern of another file.
  expect(part.match(/new RegExp/g)).toHaveLength(1);
  expect(files.get('generated validators/b.ts')?.match(/new RegExp/g)).toHaveLength(1);
  for (const name of named) {
    const text = files.get(name) ?? '';
    expect(await layoutFaults(`${name}.ts`, text)).toEqual([]);
  }
  expect(files.get('generated routes.ts')).toContain('from "./validators.js";');
});

it('checks have separate names', () => {
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
  it.each(bases)('are below %j: %s', (urls, base) => {
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
            rest: schema({ kind: 'any' }),
          }),
          schema({
            kind: 'object',
            properties: new Map([['b', { schema: schema({ kind: 'boolean' }), required: true }]]),
            rest: schema({ kind: 'any' }),
          }),
        ],
      },
      'type: { object: [["a", "integer"], ["b", "boolean"]] }',
    ],
  ];
  it.each(types)('contain the type of %j', (shape, want) => {
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

  it('end where a type is recursive', () => {
    const parameters = [parameter('query', 'q', schema({ kind: 'ref', id: 'Node' }))];
    const files = render(
      apiOf([endpoint('GET', '/x', { parameters })], { schemas: new Map([['Node', node]]) }),
      {},
    );
    expect(files.get('generated routes.ts')).toContain('"unknown"');
  });

  it('contain where each scheme sends its credential', () => {
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
    expect(types).toContain(
      'oauth: SecurityHandler<BearerCredential, PrincipalOf<"oauth">, RawRequest>;',
    );
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
  it.each(hostile)('remains text: %j', async (evil) => {
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
      expect(await layoutFaults(`${name}.ts`, text)).toEqual([]);
      expect(withoutText(text), name).not.toContain('attack');
    }
  });

  /** Returns code without comments and string literals. */
  function withoutText(text: string): string {
    return text.replace(/\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '');
  }
});
