/** A file imports only from lower layers: from the rooms in the row of its own room. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { all, isTest, root } from './files.js';
import { mayEnter, roomOf } from './rooms.js';

/** The relative path that a statement, a call or a type imports from. */
const IMPORT = /\b(?:from|import)\s*\(?\s*(['"])(\.[^'"]*)\1/g;

const imports = all
  .filter((path) => !isTest(path))
  .flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(IMPORT)].map(([, , specifier = '']) => {
      const file = join(dirname(path), specifier).replaceAll('\\', '/').replace(/\.js$/, '.ts');
      return { path, specifier, rooms: [roomOf(path), roomOf(file)] as const };
    }),
  );

test('rooms import only from the rooms of their row', () => {
  expect(imports.length).toBeGreaterThan(1000);
  const faults = imports.filter(({ rooms: [from, to] }) => !mayEnter(from, to));
  expect(
    faults.map(({ path, specifier, rooms: [from, to] }) => {
      return `${path}: ${from} must not enter ${to}: ${specifier}`;
    }),
    'move what both need further down, or hand it over as an argument; a row of test/architecture/rooms.ts grows only where the room builds on the other one by its nature',
  ).toEqual([]);
});
