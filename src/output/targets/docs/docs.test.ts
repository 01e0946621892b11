/**
 * Tests that the pages are laid out correctly, have no broken links, escape untrusted text, and accept replaced
 * templates.
 */
import { fieldStep } from '../../../model/place.js';
import { layoutFaults } from '../../../../test/layout/faults.js';
import { posix } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { BROAD } from '../../../../test/broad/api.js';
import { BROAD_EARLIER } from '../../../../test/broad/earlier.js';
import {
  api,
  at,
  endpoint,
  media,
  parameter,
  response,
  schema,
} from '../../../../test/model-parts.js';
import { docsFiles, renderInput } from '../../../../test/rendered.js';
import { sentApi } from '../../../../test/sent-api.js';
import { run, STRIDE_FILES } from '../../../../test/stride.js';
import type { OutputFile } from '../../../print/emit/file.js';
import { text } from '../../../print/emit/markdown/index.js';
import type { Api } from '../../../model/api.js';
import { fact } from '../../../model/origin.js';
import type { Json } from '../../../model/schema.js';
import type { Ledger } from '../../../api/reconcile/index.js';

const NASTY =
  '<script>alert(1)</script> | `` ``` ``\n```\n# H\n[x](javascript:alert(1)) ![i](http://e.example) <!-- */ ${a} {{b}} \u202e\u2028__proto__';

const LINK = ['operationId', 'operationRef', 'parameters', 'requestBody', 'description', 'server'];

/** Returns a hostile description, which has an attack in every text that the docs display. */
function hostile(): { api: Api; ledger: Ledger } {
  const named = schema({ kind: 'ref', id: NASTY, description: NASTY });
  const one = endpoint('GET', '', {
    path: [
      [
        { kind: 'literal', text: NASTY },
        { kind: 'parameter', name: NASTY },
      ],
    ],
    key: `GET /${NASTY}{}`,
    operationId: fact(NASTY, at('/a')),
    aliases: [NASTY, 'other'],
    summary: fact(NASTY, at('/a')),
    description: fact(NASTY, at('/a')),
    externalDocs: fact({ url: NASTY }, at('/a')),
    tags: [fact(NASTY, at('/a'))],
    parameters: [
      parameter('path', NASTY, named, { description: fact(NASTY, at('/a')) }),
      parameter('header', NASTY, schema({ kind: 'enum', values: [NASTY] }), {
        examples: [{ name: NASTY, value: NASTY, origins: [] }],
      }),
    ],
    body: {
      required: fact(true),
      description: fact(NASTY, at('/a')),
      media: [
        media(
          NASTY,
          schema({
            kind: 'object',
            properties: new Map([[NASTY, { required: true, schema: named }]]),
          }),
          {
            examples: [
              { name: NASTY, summary: NASTY, value: new Map([[NASTY, NASTY]]), origins: [] },
            ],
          },
        ),
      ],
      origins: [],
    },
    responses: [
      response(200, {
        description: fact(NASTY, at('/a')),
        media: [media(NASTY, named)],
        links: new Map<string, Json>([
          [NASTY, NASTY],
          [`${NASTY}2`, new Map<string, Json>(LINK.map((key) => [key, new Map([[NASTY, NASTY]])]))],
          [`${NASTY}3`, new Map<string, Json>(LINK.map((key) => [key, NASTY]))],
        ]),
      }),
    ],
    callbacks: [
      {
        name: NASTY,
        expression: NASTY,
        endpoint: endpoint('POST', '', {
          summary: fact(NASTY, at('/a')),
          description: fact(`${NASTY} `, at('/a')),
          parameters: [parameter('header', NASTY, named)],
        }),
      },
    ],
    security: fact([[{ scheme: NASTY, scopes: [NASTY] }]], at('/a')),
    servers: [{ url: NASTY, variables: new Map(), origins: [at('/a')] }],
    origins: [at('/a', 'declared', `${NASTY}.yaml`)],
  });
  const model = api({
    title: fact(NASTY, at('/a')),
    version: fact(NASTY, at('/a')),
    description: fact(NASTY, at('/a')),
    endpoints: [one],
    webhooks: [{ name: NASTY, endpoint: { ...one, key: 'POST /', method: 'POST', path: [] } }],
    schemas: new Map([
      [NASTY, schema({ kind: 'string', description: NASTY, pattern: NASTY, default: NASTY })],
    ]),
    securitySchemes: new Map([
      [
        NASTY,
        {
          id: NASTY,
          kind: 'apiKey',
          in: 'header',
          name: NASTY,
          description: NASTY,
          origins: [at('/a')],
        },
      ],
    ]),
  });
  const election = {
    entity: one.key,
    ...{ steps: [fieldStep('summary')], field: 'summary' },
    rule: NASTY,
    conflict: 'reconcile/summary',
    id: '0123456789',
    kept: { value: NASTY, origins: one.origins },
    rejected: [{ value: new Map([[NASTY, NASTY]]), why: NASTY, origins: one.origins }],
  } as const;
  const document = {
    source: NASTY,
    format: NASTY,
    title: NASTY,
    endpoints: 1,
    version: NASTY,
    unique: 1,
    containedIn: [NASTY],
  };
  return {
    api: model,
    ledger: { elections: [election], documents: [document, { ...document, source: 'b' }] },
  };
}

