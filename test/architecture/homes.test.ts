/** One piece has one home. */
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { faults, nodesOf } from './codebase.js';
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
  ).toEqual([]);
});
