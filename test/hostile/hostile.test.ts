/** Foreign text stays text: whatever a description says, in any place, nothing of it becomes code, markup or a path. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { rmSync } from 'node:fs';
import * as prettier from 'prettier';
import { ts } from 'ts-morph';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { formatDiagnostic } from '../../src/diagnostics/frame.js';
import type { OutputFile } from '../../src/emit/file.js';
import type { Generated } from '../../src/pipeline/generate.js';
import { createLocator } from '../../src/source/index.js';
import { openapi3, postman, swagger2, type Say } from './hostile-documents.js';
import { linkFaults, markupFaults } from '../docs/html-pages.js';
import { startLoop } from '../loop.js';
import { file } from '../stride.js';
import { isMade, placeOf, runAll } from '../subjects.js';

// Much work on few cores: slow machines may take their time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const FORMATS: Readonly<Record<string, (say: Say) => unknown>> = { swagger2, openapi3, postman };

const ATTACK = 'globalThis.__pwned=1';

const HOSTILE: Readonly<Record<string, string>> = {
  'a single quote': `';${ATTACK};'`,
  'a double quote': `";${ATTACK};"`,
  'a backtick': `\`;${ATTACK};\``,
  'a template': `\${${ATTACK}}`,
  'the end of a comment': `*/ ${ATTACK} /*`,
  'a line comment': `// x\n${ATTACK} //`,
  'U+2028': `\u2028${ATTACK}\u2028`,
  'U+2029': `\u2029${ATTACK}\u2029`,
  'a carriage return': `a\r${ATTACK}\r`,
  'a line feed': `a\n${ATTACK}\n`,
  'a blank line': `a\n\n${ATTACK}\n\n# b\n\n- c\n1. d\n\n    e`,
  controls: '\u0001\u0007\u0008\u000b\u000c\u001b[31m\u007f\u0085\u009f',
  'NUL escaped': '\u0000',
  'bidi marks': `\u202e${ATTACK}\u202c\u2066a\u2069\u200f`,
  'invisible letters': '\ufeff\u200b\u00ad\u2060\u{e0041}',
  'half a surrogate pair': '\ud800a\udc00',
  __proto__: '__proto__',
  constructor: 'constructor',
  toString: 'toString',
  prototype: 'prototype',
  'a reserved word': 'class',
  'a table cell': '| a | b |\n| - | - |',
  'a script': '<script>alert(1)</script>',
  'an image': '<img src=x onerror=alert(1)>',
  'a link to a script': '[x](javascript:alert(1)) ]](javascript:x) ![y](data:text/html,x)',
  'the end of a link': ']](javascript:x)',
  'an HTML comment': '--> <!-- x',
  'the end of a tag': '</',
  'an entity': '&lt;script&gt; &#60;',
  'a fence': '```\n~~~~\n````',
  emphasis: '**a** __b__ ~~c~~ _d_ $x$ {{e}} :::',
  'a backslash': '\\',
  'a backslash and a quote': `\\";${ATTACK};\\'`,
  'a long name': 'n'.repeat(5000),
  'a long text': 'word '.repeat(1000),
  'a path upwards': '../../etc/passwd',
  'a path of Windows': '..\\..\\x',
  'a device': 'CON',
  'a URL': 'https://evil.test/?a=b#c',
  'a Hebrew word': 'שלום',
  emoji: '👩‍👩‍👧 e\u0301',
  nothing: '',
  blanks: ' \t ',
  'a number': '0',
  'a slash': '/',
  braces: '}{',
  'a percent sign': '%00%2e%2e%zz',
  'a reference': '#/definitions/Pet',
  'a tag of JSDoc': '@see {@link x} @type {any}',
};

const ALLOWED: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.VariableStatement,
]);

/** Everything that can be wrong with the output of a run, as lines. */
function faultsOf({ files, report, documents }: Generated): string[] {
  const faults: string[] = [];
  const paths = files.map(placeOf);
  const folded = new Set(paths.map((path) => path.toLowerCase()));
  if (folded.size < paths.length) faults.push('two files of one name');
  for (const one of files) {
    const where = placeOf(one);
    if (!/^[a-z0-9._/-]+$/.test(one.path) || /(^|\/)\.|\/$|\/\/|\.\./.test(one.path)) {
      faults.push(`path ${JSON.stringify(one.path)}`);
    }
    if (one.path.split('/').some((name) => name.length > 100)) faults.push(`long path ${where}`);
    if (!isMade(one)) continue;
    const hidden = HIDDEN.exec(one.text);
    if (hidden) faults.push(`${where} holds U+${hidden[0].charCodeAt(0).toString(16)}`);
    if (one.path.endsWith('.ts')) faults.push(...codeFaults(where, one.text));
  }
  const locate = createLocator(documents);
  for (const item of report.list()) {
    const told = formatDiagnostic(item, locate);
    if (HIDDEN.test(told)) faults.push(`the message of ${item.code} holds what is hidden`);
  }
  if (Object.keys(Object.prototype).length > 0) faults.push('Object.prototype is changed');
  if ('__pwned' in globalThis) faults.push('the attack ran');
  return faults;
}

