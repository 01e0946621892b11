/** Copies the types of removed operations from the previous output, so that their kept handlers still compile. */
import { byCodeUnit } from '../../../base/foundation/sort.js';
import {
  codeOf,
  declaredNamesIn,
  scanStatements,
  type ScannedStatement,
  importOf,
} from './statements.js';
import { applyEdits } from './text-edit.js';
import { literalValue, tokensOf, type Token } from './tokens.js';

/** The generated files of the last run that contain types, as they are on disk. */
export interface LastTypes {
  readonly operations: string | undefined;
  readonly schemas: string | undefined;
  readonly retired: string | undefined;
}

/**
 * Returns the text of `retired.ts`, with the types that removed operations had in the last run.
 * @param generated the text of `retired.ts` that was generated without types
 * @param keys the keys of the removed operations
 * @param last the files of the last run
 * @returns the existing text if it has the same operations; `generated` if the last run has no types of these
 * operations
 */
export function withLastTypes(generated: string, keys: readonly string[], last: LastTypes): string {
  if (last.retired !== undefined && sameKeys(last.retired, keys)) return last.retired;
  const fresh = sourceOf(generated);
  const operations = sourceOf(last.operations);
  const retired = sourceOf(last.retired);
  const schemas = sourceOf(last.schemas);
  const edits = keys.flatMap((key) => {
    const place = memberOf(fresh, key);
    const known = memberOf(retired, key) ?? memberOf(operations, key);
    return place && known ? [{ place, known }] : [];
  });
  const text = applyEdits(
    generated,
    edits.map(({ place, known }) => {
      const [first] = place.code;
      return { at: first?.at ?? place.from, end: place.end, text: textOf(known) };
    }),
  );
  const needed = declarationsFor(
    edits.map(({ known }) => known),
    [retired, schemas],
  );
  const declarations = [...needed.values()];
  const used = new Set(
    [text, ...declarations].flatMap((one) => [...typeNames(tokensOf(one) ?? [])]),
  );
  const imports = importsFor(used, [retired, operations, schemas]);
  return assembled(sourceOf(text), imports, declarations);
}

const KEYS = /^ {2}"((?:[^"\\]|\\.)*)": \{$/gm;

function sameKeys(text: string, keys: readonly string[]): boolean {
  const found = [...text.matchAll(KEYS)].map(([, key = '']) => JSON.parse(`"${key}"`) as string);
  return found.length === keys.length && found.every((key, index) => key === keys[index]);
}

interface Source {
  readonly text: string;
  readonly statements: readonly ScannedStatement[];
}

function sourceOf(text = ''): Source {
  return { text, statements: scanStatements(tokensOf(text) ?? [], text) };
}

/** A declaration or one of its members, including the comment directly above. */
interface Span {
  readonly source: Source;
  readonly from: number;
  readonly end: number;
  /** The tokens of the span, without comments. */
  readonly code: readonly Token[];
}

function textOf({ source, from, end }: Span): string {
  return source.text.slice(from, end);
}

/** Returns the span of some tokens. The comment above belongs to it unless a blank line separates them. */
function spanOf(source: Source, tokens: readonly Token[], above: Token | undefined): Span {
  const [first, last] = [tokens[0], tokens.at(-1)];
  const [at, end] = [first?.at ?? 0, last?.end ?? 0];
  const isOwn = above?.kind === 'comment' && !/\n\s*\n/.test(source.text.slice(above.end, at));
  return { source, from: isOwn ? above.at : at, end, code: codeOf(tokens) };
}

/**
 * Finds the member with a key in the interface that lists all operations. Members may be separated by `;`, `,` or a
 * line break.
 */