let stride: OutputFile[] = [];
const broad = docsFiles({ ...renderInput(BROAD), earlier: BROAD_EARLIER });
const { api: attack, ledger } = hostile();
const attacked = docsFiles(renderInput(attack, ledger));

beforeAll(async () => {
  const generated = await run(STRIDE_FILES);
  stride = docsFiles(generated);
});

const INPUTS = [
  ['the five Stride documents', () => stride],
  ['every corner of the model', () => broad],
  ['an API that makes requests', () => docsFiles(renderInput(sentApi(70)))],
  ['a hostile description', () => attacked],
] as const;

describe.each(INPUTS)('docs of %s', (_name, files) => {
  it('are laid out like all files', async () => {
    for (const { path, text } of files()) {
      if (/\.html$|^(?:search_\d+|minisearch|try-wire|try_[^/]+)\.js$|\.txt$/.test(path)) continue;
      expect(await layoutFaults(path, text)).toEqual([]);
    }
  });

  it('contain no dead link', () => {
    const markdown = files().filter(({ path }) => path.endsWith('.md'));
    const anchors = new Map(markdown.map(({ path, text }) => [path, anchorsOf(text)]));
    for (const { path, text } of markdown) {
      for (const target of linksOf(text)) {
        const [file = '', anchor] = target.split('#');
        const there = anchors.get(file === '' ? path : posix.join(posix.dirname(path), file));
        expect(there, `${path}: ${target}`).toBeDefined();
        if (anchor !== undefined) expect(there, `${path}: ${target}`).toContain(anchor);
      }
    }
  });
});

test('every endpoint has one page, one curl line, one call, and its sources', () => {
  const pages = stride.filter(({ path }) => path.startsWith('operations/'));
  const all = pages.map(({ text }) => text).join('\n');
  const count = (pattern: RegExp) => all.match(pattern)?.length;
  expect(pages).toHaveLength(49);
  expect(count(/^curl /gm)).toBe(49);
  expect(count(/^const result = await /gm)).toBe(49);
  expect(count(/^- `specs\/stride\/[\w.-]+:\d+`$/gm)).toBe(93);
});

test('Stride has no open question', () => {
  expect(stride.some(({ path }) => path === 'conflicts.json')).toBe(false);
});

test('servers are counted by their trust', () => {
  const index = stride.find(({ path }) => path === 'index.md')?.text;
  expect(index).toContain('- `http://api.atlassian.com` _declared for 16, inferred for 33_');
});

