/**
 * All generated code compiles with every strict option, and wrong calls do not compile.
 *
 * @module-tag proof
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import type { OutputFile } from '../../src/print/emit/file.js';
import { isWhole } from '../property.js';
import { describeLayout } from '../layout/every-file.js';
import { isMade, placeOf, subjects, writeAll, type Subject } from '../subjects.js';

const ROOT = join(import.meta.dirname, '../..');
const STRICT = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
  module: 'nodenext',
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules/@types')],
  // The temporary folder has no `node_modules`, so these packages are found by their paths.
  paths: {
    msw: [join(ROOT, 'node_modules/msw/lib/core/index.d.ts')],
    zod: [join(ROOT, 'node_modules/zod/index.d.ts')],
    '@modelcontextprotocol/server': [
      join(ROOT, 'node_modules/@modelcontextprotocol/server/dist/index.d.mts'),
    ],
    '@modelcontextprotocol/server/stdio': [
      join(ROOT, 'node_modules/@modelcontextprotocol/server/dist/stdio.d.mts'),
    ],
  },
  noEmit: true,
  strict: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  erasableSyntaxOnly: true,
  exactOptionalPropertyTypes: true,
  isolatedModules: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
};

/** Correct and wrong calls of the client, and the compiler's errors: none if a call is correct. */
const CALLS: readonly [api: string, statement: string, ...codes: number[]][] = [
  ['stride', 'await client.listConversations(api, { cloudId: "a", limit: 5 });'],
  ['stride', 'await client.listSites(api);'],
  ['stride', 'await client.listConversations(api, { cloudId: "a", limits: 5 });', 2561],
  ['stride', 'await client.listConversations(api, { limit: 5 });', 2741],
  ['stride', 'await client.listConversations(api);', 2554],
  ['stride', 'await client.listSites(api, { cloudId: "a" });', 2353],
  ['stride', 'await client.listConversation(api, { cloudId: "a" });', 2551],
  ['stride', 'await client.listConversations({ cloudId: "a" });', 2554],
  ['stride', 'client.createClient({ auth: { oauth: "t" } });', 2561],
  ['stride', 'client.createClient({ auth: { oauth2: 7 } });', 2322],
  ['broad-openapi3', 'await client.getPet(api, { id: 7 });'],
  // Options are the third argument, and the message mentions `signal` and `NoArgs`.
  ['stride', 'await client.listSites(api, { signal: AbortSignal.abort() });', 2353],
  ['stride', 'const o: client.RequestOptions = {}; await client.listSites(api, o);', 2559],
  ['stride', 'await client.listSites(api, {}, { signal: AbortSignal.abort() });'],
  ['broad-openapi3', 'await client.getPet(api, { id: "7" });', 2322],
  ['broad-openapi3', 'await client.getPet(api, { id: undefined });', 2322],
  ['broad-openapi3', 'client.createClient({ baseUrl: { "https://pets.openapi.test": "/" } });'],
  ['broad-openapi3', 'client.createClient({ baseUrl: () => "https://a.test" });'],
  ['broad-openapi3', 'client.createClient({ baseUrl: { "https://a.test": "/" } });', 2353],
  ['broad-openapi3', 'client.createClient({ baseUrl: "https://a.test" });', 2322],
  ['broad-openapi3', '(await client.getPet(api, { id: 7 }))?.kind;'],
  ['broad-openapi3', '(await client.getPet(api, { id: 7 }))?.colour;', 2339],
  ['broad-openapi3', 'await client.createJson(api, { body: { kind: "cat", name: "a" } });'],
  ['broad-openapi3', 'await client.createJson(api, { body: { kind: "dog", name: "a" } });', 2322],
  ['broad-openapi3', 'await client.createJson(api, { body: { kind: "cat" } });', 2741],
  ['broad-openapi3', 'await client.createText(api, { body: 7 });', 2322],
  ['broad-openapi3', 'await client.createSeveral(api, { contentType: "text/csv", body: "a,b" });'],
  [
    'broad-openapi3',
    'await client.createSeveral(api, { contentType: "text/csv", body: { name: "a" } });',
    2345,
  ],
  ['broad-openapi3', 'await client.createSeveral(api, { contentType: "a/b", body: "a" });', 2322],
  ['broad-swagger2', 'await client.upload(api, { body: { file: new Blob([]) } });'],
  ['broad-swagger2', 'await client.upload(api, { body: { note: "x" } });', 2741],
];

/** Responses of this case have several media types, and JSON is the default. */
const FORMS = 'case-responses-media-types-and-headers';

/**
 * Correct and wrong handlers of the server: the body of a function with the parameter `req`, and
 * the compiler's errors.
 */