function memberOf(source: Source, key: string): Span | undefined {
  for (const { tokens } of source.statements) {
    if (!isTable(declaredNamesIn(tokens))) continue;
    let depth = 0;
    let start = -1;
    for (const [index, token] of tokens.entries()) {
      const next = tokens[index + 1]?.text ?? '';
      if (depth === 1 && start < 0 && next === ':' && literalValue(token) === key) start = index;
      if (token.kind !== 'punct') continue;
      if (/^[([{]$/.test(token.text)) depth++;
      if (!/^[)\]}]$/.test(token.text) || --depth !== 1 || start < 0) continue;
      const end = /^[;,]$/.test(next) ? index + 2 : index + 1;
      return spanOf(source, tokens.slice(start, end), tokens[start - 1]);
    }
  }
  return undefined;
}

function isTable(names: readonly string[]): boolean {
  return names.some((name) => /^(?:Retired)?Operations$/.test(name));
}

/**
 * Collects the declarations that types refer to, directly or indirectly. If several files declare a name, the first
 * file wins.
 */
function declarationsFor(spans: readonly Span[], sources: readonly Source[]): Map<string, string> {
  const found = new Map<string, string>();
  const open = [...spans];
  for (let span = open.pop(); span; span = open.pop()) {
    for (const name of typeNames(span.code)) {
      const declared = found.has(name) ? undefined : declarationOf(sources, name);
      if (declared === undefined) continue;
      found.set(name, textOf(declared).replace(/^((?:\/\*\*[^]*?\*\/\s*)?)export /, '$1'));
      open.push(declared);
    }
  }
  return new Map([...found].sort(([a], [b]) => byCodeUnit(a, b)));
}

function declarationOf(sources: readonly Source[], name: string): Span | undefined {
  if (isTable([name])) return undefined;
  for (const source of sources) {
    const found = source.statements.find(
      ({ tokens }) => isType(tokens) && declaredNamesIn(tokens).includes(name),
    );
    if (found) return spanOf(source, found.tokens, found.doc);
  }
  return undefined;
}

function isType(tokens: readonly Token[]): boolean {
  return /^(?:interface|type)$/.test(tokens.find(({ text }) => text !== 'export')?.text ?? '');
}

/**
 * Returns the words that may be names of types. A word before a colon is skipped, because it is a member or a
 * parameter.
 */
function typeNames(tokens: readonly Token[]): Set<string> {
  const code = codeOf(tokens);
  const names = code.filter(({ kind }, index) => {
    const next = code[index + 1]?.text;
    const isName = next === ':' || (next === '?' && code[index + 2]?.text === ':');
    return kind === 'word' && !isName && code[index - 1]?.text !== '.';
  });
  return new Set(names.map(({ text }) => text));
}

function importsFor(used: ReadonlySet<string>, sources: readonly Source[]): string[] {
  const files = new Map<string, Set<string>>();
  for (const { tokens } of sources.flatMap(({ statements }) => statements)) {
    const statement = importOf(tokens);
    if (statement === undefined || !/runtime\//.test(statement.from)) continue;
    const names = statement.named.map(({ local }) => local).filter((name) => used.has(name));
    const known = files.get(statement.from) ?? new Set<string>();
    if (names.length > 0) files.set(statement.from, new Set([...known, ...names]));
  }
  return [...files]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([from, names]) => {
      const line = `import type { ${[...names].sort().join(', ')} } from ${JSON.stringify(from)};`;
      if (line.length <= 80 || names.size === 1) return line;
      return `import type {\n${[...names]
        .sort()
        .map((name) => `  ${name},\n`)
        .join('')}} from ${JSON.stringify(from)};`;
    });
}

/**
 * Assembles the text of `retired.ts`: the header, the imports, the table of operations, and the declarations that the
 * table refers to.
 */
function assembled(
  { text, statements }: Source,
  imports: readonly string[],
  declarations: readonly string[],
): string {
  const [first] = statements;
  const at = first?.doc?.at ?? first?.tokens[0]?.at ?? text.length;
  const parts = [
    text.slice(0, at).trimEnd(),
    imports.join('\n'),
    text.slice(at).trimEnd(),
    ...declarations,
  ];
  return parts.filter((part) => part !== '').join('\n\n') + '\n';
}
