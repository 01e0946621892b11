/**
 * Each task is implemented in one file, and all other files use that implementation.
 *
 * @module-tag proof
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { faults, nodesOf, sources } from './codebase.js';
import { filesBelow, root, RUNTIME } from './files.js';

test('texts are ordered by `byCodeUnit`', () => {
  const isSign = (node: ts.Expression): boolean => /^(-1|0|1)$/.test(node.getText());
  const isOrder = (node: ts.Node): boolean =>
    ts.isConditionalExpression(node) &&
    ts.isBinaryExpression(node.condition) &&
    ['<', '>'].includes(node.condition.operatorToken.getText()) &&
    !ts.isNumericLiteral(node.condition.right) &&
    isSign(node.whenTrue) &&
    (isSign(node.whenFalse) || isOrder(node.whenFalse)) &&
    /-1/.test(node.getText());
  expect(
    faults((source) => {
      if (RUNTIME.test(source.path) || source.path === 'src/base/foundation/sort.ts') return [];
      return nodesOf(source, (node) => (isOrder(node) ? node.getText() : undefined));
    }),
    'sort with `byCodeUnit` from src/base/foundation/sort.ts',
  ).toEqual([]);
});

test('keys of JSON Pointers are escaped and unescaped by `model/pointer.ts`', () => {
  expect(
    faults((source) => {
      if (RUNTIME.test(source.path) || source.path === 'src/model/pointer.ts') return [];
      return nodesOf(source, (node) =>
        ts.isStringLiteral(node) && /^~[01]$/.test(node.text) ? node.getText() : undefined,
      );
    }),
    'use `escapePointer` and the related functions in src/model/pointer.ts',
  ).toEqual([]);
});

test('every exported name is declared in one file', () => {
  const homes = new Map<string, Set<string>>();
  for (const { path, tree } of sources) {
    if (RUNTIME.test(path)) continue;
    for (const name of tree.statements.flatMap(exportedNames)) {
      homes.set(name, (homes.get(name) ?? new Set()).add(path));
    }
  }
  const several = [...homes].filter(([, { size }]) => size > 1);
  expect(
    several.map(([name, paths]) => `${name}: ${[...paths].join(', ')}`),
    'import the existing one, or choose a name that describes the difference',
  ).toEqual([]);
});

test('another file uses every exported function and constant', () => {
  const files = ['src', 'templates', 'test', 'scripts', 'bench', 'examples', 'docs/.vitepress'];
  const named = new Map<string, number>();
  for (const path of files.flatMap(filesBelow)) {
    if (!/\.m?ts$|\.mjs$/.test(path) || path.startsWith('test/cases/')) continue;
    const words = readFileSync(join(root, path), 'utf8').match(/[A-Za-z_$][\w$]*/g);
    for (const word of new Set(words)) named.set(word, (named.get(word) ?? 0) + 1);
  }
  const alone = sources.flatMap(({ path, tree }) => {
    if (RUNTIME.test(path)) return [];
    const values = tree.statements.filter((one) => !isType(one)).flatMap(exportedNames);
    return values.filter((name) => named.get(name) === 1).map((name) => `${path} ${name}`);
  });
  expect(alone, 'take away `export`, or what nobody uses').toEqual([]);
});

/** Types are exempt: inferred types use them without their name. */
function isType(statement: ts.Statement): boolean {
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
}

/** The names that a statement declares and exports; re-exports are declared in the other file. */
function exportedNames(statement: ts.Statement): string[] {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  }
  return ts.isDeclarationStatement(statement) && statement.name ? [statement.name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((one) => (ts.isBindingElement(one) ? boundNames(one.name) : []));
}

/** The files that look into an intersection themselves, and why `model/effective` is not enough for them. */
const INTO_PARTS: Readonly<Record<string, string>> = {
  'src/print/openapi/schema.ts': 'exports each member as it is declared',
  'src/input/read/json-schema/polymorphism/tags.ts': 'adds a member that declares the tag',
  'src/api/account/counterparts.ts': 'finds the members that declare a fact',
  'src/api/account/kept.ts': 'finds the members that declare a fact',
  'src/api/reconcile/merge/members/member-pairs.ts': 'pairs the members of intersections',
  'src/api/reconcile/merge/members/members.ts':
    'merges intersections that differ in only one member',
  'src/api/reconcile/merge/spelling/expanded-schemas.ts': 'recognizes an `allOf` of a reference',
  'src/api/reconcile/merge/spelling/kept-references.ts': 'keeps the parents of a merged schema',
  'src/api/resolve/schemas/survey.ts': 'collects intersections for diagnostics',
  'src/output/targets/zod/spell.ts': 'prints a type for each part',
  'src/print/typescript/stripper/arrays.ts': 'keeps the items that each part declares',
  'src/print/typescript/stripper/forms.ts': 'keeps the properties that each part declares',
  'src/print/typescript/stripper/keys.ts': 'keeps the properties that each part declares',
  'src/print/typescript/stripper/kinds.ts': 'a guess from an example excludes no kind',
  'src/print/typescript/types.ts': 'prints a type for each part',
  'src/print/typescript/validator/index.ts': 'calls the check of each part',
  'src/values/validation/fits.ts': 'checks values against each part',
};

test('only `model/effective` computes what a schema allows', () => {
  const isModel = (path: string): boolean => path.startsWith('src/model/');
  // In the printer of TypeScript, `intersection` means a type of TypeScript, not a schema.
  const isPrinter = (path: string): boolean => path.startsWith('src/print/emit/typescript/');
  const naming = sources.filter(
    ({ path, tree }) =>
      !isModel(path) && !isPrinter(path) && !RUNTIME.test(path) && namesIntersection(tree),
  );
  expect(
    naming.map(({ path }) => path).sort(),
    'use `effective`, `effectiveObject`, `flattened` or `isComposed`, or add the reason here',
  ).toEqual(Object.keys(INTO_PARTS).sort());
});

function namesIntersection(node: ts.Node): boolean {
  if (ts.isStringLiteral(node) && node.text === 'intersection') return true;
  return ts.forEachChild(node, namesIntersection) === true;
}