/** What does not print, or changes how its neighbours do. */
const HIDDEN =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}|[\u{e0000}-\u{e0fff}]/u;

function codeFaults(where: string, text: string): string[] {
  const tree = ts.createSourceFile(where, text, ts.ScriptTarget.Latest, false);
  const { parseDiagnostics } = tree as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  const faults = parseDiagnostics.map(({ messageText }) => `${where}: ${String(messageText)}`);
  for (const statement of tree.statements) {
    if (!ALLOWED.has(statement.kind)) faults.push(`${where}: ${ts.SyntaxKind[statement.kind]}`);
  }
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && /__pwned/.test(node.text)) faults.push(`${where}: the attack`);
    if (ts.isTemplateLiteral(node)) faults.push(`${where}: a template`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return faults;
}

interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

/** The parser of prettier, which is that of CommonMark and GitHub's tables. */
const { parse } = (
  prettier as unknown as {
    __debug: {
      parse: (text: string, options: object) => Promise<{ readonly ast: MarkdownNode }>;
    };
  }
).__debug;

async function markdownFaults({ path, text }: OutputFile): Promise<string[]> {
  const { ast } = await parse(text, { parser: 'markdown' });
  const faults: string[] = [];
  const visit = ({ type, value = '', url = '', children = [] }: MarkdownNode): void => {
    if (
      type === 'html' &&
      !/^<a id="[a-z0-9-]+">$|^<\/a>$|^<a id="[a-z0-9-]+"><\/a>$/.test(value)
    ) {
      faults.push(`${path}: ${value}`);
    }
    const safe = /^(https?:\/\/|mailto:|[a-z0-9._-]*\.(md|json)(#|$)|#|\.\.\/)/.test(url);
    if (type === 'image' || (type === 'link' && !safe)) faults.push(`${path}: ${type} to ${url}`);
    if (type === 'table') {
      const widths = new Set(children.map((row) => row.children?.length));
      if (widths.size > 1) faults.push(`${path}: rows of ${[...widths].join(' and ')} cells`);
    }
    children.forEach(visit);
  };
  visit(ast);
  return faults;
}

/** The docs, by the names that their links use. */
function docsOf(files: readonly OutputFile[]): OutputFile[] {
  return files.flatMap((one) =>
    one.path.startsWith('docs/') ? [{ ...one, path: one.path.slice('docs/'.length) }] : [],
  );
}

/** What prettier left as it was: much is the same in every API, and formatting takes longer than all else. */
const exact = new Set<string>();

async function exactnessFaults(files: readonly OutputFile[]): Promise<string[]> {
  const faults: string[] = [];
  for (const one of files.filter(isMade)) {
    // Neither is made for prettier.
    if (/\.html$|^docs\/(?:search\.js|llms\.txt)$/.test(one.path)) continue;
    const known = `${one.path}\n${one.text}`;
    if (exact.has(known)) continue;
    const formatted = await prettier.format(one.text, { filepath: one.path });
    if (formatted === one.text) exact.add(known);
    else faults.push(`${placeOf(one)} is not as prettier has it`);
  }
  return faults;
}

/** One for all: it keeps what it has compiled. */
const validator = new Validator();

async function openapiFaults(files: readonly OutputFile[]): Promise<unknown[]> {
  const found = files.find(({ path }) => path === 'openapi.json');
  if (found === undefined) return ['no openapi.json'];
  const document = JSON.parse(found.text) as object;
  const { valid, errors } = await validator.validate(document as Record<string, unknown>);
  return valid ? [] : [errors];
}

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.hasOwn(globalThis, '__pwned')).toBe(false);
});

describe.each(Object.keys(FORMATS))('%s', (format) => {
  const make = FORMATS[format] ?? swagger2;

  test.each(Object.keys(HOSTILE))('%s in every place at once', async (name) => {
    const text = HOSTILE[name] ?? '';
    const generated = await runAll([
      file(
        `${format}.json`,
        make(() => text),
      ),
    ]);
    expect(generated.api.endpoints.length).toBeGreaterThan(0);
    expect(faultsOf(generated)).toEqual([]);
    for (const one of generated.files.filter(({ path }) => path.endsWith('.md'))) {
      expect(await markdownFaults(one)).toEqual([]);
    }
    const docs = docsOf(generated.files);
    expect(docs.filter(({ path }) => path.endsWith('.html')).flatMap(markupFaults)).toEqual([]);
    expect(linkFaults(docs)).toEqual([]);
    expect(await openapiFaults(generated.files)).toEqual([]);
    // Of the formats, each text takes another in turn.
    const turn = Object.keys(HOSTILE).indexOf(name) + Object.keys(FORMATS).indexOf(format);
    if (turn % 3 === 0) expect(await exactnessFaults(generated.files)).toEqual([]);
  });
});

