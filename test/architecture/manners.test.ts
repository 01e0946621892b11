/**
 * Rules for code that no linter checks.
 *
 * @module-tag proof
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { faults, nodesOf, sources, walk, type Source } from './codebase.js';
import { all, filesBelow, root, RUNTIME } from './files.js';

const CONSOLE = /^src\/cli(\.ts|\/)/;
const VAGUE = /^(utils?|helpers?|common|context|misc|shared)$/;

/** The text of a file without its template literals: comments in them belong to generated files. */
function withoutTemplates({ tree, text }: Source): string {
  let rest = '';
  let at = 0;
  walk(tree, (node) => {
    if (!ts.isTemplateLiteralToken(node) || node.getStart(tree) < at) return;
    rest += text.slice(at, node.getStart(tree));
    at = node.end;
  });
  return rest + text.slice(at);
}

test('property tests read their seed in one file', () => {
  const tests = [...all, ...filesBelow('test'), ...filesBelow('examples')].filter((path) =>
    /\.ts$/.test(path),
  );
  const direct = tests.filter((path) =>
    /from ['"]fast-check['"]/.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(direct, 'take fast-check from test/property.ts').toEqual(['test/property.ts']);
});

test('every file starts with a comment about its purpose', () => {
  const opening = /^(#!.*\n)?\/\*\* ?\S|^(#!.*\n)?\/\*\*\n/;
  const silent = sources.filter(({ text }) => !opening.test(text));
  expect(
    silent.map(({ path }) => path),
    'start it with a comment: /** The purpose of the file. */',
  ).toEqual([]);
});

test('no file disables a rule or has unfinished work', () => {
  expect(
    faults((source) => [
      ...(/@ts-(ignore|nocheck|expect-error)|(?:eslint|oxlint)-disable|prettier-ignore/.test(
        withoutTemplates(source),
      )
        ? [[null, 'silenced'] as const]
        : []),
      ...(/(\/\/|\*) *(TODO|FIXME|XXX|HACK)\b/.test(source.text)
        ? [[null, 'unfinished'] as const]
        : []),
    ]),
    'see "Rules" in CONTRIBUTING.md',
  ).toEqual([]);
});

test('no file has a vague name', () => {
  const vague = all.filter((path) =>
    path.split('/').some((part) => VAGUE.test(part.replace(/(\.test)?\.ts$/, ''))),
  );
  expect(vague, 'call it by what is in it').toEqual([]);
});

test('only the command uses process and console', () => {
  expect(
    faults((source) => {
      if (CONSOLE.test(source.path) || RUNTIME.test(source.path)) return [];
      return nodesOf(source, (node) => {
        if (!ts.isIdentifier(node) || !/^(process|console)$/.test(node.text)) return undefined;
        const { parent } = node;
        const member =
          (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
          (ts.isPropertyAssignment(parent) && parent.name === node) ||
          ts.isPropertySignature(parent);
        return member ? undefined : node.text;
      });
    }),
    'pass it as an argument: commands receive it as `Io`',
  ).toEqual([]);
});

test('no result depends on the clock, on chance or on the locale', () => {
  const banned = /^(Math\.random|Date\.now|Date|.*\.localeCompare|.*\.toLocale\w+|Intl\.\w+)$/s;
  expect(
    faults((source) => {
      // The runtimes run in the user's program, which may depend on the time.
      if (RUNTIME.test(source.path) || source.path.startsWith('src/cli/')) return [];
      return nodesOf(source, (node) => {
        const what = ts.isNewExpression(node)
          ? node.expression.getText(source.tree)
          : ts.isPropertyAccessExpression(node)
            ? node.getText(source.tree)
            : '';
        return banned.test(what) ? what : undefined;
      });
    }),
    'pass it as an argument, or compare by code unit',
  ).toEqual([]);
});

test('a scanner always advances', () => {
  const isEndless = (node: ts.Node): boolean =>
    ts.isWhileStatement(node) ||
    ts.isDoStatement(node) ||
    (ts.isForStatement(node) && node.incrementor === undefined);
  const isInLoop = (node: ts.Node): boolean =>
    !ts.isFunctionLike(node) && (isEndless(node) || (node.parent && isInLoop(node.parent)));
  expect(
    faults((source) => {
      if (RUNTIME.test(source.path)) return [];
      return nodesOf(source, (node) => {
        if (!ts.isBinaryExpression(node) || !isInLoop(node)) return undefined;
        const { left, operatorToken, right } = node;
        if (!/^(?:this\.#)?at$/.test(left.getText(source.tree))) return undefined;
        const isSet = operatorToken.kind === ts.SyntaxKind.EqualsToken;
        const isAdded = operatorToken.kind === ts.SyntaxKind.PlusEqualsToken;
        const steps = ts.isConditionalExpression(right)
          ? [right.whenTrue, right.whenFalse]
          : [right];
        const isSafe = (step: ts.Expression): boolean =>
          isAdded
            ? ts.isNumericLiteral(step)
            : /^(?:advanced\(at, |at \+ \d+$)/.test(step.getText(source.tree));
        return (isSet || isAdded) && !steps.every(isSafe) ? node.getText(source.tree) : undefined;
      });
    }),
    'pass a computed offset through advanced() in src/base/foundation/scan.ts',
  ).toEqual([]);
});

test('a list of unlimited length is never spread into arguments', () => {
  // Each argument uses stack space: more than about 120,000 of them throw a RangeError.
  const variadic =
    /^(?:push|unshift|splice|concat|max|min|fromCharCode|fromCodePoint|fact|blocks)$/;
  expect(
    faults((source) => {
      if (RUNTIME.test(source.path)) return [];
      return nodesOf(source, (node) => {
        if (!ts.isSpreadElement(node) || !ts.isCallExpression(node.parent)) return undefined;
        const { expression: callee } = node.parent;
        const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
        const isShort = /\.slice\(0, 1\)/.test(node.expression.getText(source.tree));
        if (isShort || !variadic.test(name.getText(source.tree))) return undefined;
        return `${name.getText(source.tree)}(${node.getText(source.tree)})`;
      });
    }),
    'use append, largest or smallest from src/base/foundation/lists.ts',
  ).toEqual([]);
});
