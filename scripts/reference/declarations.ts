/** The pages of the programmatic API: the declarations of the package's exports. */
import { Node, type ExportDeclaration, type FunctionDeclaration, type SourceFile } from 'ts-morph';
import { dirname, join } from 'node:path/posix';
import { byCodeUnit } from '../../src/base/foundation/sort.js';
import { commentOf, sourceFile } from './comments.js';
import { block, page, prose } from './text.js';

/** The declarations of a name. A namespace contains several names. */
type Declared = Node | ReadonlyMap<string, Node>;

/** The library, the kit for targets and templates, and the types of both. */
export function declarationPages(): [path: string, text: string][] {
  const library = exportsOf('index');
  const kit = exportsOf('kit');
  const model = new Map([...library].filter(([, node]) => isOfModel(node)));
  const own = (all: ReadonlyMap<string, Declared>): ReadonlyMap<string, Declared> =>
    new Map([...all].filter(([name]) => !model.has(name)));
  const see = '[The model](model.md) lists the types of the merged API.';
  return [
    [
      'library.md',
      declarationPage(
        'The library',
        `Import these functions to run restitch from your own program: \`import { generate } from 'restitch';\`. ${see}`,
        own(library),
      ),
    ],
    [
      'kit.md',
      declarationPage(
        'The kit',
        `The kit contains functions for [templates](../output/templates.md) and [custom targets](../output/targets.md). Import them from \`restitch/kit\`: \`import { code } from 'restitch/kit';\`. ${see}`,
        own(kit),
      ),
    ],
    [
      'model.md',
      declarationPage(
        'The model',
        'The model is the merged API as plain data. Templates and custom targets read it. `restitch` and `restitch/kit` export these types.',
        model,
      ),
    ],
  ];
}

function declarationPage(
  title: string,
  about: string,
  names: ReadonlyMap<string, Declared>,
): string {
  const sorted = [...names].sort(([a], [b]) => byCodeUnit(a, b));
  const isValue = ([, node]: readonly [string, Declared]): boolean => !isType(node);
  const values = sorted.filter(isValue).map(([name, node]) => valueText(name, node));
  const types = sorted
    .filter((entry) => !isValue(entry))
    .map(([name, node]) => typeText(name, node));
  const group = (head: string, parts: readonly string[]): string[] =>
    parts.length === 0 ? [] : [head, ...parts];
  return page(title, about, [...group('## Functions', values), ...group('## Types', types)]);
}

function isType(node: Declared): boolean {
  return node instanceof Map
    ? false
    : Node.isInterfaceDeclaration(node as Node) ||
        Node.isTypeAliasDeclaration(node as Node) ||
        Node.isClassDeclaration(node as Node);
}

function isOfModel(node: Declared): boolean {
  return (
    node instanceof Node &&
    /\/src\/model\//.test(node.getSourceFile().getFilePath()) &&
    isType(node)
  );
}

function valueText(name: string, node: Declared): string {
  if (!(node instanceof Node)) {
    const members = [...node].sort(([a], [b]) => byCodeUnit(a, b));
    const signatures = members.map(
      ([, member]) => `${oneLine(commentOf(member))}${signature(member)}`,
    );
    return `### ${name}\n\n${block('ts', signatures.join('\n\n'))}`;
  }
  const parts = [`### ${name}`, prose(commentOf(holder(node))), block('ts', signature(node))];
  const tags = Node.isFunctionDeclaration(node) ? tagsOf(node) : [];
  return [...parts, ...(tags.length > 0 ? [tags.join('\n')] : [])]
    .filter((part) => part !== '')
    .join('\n\n');
}

function oneLine(comment: string): string {
  return comment === '' ? '' : `/** ${comment} */\n`;
}

