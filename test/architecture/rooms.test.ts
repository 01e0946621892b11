/**
 * The rooms and their files have no cycles. Rooms with a door are imported only through their
 * `index.ts`.
 *
 * @module-tag proof
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faults, sources } from './codebase.js';
import { all, root } from './files.js';
import { DOORS, folderOf, isWithin, keyOf, roomOf, ROOMS, rowsOf, withinGroup } from './rooms.js';

/** Each file with the files that it imports. `loaded` omits imports of types and lazy imports. */
function graphOf(kind: 'loaded' | 'all'): Map<string, string[]> {
  return new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ file, typeOnly, dynamic }) =>
        file === undefined || (kind === 'loaded' && (typeOnly || dynamic)) ? [] : [file],
      ),
    ]),
  );
}

test('the list of files and imports is not empty', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
});

describe('rooms', () => {
  test('every file is in a room of the table', () => {
    const lost = sources.map(({ path }) => path).filter((path) => !ROOMS[keyOf(roomOf(path))]);
    expect(lost, 'give its folder a row in test/architecture/rooms.ts').toEqual([]);
  });

  test('every row of the table is used', () => {
    const used = new Set(sources.map(({ path }) => keyOf(roomOf(path))));
    expect(
      Object.keys(ROOMS).filter((room) => !used.has(room)),
      'take the row out of test/architecture/rooms.ts',
    ).toEqual([]);
    const entered = (room: string, row: string): boolean =>
      sources.some(
        ({ path, imports }) =>
          isWithin(keyOf(roomOf(path)), room) &&
          imports.some(({ file }) => file !== undefined && isWithin(roomOf(file), row)),
      );
    const unused = Object.entries(ROOMS).flatMap(([room, rows]) =>
      rows.filter((row) => !entered(room, row)).map((row) => `${room} does not enter ${row}`),
    );
    expect(unused, 'take it out of the row in test/architecture/rooms.ts').toEqual([]);
  });

  test('with a door are imported only through their index.ts', () => {
    expect(
      faults(({ path, imports }) =>
        imports.flatMap(({ file = '', specifier }) => {
          const from = roomOf(path);
          const door = DOORS.find(
            (room) =>
              isWithin(roomOf(file), room) && !isWithin(from, room) && !isWithin(room, from),
          );
          const entered = door === undefined || file === `${folderOf(door)}/index.ts`;
          return entered ? [] : [[null, `enters ${door} not by its door: ${specifier}`]];
        }),
      ),
      'import it from the index.ts of the room, which may have to export it',
    ).toEqual([]);
  });

  test('have no cycle in the table', () => {
    const rest = new Set(Object.keys(ROOMS));
    for (let size = -1; size !== rest.size;) {
      size = rest.size;
      for (const room of rest) {
        const isBlocked = rowsOf(room).some((row) =>
          [...rest].some((other) => isWithin(other, row) && !isWithin(room, other)),
        );
        if (!isBlocked) rest.delete(room);
      }
    }
    expect([...rest], 'rooms of which each enters the next one').toEqual([]);
  });
});

describe('files', () => {
  test('do not import themselves, directly or indirectly', () => {
    const graph = graphOf('all');
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path))
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (trail.includes(path) || done.has(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(circles, 'move what both need into a file that imports neither').toEqual([]);
  });

  test('have relative imports that end in .js and lead to a file', () => {
    const known = new Set(all);
    expect(
      faults(({ imports }) =>
        imports.flatMap(({ file, specifier }) =>
          file === undefined ||
          (specifier.endsWith('.js') && known.has(file)) ||
          (specifier.endsWith('.json') && existsSync(join(root, file)))
            ? []
            : [[null, specifier]],
        ),
      ),
      'spell the file with .js',
    ).toEqual([]);
  });

  test('of later stages are not loaded by a run that finds no changes', () => {
    const graph = graphOf('loaded');
    const loaded = new Set(['src/cli/generate/index.ts']);
    for (const path of loaded) for (const next of graph.get(path) ?? []) loaded.add(next);
    const rooms = new Set([...loaded].map((path) => withinGroup(path).split('/')[0]));
    expect([...rooms].sort()).toEqual(
      'cli config diagnostics emit files foundation kit model shape source targets'.split(' '),
    );
    // Of targets, only their descriptors, not their renderers.
    const rendering = [...loaded].filter((path) =>
      /^src\/output\/targets\/[^/]+\/(?!index\.ts|options\.ts|file\.ts)/.test(path),
    );
    expect(rendering, 'load it when the target renders: `await import()`').toEqual([]);
    const others = [...loaded].filter((path) => !/^src\/output\/targets\/[^/]+\//.test(path));
    expect(others.length).toBeLessThan(110);
  });

  test('outside of the room `emit` cannot turn plain text into code', () => {
    expect(
      faults(({ path, imports }) =>
        imports
          .filter(
            ({ specifier }) => /opaque\.js$/.test(specifier) && !path.startsWith('src/print/emit/'),
          )
          .map(({ specifier }): [null, string] => [null, `may not import ${specifier}`]),
      ),
      'make it with `code`, `lit`, `ident` and the builders of src/print/emit/typescript',
    ).toEqual([]);
  });
});
