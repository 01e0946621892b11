/**
 * Checks that restitch's tokens equal those of the TypeScript compiler, for all source files of this repository and
 * for hard cases.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { sampled } from '../../../../test/property.js';
import { scanFile } from './scan.js';
import { normalizedCode, literalValue, tokensOf, type Token, type TokenKind } from './tokens.js';

const ROOT = join(import.meta.dirname, '../../../..');

const TRAPS = [
  'const a = b / c / d; const e = (f) / g; const h = [/]\\//g, /[/\'"`]/];',
  'const a = `x ${b ? `y ${`}`} "` : {c: "}"}.c} z`; // `',
  'if (a) /x/.test(b); return /[}]/',
  'const a = b<"c">(d), e = f < g;',
  "type A = `GET ${string}`; let b = 'it\\'s \\u{1F600}';",
  '#!/usr/bin/env node\nimport a from "b";',
  'class A { #b = 1; @c() d() {} } const \u00fc = 1n, π = .5e-3;',
  '/** a */ function a() {} /* b */ // c',
];

/** Returns the tokens that the TypeScript compiler finds in a text, including comments. */
function compilerTokens(text: string): Token[] {
  const source = ts.createSourceFile('handlers.ts', text, ts.ScriptTarget.ESNext, true);
  const tokens: Token[] = [];
  let done = 0;
  const add = (kind: TokenKind, at: number, end: number): void => {
    tokens.push({ kind, at, end, text: text.slice(at, end) });
  };
  const visit = (node: ts.Node): void => {
    const { FirstJSDocNode, LastJSDocNode } = ts.SyntaxKind;
    if (node.kind >= FirstJSDocNode && node.kind <= LastJSDocNode) return;
    const children = isWhole(node) ? [] : node.getChildren(source);
    if (children.length > 0) return children.forEach(visit);
    const at = node.getStart(source);
    for (const { index, 0: found } of text.slice(done, at).matchAll(COMMENTS)) {
      add('comment', done + index, done + index + found.length);
    }
    const kind = kindOf(node);
    // Restitch's punctuation tokens are single characters except `=>` and `...`: `&&` becomes two tokens.
    const whole = kind !== 'punct' || /^(?:=>|\.\.\.)$/.test(text.slice(at, node.end));
    if (whole && node.end > at) add(kind, at, node.end);
    for (let next = at; !whole && next < node.end; next++) add(kind, next, next + 1);
    done = Math.max(done, node.end);
  };
  visit(source);
  return tokens;
}

/** Matches a comment. Between two tokens there are only white space and comments. */
const COMMENTS = /\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/|^#![^\n\r]*/g;

/** A template literal with expressions is a single token. */
function isWhole(node: ts.Node): boolean {
  return ts.isTemplateExpression(node) || ts.isTemplateLiteralTypeNode(node);
}

function kindOf(node: ts.Node): TokenKind {
  if (isWhole(node) || ts.isNoSubstitutionTemplateLiteral(node)) return 'template';
  if (ts.isStringLiteral(node)) return 'string';
  if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) return 'number';
  if (ts.isRegularExpressionLiteral(node)) return 'regex';
  const isPunct =
    node.kind >= ts.SyntaxKind.FirstPunctuation && node.kind <= ts.SyntaxKind.LastPunctuation;
  return isPunct ? 'punct' : 'word';
}

describe('tokens', () => {
  it('are the same as in the compiler', () => {
    const files = [
      'src/output/files',
      'src/print/emit/typescript',
      'templates/server/runtime',
      'templates/client',
    ]
      .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)))
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(path, 'utf8'));
    expect(files.length).toBeGreaterThan(50);
    for (const text of [...sampled(files, 1), ...TRAPS]) {
      const words = (tokens = tokensOf(text)): string[] | undefined =>
        tokens?.map(({ kind, at, text: word }) => `${at} ${kind} ${word}`);
      expect(words()).toEqual(words(compilerTokens(text)));
    }
  });

  it.each(['(', '"', '`${', '/* ', 'a)', '{]}'])(
    'are undefined if a token does not end: %j',
    (text) => {
      expect(tokensOf(text)).toBeUndefined();
    },
  );

  const literals: [string, string | undefined][] = [
    [`"GET /a"`, 'GET /a'],
    [`'it\\'s "a"'`, `it's "a"`],
    ['`b`', 'b'],
    ['`${b}`', undefined],
    [`"\\u00fc\\x41\\n\\q"`, 'üA\nq'],
    ['a', undefined],
  ];
  it.each(literals)('%s is %j', (text, value) => {
    const [token] = tokensOf(text) ?? [];
    expect(token && literalValue(token)).toBe(value);
  });

  it('are the same in any layout', () => {
    const words = (text: string): string => normalizedCode(tokensOf(text) ?? []);
    const one = '/** A b. */\nexport function a(\n  b: "c",\n) {\n  throw new D("e");\n}';
    const other = "/**\r\n * A\r\n * b.\r\n */\r\nexport function a(b: 'c') { throw new D('e') }";
    expect(words(other)).toBe(words(one));
    expect(words(one.replace('"e"', '"f"'))).not.toBe(words(one));
    expect(words(one.replace('D(', 'D(/* mine */ '))).not.toBe(words(one));
  });
});

describe('functions', () => {
  const K = '"GET /a"';
  const cases: [text: string, found: string][] = [
    [`export function a(r: Req<${K}>): Res<${K}>;\nexport function a(r: any) {}`, 'a GET /a:3'],
    [
      `export async function a<T extends { b: 1 }>(r: Req<${K}>): Promise<{ c: T }> {}`,
      'a GET /a:2',
    ],
    [`export const a = (r: Req<${K}>) => { const b: Res<"GET /b"> = 1 }`, 'a GET /a:2'],
    [
      `export const a: Handler<${K}> = async (r) => ({ status: 200 })\nexport const b = { a }`,
      'a GET /a:3',
    ],
    [`export const a = { ${K}: (r: Req<${K}>) => 1 }`, ''],
    [
      `const a = pipe(\n  log,\n  async (r: Req<${K}>): Promise<Res<${K}>> => b,\n)\nexport { a as c, a }`,
      'a GET /a:3',
    ],
    [`export class A { a(r: Req<${K}>): Res<${K}> {} }`, ''],
    [`export type A = Req<${K}>; export interface B { c: Res<${K}> }`, ''],
    [`export function a(r: api.Req<${K} | "GET /b">): api.Res<${K}> {}`, 'a GET /a:3,GET /b:2'],
    [`function a(r: Req<${K}>) {}`, '- GET /a:2'],
    [`type A = ${K};\nexport function a(r: Req<A>): Res<A> {}`, 'a GET /a:3'],
    [`export type A = ${K}\nexport const a = (r: Req<A>): Promise<Res<A>> => b`, 'a GET /a:3'],
    [`type Q = Req<${K}>; type P = Res<${K}>; export function a(r: Q): P {}`, 'a GET /a:3'],
    [`type A = ${K}; type H = Handler<A>; export const a: H = async () => b`, 'a GET /a:3'],
    [`type A = "x"; export function a(r: Req<A>) {}`, ''],
    [`export { a } from "./b.js"; export * from "./c.js"`, ''],
  ];
  it.each(cases)('%j: %s', (text, want) => {
    const found = (scanFile(text)?.functions ?? []).filter(({ keys }) => keys.size > 0);
    const shown = found.map(({ exported = '-', keys }) => {
      return `${exported} ${[...keys].map(([key, strength]) => `${key}:${strength}`).join(',')}`;
    });
    expect(shown.join('; ')).toBe(want);
  });
});