describe('what is looked for is found', () => {
  test.each([
    `/** */ ${ATTACK} /* */`,
    `export const a = {}; export const b = \`\${${ATTACK}}\`;`,
    `export const a = "";${ATTACK};"";`,
    `export const a = 1\u2028${ATTACK}`,
    `export function f() { ${ATTACK}; }`,
    `export const a = "`,
  ])('in code: %j', (code) => {
    expect(codeFaults('a.ts', code)).not.toEqual([]);
  });

  test.each([
    '<script>alert(1)</script>',
    'a <img src=x> b',
    '<!-- x -->',
    '[x](javascript:alert(1))',
    '![x](a.png)',
    '| a |\n| - |\n| b | c |',
  ])('in a page of Markdown: %j', async (text) => {
    expect(await markdownFaults({ path: 'a.md', ownership: 'generated', text })).not.toEqual([]);
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x>',
    '<a href="javascript:alert(1)">x</a>',
    '<a onclick="alert(1)">x</a>',
    '<p style="color:red">x</p>',
    '<h4>x</h4>',
    '</main><main>',
  ])('in a page of HTML: %j', (text) => {
    const frame = (inner: string): string =>
      `<!doctype html><html><head><title>a</title><script src="docs.js"></script></head><body><header></header><main><h1>a</h1><p>b</p>${inner}</main></body></html>`;
    expect(markupFaults({ path: 'a.html', text: frame('') })).toEqual([]);
    expect(markupFaults({ path: 'a.html', text: frame(text) })).not.toEqual([]);
  });
});

/** Every place of a document where a text stands: a value, or a key. */
type Place = readonly [path: readonly (string | number)[], key: boolean];

function placesOf(value: unknown, path: readonly (string | number)[] = []): Place[] {
  if (typeof value === 'string') return [[path, false]];
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]): Place[] => [
    [[...path, key], true],
    ...placesOf(item, [...path, key]),
  ]);
}

/** A copy of a document with another text in one place. */
function replaced(value: unknown, [path, key]: Place, text: string): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((item, at) => (at === first ? replaced(item, [rest, key], text) : item));
  }
  return Object.fromEntries(
    Object.entries(value as object).map(([name, item]) => {
      if (name !== first) return [name, item];
      return key && rest.length === 0 ? [text, item] : [name, replaced(item, [rest, key], text)];
    }),
  );
}

/** Numbers that look like chance and are the same every time (mulberry32). */
function* chance(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

const SAMPLE = 100;

test.each(Object.keys(FORMATS))('%s with one hostile text in any one place', async (format) => {
  const honest = JSON.parse(JSON.stringify((FORMATS[format] ?? swagger2)((benign) => benign)));
  const places = placesOf(honest);
  const texts = Object.values(HOSTILE);
  expect(places.length).toBeGreaterThan(70);
  const random = chance(20240501);
  const pick = <T>(from: readonly T[]): T =>
    from[Math.floor((random.next().value as number) * from.length)] as T;
  for (let count = 0; count < SAMPLE; count++) {
    const place = pick(places);
    const text = pick(texts);
    const label = `${place[0].join('/')}${place[1] ? ' (key)' : ''} = ${JSON.stringify(text.slice(0, 80))}`;
    const generated = await runAll([file(`${format}.json`, replaced(honest, place, text))]).catch(
      (error: unknown) => expect.fail(`${label}: ${String(error)}`),
    );
    expect(faultsOf(generated), label).toEqual([]);
  }
});

/** Everything that could end what it stands in, in one text. */
const WHOLE = Object.values(HOSTILE)
  .filter((text) => text.includes(ATTACK))
  .join('');

test.each(Object.keys(FORMATS))('%s runs without running the attack', async (format) => {
  const make = FORMATS[format] ?? swagger2;
  const loop = await startLoop([
    file(
      `${format}.json`,
      make(() => WHOLE),
    ),
  ]);
  try {
    loop.answer({ status: 200 });
    for (const { name } of loop.signatures) {
      await loop.call(loop.standard, name, { id: 'a' }).catch(() => undefined);
    }
    expect(Object.hasOwn(globalThis, '__pwned')).toBe(false);
  } finally {
    rmSync(loop.folder, { recursive: true });
  }
});
