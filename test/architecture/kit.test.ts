/**
 * The public kit is sufficient for custom targets: example targets and opt-in targets use nothing
 * else.
 *
 * @module-tag proof
 */
import { expect, test } from 'vitest';
import { TARGETS } from '../../src/output/targets/index.js';
import { faults, sourceAt, sources } from './codebase.js';
import { filesBelow, isTest, RUNTIME } from './files.js';

const targets = filesBelow('examples/targets')
  .filter((path) => path.endsWith('.ts') && !isTest(path))
  .map(sourceAt);

const MAX_LINES = 60;

test('the list of targets is not empty', () => expect(targets.length).toBeGreaterThan(2));

test('targets import only the kit', () => {
  expect(
    faults(
      ({ imports }) =>
        imports
          .filter(({ specifier }) => specifier !== 'restitch/kit')
          .map(({ specifier }): [null, string] => [null, `imports ${specifier}`]),
      targets,
    ),
    'export what a custom target needs from src/kit.ts',
  ).toEqual([]);
});

test('targets are short', () => {
  const long = targets.filter(({ text }) => text.split('\n').length - 1 > MAX_LINES);
  expect(
    long.map(({ path }) => path),
    `an example has at most ${MAX_LINES} lines: what others need as well belongs into the kit`,
  ).toEqual([]);
});

/** The package target reuses the files of the client target. */
const MORE: Readonly<Record<string, RegExp>> = {
  package: /^\.\.\/client\/(?:index|options|render)\.js$/,
};

/**
 * The allowed imports of opt-in targets: the kit, the rules of options, which are data, and the
 * code that copies runtime files unchanged.
 */
const OF_TARGETS = /^\.\.\/\.\.\/(?:\.\.\/kit|kit\/runtime-files|\.\.\/base\/shape\/rule)\.js$/;

test('opt-in targets import only the kit, too', () => {
  const asked = TARGETS.filter(({ optIn }) => optIn).map(({ name }) => name);
  expect(asked.length).toBeGreaterThan(3);
  const found = asked.flatMap((name) => {
    const own = sources.filter(
      ({ path }) => path.startsWith(`src/output/targets/${name}/`) && !RUNTIME.test(path),
    );
    return faults(
      ({ imports }) =>
        imports
          .filter(({ specifier }) => !/^\.\/[^/]/.test(specifier) && !OF_TARGETS.test(specifier))
          .filter(({ specifier }) => MORE[name]?.test(specifier) !== true)
          .map(({ specifier }): [null, string] => [null, `imports ${specifier}`]),
      own,
    );
  });
  expect(
    found,
    'a target with `optIn` imports its own folder, the rules of options, its runtime and src/kit.ts alone: its templates stand in its folder, and what it lacks the kit exports',
  ).toEqual([]);
});
