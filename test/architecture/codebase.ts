/** The sources of the repository as syntax trees, with their imports. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import { all, isTest, root } from './files.js';

export interface Import {
  readonly specifier: string;
  /** The imported file. It is absent if the import is not relative. */
  readonly file: string | undefined;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
  readonly names: readonly string[];
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

/** Reads and parses a file. */
export function sourceAt(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return { path, text, tree, imports: importsOf(path, tree) };
}

export const sources = all.filter((path) => !isTest(path)).map(sourceAt);

function importsOf(path: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, rest: Partial<Import>): void => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const { text } = specifier;
    const file = text.startsWith('.')
      ? join(dirname(path), text).replaceAll('\\', '/').replace(/\.js$/, '.ts')
      : undefined;
    found.push({ specifier: text, file, typeOnly: false, dynamic: false, names: [], ...rest });
  };
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      const bindings = clause?.namedBindings;
      const elements = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
      const typeOnly =
        clause?.isTypeOnly === true ||
        (elements.length > 0 && !clause?.name && elements.every((element) => element.isTypeOnly));
      const names = elements.map((element) => (element.propertyName ?? element.name).text);
      const whole = clause?.name !== undefined || (bindings && ts.isNamespaceImport(bindings));
      add(node.moduleSpecifier, { typeOnly, names: whole ? ['*'] : names });
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, { typeOnly: node.isTypeOnly });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, { typeOnly: true });
    } else if (ts.isCallExpression(node) && loads(node.expression)) {
      add(node.arguments[0], { dynamic: true });
    }
  });
  return found;
}

/** `import()`, or `require()` in code that is not asynchronous. */
function loads(callee: ts.Expression): boolean {
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(callee) && callee.text === 'require')
  );
}

/** Visits a node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

export function lineOf({ tree }: Source, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** Returns each fault as `file:line message`, which is the format of a compiler. */
export function faults(
  check: (source: Source) => readonly (readonly [ts.Node | null, string])[],
  within: readonly Source[] = sources,
): string[] {
  return within.flatMap((source) =>
    check(source).map(
      ([node, what]) => `${source.path}${node ? `:${lineOf(source, node)}` : ''} ${what}`,
    ),
  );
}

/** All nodes of a file for which `judge` returns a message. */
export function nodesOf(
  source: Source,
  judge: (node: ts.Node) => string | undefined,
): [ts.Node, string][] {
  const found: [ts.Node, string][] = [];
  walk(source.tree, (node) => {
    const what = judge(node);
    if (what !== undefined) found.push([node, what]);
  });
  return found;
}
