/** The types of operations that are no more, as they last were: copied from what we generated before. */
import { byCodeUnit } from '../../foundation/sort.js';
import { loadCompiler, parseText, type Compiler } from './syntax.js';

type SourceFile = import('ts-morph').ts.SourceFile;
type Node = import('ts-morph').ts.Node;

/** Texts of the last run, where they are still on disk. */
export interface LastTypes {
  readonly operations: string | undefined;
  readonly schemas: string | undefined;
  readonly retired: string | undefined;
}

/**
 * The text of `retired.ts` with the last known types.
 * @param made its text with what can be told from the keys alone
 * @param keys the retired operations
 * @param last what the last run left
 * @returns the old text when it holds the same operations; `made` where nothing better is known
 */
export async function withLastTypes(
  made: string,
  keys: readonly string[],
  last: LastTypes,
): Promise<string> {
  if (last.retired !== undefined && sameKeys(last.retired, keys)) return last.retired;
  const ts = await loadCompiler();
  const fresh = parseText(ts, made);
  const operations = parseText(ts, last.operations ?? '');
  const retired = parseText(ts, last.retired ?? '');
  const schemas = parseText(ts, last.schemas ?? '');
  const edits = keys.flatMap((key) => {
    const place = memberOf(ts, fresh, key);
    const known = memberOf(ts, retired, key) ?? memberOf(ts, operations, key);
    return place && known ? [{ place, known }] : [];
  });
  let text = made;
  for (const { place, known } of [...edits].reverse()) {
    const at = place.getStart(fresh, false);
    const old = known.getSourceFile();
    text =
      text.slice(0, at) + old.text.slice(startOf(ts, known), known.end) + text.slice(place.end);
  }
  const needed = declarationsFor(
    ts,
    edits.map(({ known }) => known),
    [retired, schemas],
  );
  const imports = importsFor(ts, [text, ...needed.values()], [retired, operations, schemas]);
  return assembled(ts, text, imports, [...needed.values()]);
}

const KEYS = /^ {2}"((?:[^"\\]|\\.)*)": \{$/gm;

function sameKeys(text: string, keys: readonly string[]): boolean {
  const found = [...text.matchAll(KEYS)].map(([, key = '']) => JSON.parse(`"${key}"`) as string);
  return found.length === keys.length && found.every((key, index) => key === keys[index]);
}

/** The member of the interface of operations that has a key. */
function memberOf(ts: Compiler, source: SourceFile, key: string): Node | undefined {
  for (const statement of source.statements) {
    const isTable =
      ts.isInterfaceDeclaration(statement) && /^(?:Retired)?Operations$/.test(statement.name.text);
    if (!isTable) continue;
    const found = statement.members.find(
      ({ name }) => name !== undefined && ts.isStringLiteral(name) && name.text === key,
    );
    if (found) return found;
  }
  return undefined;
}

/** The declarations that some types use, and those that these use; the first file that has one wins. */
function declarationsFor(
  ts: Compiler,
  nodes: readonly Node[],
  sources: readonly SourceFile[],
): Map<string, string> {
  const found = new Map<string, string>();
  const open = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const name of typeNames(ts, node)) {
      const declared = found.has(name) ? undefined : declarationOf(ts, sources, name);
      if (declared === undefined) continue;
      const source = declared.getSourceFile();
      const text = source.text.slice(startOf(ts, declared), declared.end);
      found.set(name, text.replace(/^((?:\/\*\*[^]*?\*\/\s*)?)export /, '$1'));
      open.push(declared);
    }
  }
  return new Map([...found].sort(([a], [b]) => byCodeUnit(a, b)));
}

function declarationOf(
  ts: Compiler,
  sources: readonly SourceFile[],
  name: string,
): Node | undefined {
  for (const { statements } of sources) {
    const found = statements.find(
      (statement) =>
        (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) &&
        statement.name.text === name &&
        !/^(?:Retired)?Operations$/.test(name),
    );
    if (found) return found;
  }
  return undefined;
}

function typeNames(ts: Compiler, root: Node): Set<string> {
  const names = new Set<string>();
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName))
      names.add(node.typeName.text);
    node.forEachChild((child) => void open.push(child));
  }
  return names;
}

/** The imports of the runtime's types that some texts use. */
function importsFor(
  ts: Compiler,
  texts: readonly string[],
  sources: readonly SourceFile[],
): string[] {
  const used = new Set(texts.flatMap((text) => [...typeNames(ts, parseText(ts, text))]));
  const files = new Map<string, Set<string>>();
  for (const { statements } of sources) {
    for (const statement of statements) {
      if (!ts.isImportDeclaration(statement)) continue;
      const { importClause, moduleSpecifier } = statement;
      const bindings = importClause?.namedBindings;
      if (!bindings || !ts.isNamedImports(bindings) || !ts.isStringLiteral(moduleSpecifier))
        continue;
      if (!/runtime\//.test(moduleSpecifier.text)) continue;
      const names = bindings.elements.map(({ name }) => name.text).filter((name) => used.has(name));
      const known = files.get(moduleSpecifier.text) ?? new Set<string>();
      if (names.length > 0) files.set(moduleSpecifier.text, new Set([...known, ...names]));
    }
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

/** The header, the imports, the table, and the declarations that it uses. */
function assembled(
  ts: Compiler,
  text: string,
  imports: readonly string[],
  declarations: readonly string[],
): string {
  const source = parseText(ts, text);
  const [first] = source.statements;
  const at = first ? startOf(ts, first) : text.length;
  const parts = [
    text.slice(0, at).trimEnd(),
    imports.join('\n'),
    text.slice(at).trimEnd(),
    ...declarations,
  ];
  return parts.filter((part) => part !== '').join('\n\n') + '\n';
}

/** Where a declaration begins, with the comment right above it; what stands above a blank line is the file's. */
function startOf(ts: Compiler, node: Node): number {
  const { text } = node.getSourceFile();
  const at = node.getStart();
  const above = ts.getLeadingCommentRanges(text, node.pos)?.at(-1);
  const isOwn = above !== undefined && !/\n\s*\n/.test(text.slice(above.end, at));
  return isOwn ? above.pos : at;
}