const HANDLERS: readonly [api: string, key: string, body: string, ...codes: number[]][] = [
  ['stride', 'GET /site/{cloudId}/conversation', 'return { status: 200, body: req.query.limit };'],
  [
    'stride',
    'GET /site/{cloudId}/conversation',
    'return { status: 200, body: req.params.id };',
    2339,
  ],
  ['stride', 'GET /site/{cloudId}/conversation', 'return { status: 418 };', 2322],
  ['stride', 'GET /site/{cloudId}/conversations', 'return { status: 200 };', 2344, 2322],
  [
    'broad-openapi3',
    'GET /pets/{id}',
    'return { status: 204, headers: { a: String(req.params.id + 1) } };',
  ],
  ['broad-openapi3', 'GET /pets/{id}', 'return { status: 200 };', 2322],
  [
    'broad-openapi3',
    'GET /pets/{id}',
    'return { status: 200, body: { kind: "cat", name: "a", id: req.params.id } };',
  ],
  [
    'broad-openapi3',
    'GET /pets/{id}',
    'return { status: 200, body: { kind: "cat", name: "a", id: 1, password: req } };',
    2353,
  ],
  ['broad-openapi3', 'POST /media/text', 'return { status: 200, body: req.body.trim() };'],
  ['broad-openapi3', 'POST /media/text', 'return { status: 200, body: req.body.length };', 2322],
  [FORMS, 'GET /pets', 'return { status: 200, body: ["a"] };'],
  [FORMS, 'GET /pets', 'return { status: 200, contentType: "application/json", body: ["a"] };'],
  [FORMS, 'GET /pets', 'return { status: 200, contentType: "text/html", body: "a" };', 2322],
];

let folder: string;
let all: readonly Subject[];
let errors: ReadonlyMap<string, readonly string[]>;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function callFile(index: number): string {
  const [api = ''] = CALLS[index] ?? [];
  return `${api}/use/call-${index}.ts`;
}

function handlerFile(index: number): string {
  const [api = ''] = HANDLERS[index] ?? [];
  return `${api}/use/handler-${index}.ts`;
}

/** The calls in the docs, each as a module next to its page. The page of schemas is one module. */
function examples({ name, files }: Subject): Map<string, string> {
  const found = new Map<string, string>();
  // Only the pages in `docs`: the README of a package imports the package by its name, which is not
  // installed here.
  const isPage = ({ path }: OutputFile): boolean => /^docs\/.*\.md$/.test(path);
  for (const { path, text } of files.filter(isPage)) {
    const up = path.startsWith('docs/operations/') ? '../../' : '../';
    const client = `import type { Client as Given } from "${up}client/index.js";\n`;
    const blocks = [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, block = '']) => block);
    const place = `${name}/generated/${path.replace(/\.md$/, '')}`;
    const isCall = (block: string): boolean => /^const \w+ = /m.test(block);
    blocks.filter(isCall).forEach((block, index) => {
      const given = block.includes('createClient(')
        ? 'export { client };\n'
        : `${client}declare const client: Given;\nexport { result };\n`;
      found.set(`${place}-${index}.ts`, given + block);
    });
    const types = blocks.join('\n');
    if (path === 'docs/schemas.md')
      found.set(`${place}.ts`, types.replace(/^(?=interface |type )/gm, 'export '));
  }
  return found;
}

/**
 * The distinct calls on the HTML pages, which have one call for each body that the reader can
 * choose.
 */
function chosenCalls({ name, files }: Subject): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of files.filter((one) => /^docs\/[^/]*\.html$/.test(one.path))) {
    const shown = text.matchAll(/<summary>TypeScript<\/summary>.*?<code>(.*?)<\/code>/gs);
    const calls = [...shown].map(([, call = '']) => plainText(call));
    [...new Set(calls)].forEach((call, index) => {
      const place = `${name}/generated/${path.replace(/\.html$/, '')}-chosen-${index}.ts`;
      const given = 'import type { Client as Given } from "../client/index.js";\n';
      found.set(place, `${given}declare const client: Given;\nexport { result };\n${call}\n`);
    });
  }
  return found;
}

