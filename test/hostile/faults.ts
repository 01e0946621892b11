/** Finds injected text and other faults in the output for a hostile description. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { marked, type Token, type Tokens } from 'marked';
import { ts } from 'ts-morph';
import { afterEach, expect } from 'vitest';
import { formatDiagnostic } from '../../src/base/diagnostics/frame.js';
import type { OutputFile } from '../../src/print/emit/file.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { createLocator } from '../../src/input/source/index.js';
import { layoutFaults } from '../layout/faults.js';
import { isMade, placeOf } from '../subjects.js';

const ALLOWED: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.VariableStatement,
]);

/** All faults in the output of a run, one per line. */
export function faultsOf({ files, report, documents }: Generated): string[] {
  const faults: string[] = [];
  const paths = files.map(placeOf);
  const folded = new Set(paths.map((path) => path.toLowerCase()));
  if (folded.size < paths.length) faults.push('two files of one name');
  for (const one of files) {
    const where = placeOf(one);
    if (!isPlainPath(one.path)) {
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
    // The run continues after an error of restitch itself, so it fails only here.
    if (item.code.endsWith('/internal-error')) {
      const place = /(?:src|templates)\/[^\s):]+:\d+/.exec(item.stack ?? '')?.[0] ?? 'somewhere';
      faults.push(`${item.code} at ${place}: ${item.stack?.split('\n')[0] ?? ''}`);
    }
    const told = formatDiagnostic(item, locate);
    if (HIDDEN.test(told)) faults.push(`the message of ${item.code} holds what is hidden`);
  }
  if (Object.keys(Object.prototype).length > 0) faults.push('Object.prototype is changed');
  if ('__pwned' in globalThis) faults.push('the attack ran');
  return faults;
}

/**
 * True for a path of lower-case letters, digits and plain signs, without hidden folders. Pages of
 * operations are exempt, because their names contain the name of the operation. So are the files
 * whose names npm and git prescribe.
 */
function isPlainPath(path: string): boolean {
  const own = path.replace(/^docs\/operations\/[\w-]+\.(?=md$|html$)/, 'docs/operations/one.');
  if (/^package\/(?:\.gitignore|README\.md|LICENSE)$/.test(own)) return true;
  return /^[a-z0-9._/-]+$/.test(own) && !/(^|\/)\.|\/$|\/\/|\.\./.test(own);
}

/**
 * Generated programs. Only they may contain statements that do something when the file is loaded.
 */
const PROGRAMS = /(^|\/)mcp\/stdio\.ts$/;

/** Characters that are invisible, or change how their neighbours are displayed. */
const HIDDEN =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}|[\u{e0000}-\u{e0fff}]/u;

/**
 * Texts without a fault, which are not checked again: much of the output is the same for every
 * description.
 */
const clean = new Set<string>();

export function codeFaults(where: string, text: string): string[] {
  if (clean.has(text)) return [];
  const tree = ts.createSourceFile(where, text, ts.ScriptTarget.Latest, false);
  const { parseDiagnostics } = tree as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
  const faults = parseDiagnostics.map(({ messageText }) => `${where}: ${String(messageText)}`);
  for (const statement of tree.statements) {
    if (!ALLOWED.has(statement.kind) && !PROGRAMS.test(where))
      faults.push(`${where}: ${ts.SyntaxKind[statement.kind]}`);
  }
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && /__pwned/.test(node.text)) faults.push(`${where}: the attack`);
    if (ts.isTemplateLiteral(node)) faults.push(`${where}: a template`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  if (faults.length === 0 && !PROGRAMS.test(where)) clean.add(text);
  return faults;
}

/** Markup that is allowed in the Markdown pages. */
const OWN_MARKUP = /^(<a id="[a-z0-9-]+">(<\/a>)?|<\/a>|<span v-pre>|<\/span>)$/;
const SAFE_URL = /^(https?:\/\/|mailto:|(operations\/)?[a-z0-9._-]*\.(md|json)(#|$)|#|\.\.\/)/;

/** Markup, images, unsafe links and uneven tables in Markdown, found by an independent parser. */
export function markdownFaults({ path, text }: OutputFile): string[] {
  const faults: string[] = [];
  const look = (token: Token | Tokens.Generic): void => {
    if (token.type === 'html' && !OWN_MARKUP.test(token.raw.trim()))
      faults.push(`${path}: ${token.raw}`);
    const url = 'href' in token ? String(token.href) : '';
    if (token.type === 'image' || (token.type === 'link' && !SAFE_URL.test(url)))
      faults.push(`${path}: ${token.type} to ${url}`);
    if (token.type === 'table') {
      const widths = new Set(token.raw.trim().split('\n').map(cellsOf));
      if (widths.size > 1) faults.push(`${path}: rows of ${[...widths].join(' and ')} cells`);
    }
  };
  void marked.walkTokens(marked.lexer(text, { gfm: true }), look);
  return faults;
}

/**
 * The number of cells in a row of a table. The parser would drop additional cells, which hides the
 * fault.
 */
function cellsOf(row: string): number {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/).length;
}

/** The pages of the docs, with paths relative to the folder of the docs, as in links. */
export function docsOf(files: readonly OutputFile[]): OutputFile[] {
  return files.flatMap((one) =>
    one.path.startsWith('docs/') ? [{ ...one, path: one.path.slice('docs/'.length) }] : [],
  );
}

export async function allLayoutFaults(files: readonly OutputFile[]): Promise<string[]> {
  const faults: string[] = [];
  for (const one of files.filter(isMade)) {
    // Neither is formatted.
    if (
      /\.html$|^docs\/(?:(?:search_\d+|minisearch|try-wire|try_[^/]+)\.js|llms(?:-full)?\.txt)$/.test(
        one.path,
      )
    )
      continue;
    faults.push(...(await layoutFaults(placeOf(one), one.text)));
  }
  return faults;
}

/** All checks share one validator, because it caches the compiled schemas. */
const validator = new Validator();

export async function openapiFaults(files: readonly OutputFile[]): Promise<unknown[]> {
  const found = files.find(({ path }) => path === 'openapi.json');
  if (found === undefined) return ['no openapi.json'];
  const document = JSON.parse(found.text) as object;
  const { valid, errors } = await validator.validate(document as Record<string, unknown>);
  return valid ? [] : [errors];
}

/** After each test, fails if injected code has run. */
export function nothingMayRun(): void {
  afterEach(() => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object.hasOwn(globalThis, '__pwned')).toBe(false);
  });
}