/** The parameters and the result of a function. */
function tagsOf(node: FunctionDeclaration): string[] {
  return documented(node).flatMap((one) =>
    one.getTags().flatMap((tag) => {
      const text = (tag.getCommentText() ?? '').replaceAll(/\s+/g, ' ').replace(/^- /, '');
      if (Node.isJSDocParameterTag(tag)) return [`- \`${tag.getName()}\`: ${prose(text)}`];
      if (tag.getTagName() === 'returns') return [`- Returns ${prose(text)}`];
      return tag.getTagName() === 'throws'
        ? [`- Throws ${prose(text.replace(/^\{(\w+)\}/, '`$1`'))}`]
        : [];
    }),
  );
}

function documented(node: FunctionDeclaration): ReturnType<FunctionDeclaration['getJsDocs']> {
  const overload = node.getOverloads().find((one) => one.getJsDocs().length > 0);
  return (overload ?? node).getJsDocs();
}

/** The node that the comment of a declaration is attached to. */
function holder(node: Node): Node {
  if (Node.isFunctionDeclaration(node)) {
    return node.getOverloads().find((one) => one.getJsDocs().length > 0) ?? node;
  }
  return Node.isVariableDeclaration(node) ? node.getVariableStatementOrThrow() : node;
}

/** A function without its body, a constant without its value. */
function signature(node: Node): string {
  if (Node.isFunctionDeclaration(node)) {
    const all = node.getOverloads().length > 0 ? node.getOverloads() : [node];
    return all.map(headOf).join('\n');
  }
  if (Node.isVariableDeclaration(node)) {
    const type = node.getTypeNode()?.getText();
    return `const ${node.getName()}${type === undefined ? '' : `: ${type}`};`;
  }
  return node.getText();
}

function headOf(node: FunctionDeclaration): string {
  const body = node.getBody();
  const end = body ? body.getStart() - node.getStart() : undefined;
  const head = node.getText().slice(0, end).trim().replace(/;$/, '');
  return `${head.replace(/^export (?:async )?/, '')};`;
}

function typeText(name: string, node: Declared): string {
  // Opaque types: only the functions of the kit create and read them.
  const isClosed = Node.isClassDeclaration(node as Node);
  const text = isClosed ? `class ${name} {}` : (node as Node).getText().replace(/^export /, '');
  return [`### ${name}`, prose(commentOf(node as Node)), block('ts', text)]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The names that a file exports, its own and re-exported ones. */
function exportsOf(name: string): ReadonlyMap<string, Declared> {
  const file = sourceFile(name);
  const found = new Map<string, Declared>(ownExports(file));
  for (const declaration of file.getExportDeclarations()) {
    const from = declaration.getModuleSpecifierValue();
    if (from === undefined) continue;
    const all = exportsOf(join(dirname(name), from).replace(/\.js$/, ''));
    for (const [as, node] of passedOn(declaration, all)) found.set(as, node);
  }
  return found;
}

function passedOn(
  declaration: ExportDeclaration,
  all: ReadonlyMap<string, Declared>,
): [name: string, node: Declared][] {
  const space = declaration.getNamespaceExport();
  if (space) {
    const members = [...all].filter((entry): entry is [string, Node] => entry[1] instanceof Node);
    return [[space.getName(), new Map(members.filter(([, node]) => !isType(node)))]];
  }
  const named = declaration.getNamedExports();
  if (named.length === 0) {
    return [...all].filter(([, node]) => !declaration.isTypeOnly() || isType(node));
  }
  return named.map((one): [string, Declared] => {
    const node = all.get(one.getName());
    if (!node) throw new Error(`${one.getName()} is declared nowhere`);
    return [one.getAliasNode()?.getText() ?? one.getName(), node];
  });
}

function ownExports(file: SourceFile): [name: string, node: Node][] {
  const functions = file.getFunctions().filter((one) => one.hasExportKeyword());
  const others = [...file.getInterfaces(), ...file.getTypeAliases(), ...file.getClasses()].filter(
    (one) => one.hasExportKeyword(),
  );
  const constants = file.getVariableDeclarations().filter((one) => one.hasExportKeyword());
  return [...functions, ...others, ...constants].map((one) => [one.getName() ?? '', one]);
}
