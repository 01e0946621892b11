/**
 * A target is one folder and its line in a list, and the same is true for a format. No other file
 * contains its name.
 *
 * @module-tag proof
 */
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { CATALOG } from '../../src/base/diagnostics/catalog.js';
import { FORMATS } from '../../src/input/read/index.js';
import { TARGETS } from '../../src/output/targets/index.js';
import { faults, nodesOf, sources, type Source } from './codebase.js';

/**
 * Files that choose, configure and render targets. Elsewhere client and server have the meaning of
 * HTTP.
 */
const ABOUT_TARGETS = /^src\/(run\/config|run\/pipeline|cli|base\/shape|output\/targets)\//;

/**
 * Files that use these names for the servers of an API, or for the package that samples of the docs
 * import.
 */
const OF_APIS = [
  ...[
    'src/run/pipeline/inspect/index.ts',
    'src/run/pipeline/inspect/about.ts',
    'src/output/targets/client/servers.ts',
  ],
  ...['src/output/targets/docs/options.ts', 'src/output/targets/docs/view.ts'],
];

/** The names in a file: its string literals, except in imports, and the names of properties. */
function wordOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) {
    const { parent } = node;
    const isImport = ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent);
    return isImport ||
      (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword)
      ? undefined
      : node.text;
  }
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  const isNamed = ts.isPropertyAssignment(node) || ts.isPropertySignature(node);
  return isNamed && ts.isIdentifier(node.name) ? node.name.text : undefined;
}

function namings(names: readonly string[], within: readonly Source[]): string[] {
  return faults(
    (source) =>
      nodesOf(source, (node) => {
        const word = wordOf(node);
        // The code of a diagnostic may contain the name of a target or a format.
        if (word === undefined || Object.hasOwn(CATALOG, word)) return undefined;
        if (OF_APIS.includes(source.path)) return undefined;
        const name = names.find((one) => word.split(/[/,]/).includes(one));
        const own = `/${name}/`;
        return name === undefined || source.path.includes(own) ? undefined : word;
      }),
    within,
  );
}

test('the lists of targets and formats are not empty', () => {
  expect(TARGETS.length).toBeGreaterThan(3);
  expect(FORMATS.length).toBeGreaterThan(5);
});

test('no other folder names a target', () => {
  // Opt-in targets may have the name of another concept, such as `query`. They use the kit, and
  // name their dependencies.
  const [asked, standard] = [true, false].map((optIn) =>
    TARGETS.filter((target) => (target.optIn ?? false) === optIn).map(({ name }) => name),
  );
  const onKit = new RegExp(`^src/output/targets/(${asked?.join('|')})/`);
  const names = standard ?? [];
  const within = sources.filter(({ path }) => ABOUT_TARGETS.test(path) && !onKit.test(path));
  expect(
    namings(names, within),
    'use a property of the descriptor (src/output/kit/target.ts) instead of the name',
  ).toEqual([]);
});

test('no other folder names a format', () => {
  const names = FORMATS.filter(({ kind }) => kind !== 'companion').map(({ name }) => name);
  const within = sources.filter(({ path }) => !path.startsWith('src/input/read/'));
  expect(
    namings([...names, 'swagger', 'postman'], within),
    'use a property of the descriptor (src/input/read/format.ts) instead of the name',
  ).toEqual([]);
});