/** The text of highlighted code. */
function plainText(html: string): string {
  const marks: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replace(/<[^<>]*>/g, '')
    .replace(/&(lt|gt|quot|#39);/g, (_, mark: string) => marks[mark] ?? '')
    .replaceAll('&amp;', '&');
}

/**
 * The file with a runtime that all APIs share: `../runtime/index.js` resolves to
 * `../../../../runtime/…`.
 */
function withSharedRuntime(one: OutputFile): OutputFile {
  const [target = ''] = one.path.split('/');
  const text = one.text.replace(
    /^(.* from ")(\.\.?\/)runtime\//gm,
    (_, head: string, up: string) => `${head}${up}../../../runtime/generated/${target}/runtime/`,
  );
  return { ...one, text };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restitch-compile-'));
  all = await subjects();
  // The types for queries.
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  write('package.json', '{"type":"module"}');
  write('tsconfig.json', JSON.stringify({ compilerOptions: STRICT }));
  const runtime = new Map<string, OutputFile>();
  for (const subject of all) {
    for (const [path, text] of examples(subject)) write(path, text);
    for (const [path, text] of chosenCalls(subject)) write(path, text);
    const compiled = subject.files.filter(({ path }) => path.endsWith('.ts'));
    if (!subject.name.startsWith('case-')) {
      writeAll(join(folder, subject.name), compiled);
      continue;
    }
    // All cases have the same runtime, so it is compiled only once.
    for (const one of compiled.filter((file) => !isMade(file))) runtime.set(placeOf(one), one);
    writeAll(join(folder, subject.name), compiled.filter(isMade).map(withSharedRuntime));
  }
  writeAll(join(folder, 'runtime'), [...runtime.values()]);
  CALLS.forEach(([, statement], index) => {
    const head =
      'import * as client from "../generated/client/index.js";\nexport const api = client.createClient();\n';
    write(callFile(index), `${head}${statement}\n`);
  });
  HANDLERS.forEach(([, key, body], index) => {
    const head = 'import type { Key, Req, Res } from "../generated/server/index.js";\n';
    const type = JSON.stringify(key);
    const parameter = body.includes('req') ? `req: Req<${type}>` : '';
    write(
      handlerFile(index),
      `${head}export function handle(${parameter}): Res<${type}> {\n${body}\n}\nexport type R = Req<Key>;\n`,
    );
  });
  const stdout = compile(folder);
  const found = new Map<string, string[]>();
  for (const line of stdout.split('\n').filter((one) => /^\S/.test(one))) {
    const path = /^(.*?)\(\d+,\d+\): /.exec(line)?.[1] ?? 'tsc';
    found.set(path, [...(found.get(path) ?? []), line]);
  }
  errors = found;
});

afterAll(() => rmSync(folder, { recursive: true }));

test('all generated code compiles', () => {
  // The types of this case are incomplete, and an example in its docs does not match them.
  const isCut = (path: string): boolean =>
    path.startsWith('case-schema-combinations-without-end/generated/docs/');
  const ours = [...errors].filter(([path]) => !path.includes('/use/') && !isCut(path));
  expect(ours.flatMap(([, lines]) => lines).slice(0, 20)).toEqual([]);
});

test('client and server compile without the types of browsers, too', () => {
  const compilerOptions = { ...STRICT, lib: ['es2022'] };
  const include = ['stride', 'broad-*'].map((name) => `${name}/generated/*/**/*.ts`);
  write(
    'tsconfig.node.json',
    JSON.stringify({ compilerOptions, include, exclude: ['**/docs', '**/query', 'node_modules'] }),
  );
  expect(compile(folder, 'tsconfig.node.json')).toBe('');
});

test.each([
  ['strict', 0],
  ['strictNullChecks', 1],
])('all generated code compiles without %s, too', (option, turn) => {
  // The compiler rejects this option if `strictNullChecks` is disabled.
  const { exactOptionalPropertyTypes: _, ...strict } = STRICT;
  const project = `tsconfig.${option}.json`;
  // Each option compiles every second case, because there are many.
  const include = all
    .filter(({ name }, at) => isWhole || !name.startsWith('case-') || at % 2 === turn)
    .map(({ name }) => `${name}/generated/**/*.ts`);
  const exclude = ['**/generated/docs', 'node_modules'];
  write(
    project,
    JSON.stringify({ compilerOptions: { ...strict, [option]: false }, include, exclude }),
  );
  const lines = compile(folder, project)
    .split('\n')
    .filter((line) => line.includes('error TS'));
  // The same error in the runtime or in another shared file is listed only once.
  const own = lines.map((line) => line.replace(/^[^/]*\/generated\//, ''));
  expect([...new Set(own)].slice(0, 20)).toEqual([]);
});

// The tests of the layout run here, because this file has already generated all output, which takes
// longer than the tests.
describeLayout(() => all);

test('the documentation contains a call of every endpoint, and how to create a client', () => {
  const stride = all.find(({ name }) => name === 'stride');
  expect(stride && examples(stride).size).toBe(49 + 1);
});

describe('calls', () => {
  test.each(CALLS.map(([api, statement, ...codes], index) => ({ api, statement, codes, index })))(
    '$api: $statement → $codes',
    ({ codes, index }) => expect(codesOf(callFile(index))).toEqual(codes),
  );
});

describe('handlers', () => {
  test.each(
    HANDLERS.map(([api, key, body, ...codes], index) => ({ api, key, body, codes, index })),
  )('$api $key: $body → $codes', ({ codes, index }) =>
    expect(codesOf(handlerFile(index))).toEqual(codes),
  );
});

function codesOf(path: string): number[] {
  const lines = errors.get(path) ?? [];
  return [...new Set(lines.map((line) => Number(/error TS(\d+)/.exec(line)?.[1] ?? 0)))];
}

test('no generated file uses any', () => {
  const found: string[] = [];
  for (const { name, files } of all) {
    for (const one of files.filter((made) => isMade(made) && made.path.endsWith('.ts'))) {
      if (!/\bany\b/.test(one.text)) continue;
      const tree = ts.createSourceFile(one.path, one.text, ts.ScriptTarget.Latest);
      const visit = (node: ts.Node): void => {
        if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${name}/${placeOf(one)}`);
        ts.forEachChild(node, visit);
      };
      visit(tree);
    }
  }
  expect(found).toEqual([]);
});
