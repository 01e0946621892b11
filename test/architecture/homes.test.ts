/** One piece has one home. */
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { faults, nodesOf, sources } from './codebase.js';
import { RUNTIME } from './files.js';

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
      if (RUNTIME.test(source.path) || source.path === 'src/foundation/sort.ts') return [];
      return nodesOf(source, (node) => (isOrder(node) ? node.getText() : undefined));
    }),
    'sort with `byCodeUnit` of src/foundation/sort.ts',
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
    'use `escapePointer` and its kin of src/model/pointer.ts',
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
    'import the one that is there, or give the new one a name that says how it differs',
  ).toEqual([]);
});

/** The names that a statement declares and exports; what it hands on from another file is declared there. */
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