test('foreign text is never markup', () => {
  for (const { path, text } of attacked.filter(({ path }) => path.endsWith('.md'))) {
    const prose = withoutCode(text);
    expect(prose, path).not.toMatch(/(?<!\\)<(?:script|!--)/);
    expect(prose, path).not.toMatch(/(?<!\\)\]\(javascript/);
    expect(prose, path).not.toMatch(/(?<!\\)!\[/);
    expect(text, path).not.toMatch(/[\u202e\u2028]/);
  }
});

test('only pages with content', () => {
  const paths = (model: Api, options = {}) =>
    docsFiles(renderInput(model), options)
      .map(({ path }) => path)
      .filter((path) => !path.startsWith('operations/'));
  const beside = ['search_1.js', 'docs.css', 'docs.js', 'minisearch.js'].concat([
    ...['search-box.js', 'search.css', 'search.js', 'theme.js'],
  ]);
  expect(paths(api())).toEqual(['index.md', 'llms.txt', 'index.html', ...beside]);
  const markdown = ['index.md', 'a-bs.md', 'pets.md', 'webhooks.md', 'schemas.md', 'unknowns.md'];
  expect(paths(BROAD, { html: false })).toEqual([...markdown, 'llms.txt']);
  const html = markdown.map((path) => path.replace('.md', '.html'));
  expect(paths(BROAD, { markdown: false })).toEqual([...html, ...beside]);
});

test('request bodies, and links of responses', () => {
  const files = docsFiles(renderInput(sentApi()), { html: false });
  const textAt = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const orders = textAt('operations/create-order.md');
  expect(orders).toContain(`\`201\` links:

- \`Cancel\`: [\`DELETE /orders/{id}\`](../operations/delete-order.md), \`body\` = \`$request.body\`
- \`Get\`: [\`GET /orders/{id}\`](../operations/get-order.md), \`path.id\` = \`$response.body#/id\`: The order.
- \`Lost\`: \`nobody\`
- \`Odd\`: \`7\`
`);
  expect(orders).toMatch(
    /\*\*Callback\*\* `onChange`: `PUT \{\$request.query.url\}`\n\nIt changed\n\n[^]*`X-Sign`[^]*\*\*Body\*\*\n\n`application\/json`[^]*`204`[^]*curl/,
  );
  const webhooks = textAt('operations/webhook-stock-low.md');
  expect(webhooks).toMatch(
    /# Little is left\n\n\[.*\n\n`POST stock.low`\n\n[^]*`X-Sign`[^]*`application\/json`[^]*`202`/,
  );
  expect(webhooks).not.toMatch(/curl|import|Authentication/);
  expect(textAt('index.md')).toContain('[`webhook-stock-low`](operations/webhook-stock-low.md)');
  expect(textAt('llms.txt')).toMatch(/3 endpoints in 1 group, 2 webhooks[^]*\(webhooks.md\)/);
});

test('templates are replaced by name', () => {
  const templates = { 'docs/endpoint': () => [text('mine')], 'docs/other': () => [] };
  const files = docsFiles(renderInput(BROAD), {}, templates);
  const page = files.find(({ path }) => path === 'operations/list-pets.md')?.text ?? '';
  expect(page).toMatch(/^mine$/m);
  expect(page).not.toContain('Declared by');
});

function withoutCode(markdown: string): string {
  return markdown
    .replace(/^( *)(`{3,})[^\n]*\n[\s\S]*?^\1\2$/gm, '')
    .replace(/(?<![\\`])(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
}

function linksOf(markdown: string): string[] {
  const bare = markdown.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '');
  return [...bare.matchAll(/(?<!\\)\]\(([^)\s]*)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** Returns the anchors that GitHub generates for the headings. */
function anchorsOf(markdown: string): string[] {
  const seen = new Map<string, number>();
  const named = [...withoutCode(markdown).matchAll(/^<a id="([^"]+)"><\/a>$/gm)];
  const headings = [...withoutCode(markdown).matchAll(/^#{1,6} (.*)$/gm)].map(([, title = '']) => {
    const plain = title.replace(/\[(.*?)\]\([^)]*\)/g, '$1').replace(/\\(.)/g, '$1');
    const slug = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  return [...named.map(([, id = '']) => id), ...headings];
}
