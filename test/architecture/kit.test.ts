/** Targets of users are built on the public kit alone, and so are those that show how. */
import { expect, test } from 'vitest';
import { faults, sourceAt } from './codebase.js';
import { filesBelow, isTest } from './files.js';

const targets = filesBelow('examples/targets')
  .filter((path) => path.endsWith('.ts') && !isTest(path))
  .map(sourceAt);

const MAX_LINES = 60;

test('there is something to hold', () => expect(targets.length).toBeGreaterThan(2));

test('they import the kit, and nothing else', () => {
  expect(
    faults(
      ({ imports }) =>
        imports
          .filter(({ specifier }) => specifier !== 'restitch/kit')
          .map(({ specifier }): [null, string] => [null, `imports ${specifier}`]),
      targets,
    ),
  ).toEqual([]);
});

test('they are short', () => {
  const long = targets.filter(({ text }) => text.split('\n').length - 1 > MAX_LINES);
  expect(long.map(({ path }) => path)).toEqual([]);
});
