/** Everything that can be wrong with what was generated from a hostile description. */
import { Validator } from '@seriousme/openapi-schema-validator';
import * as prettier from 'prettier';
import { ts } from 'ts-morph';
import { afterEach, expect } from 'vitest';
import { formatDiagnostic } from '../../src/diagnostics/frame.js';
import type { OutputFile } from '../../src/emit/file.js';
import type { Generated } from '../../src/pipeline/generate.js';
import { createLocator } from '../../src/source/index.js';
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

/** Everything that can be wrong with the output of a run, as lines. */
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
    const told = formatDiagnostic(item, locate);
    if (HIDDEN.test(told)) faults.push(`the message of ${item.code} holds what is hidden`);
  }
  if (Object.keys(Object.prototype).length > 0) faults.push('Object.prototype is changed');
  if ('__pwned' in globalThis) faults.push('the attack ran');
  return faults;
}

/** Pages of operations are called as those are, and no two alike to disks without case; npm and git know some files by their names. */
function isPlainPath(path: string): boolean {
  const own = path.replace(/^docs\/operations\/[\w-]+\.(?=md$|html$)/, 'docs/operations/one.');
  if (/^package\/(?:\.gitignore|README\.md|LICENSE)$/.test(own)) return true;
  return /^[a-z0-9._/-]+$/.test(own) && !/(^|\/)\.|\/$|\/\/|\.\./.test(own);
}

/** Programs, which do something when they are loaded: ours alone, but for names. */
const PROGRAMS = /(^|\/)mcp\/stdio\.ts$/;

/** What does not print, or changes how its neighbours do. */
const HIDDEN =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}|[\u{e0000}-\u{e0fff}]/u;

export function codeFaults(where: string, text: string): string[] {
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

export async function markdownFaults({ path, text }: OutputFile): Promise<string[]> {
  const { ast } = await parse(text, { parser: 'markdown' });
  const faults: string[] = [];
  const visit = ({ type, value = '', url = '', children = [] }: MarkdownNode): void => {
    if (
      type === 'html' &&
      !/^(<a id="[a-z0-9-]+">(<\/a>)?|<\/a>|<span v-pre>|<\/span>)$/.test(value)
    ) {
      faults.push(`${path}: ${value}`);
    }
    const safe = /^(https?:\/\/|mailto:|(operations\/)?[a-z0-9._-]*\.(md|json)(#|$)|#|\.\.\/)/.test(
      url,
    );
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
export function docsOf(files: readonly OutputFile[]): OutputFile[] {
  return files.flatMap((one) =>
    one.path.startsWith('docs/') ? [{ ...one, path: one.path.slice('docs/'.length) }] : [],
  );
}

export async function allLayoutFaults(files: readonly OutputFile[]): Promise<string[]> {
  const faults: string[] = [];
  for (const one of files.filter(isMade)) {
    // Neither is made for formatters.
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

/** One for all: it keeps what it has compiled. */
const validator = new Validator();

export async function openapiFaults(files: readonly OutputFile[]): Promise<unknown[]> {
  const found = files.find(({ path }) => path === 'openapi.json');
  if (found === undefined) return ['no openapi.json'];
  const document = JSON.parse(found.text) as object;
  const { valid, errors } = await validator.validate(document as Record<string, unknown>);
  return valid ? [] : [errors];
}

/** After every test nothing of an attack has run. */
export function nothingMayRun(): void {
  afterEach(() => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object.hasOwn(globalThis, '__pwned')).toBe(false);
  });
}
