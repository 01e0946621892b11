/**
 * An optional part is one folder, and its lines in the file that lists it. The rest builds if both
 * are deleted.
 *
 * @module-tag proof
 */
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { TARGETS } from '../../src/output/targets/index.js';
import { compile } from '../compiler.js';
import { folderOfAllTests } from '../folder.js';
import { sources } from './codebase.js';
import { filesBelow, isTest, root } from './files.js';

interface Part {
  /** The folder of the part, followed by folders that only this part uses. */
  readonly folders: readonly [string, ...string[]];
  /** The file that lists the part, and a pattern that matches the name of the part in that file. */
  readonly list: string;
  readonly line: RegExp;
}

/** The file that imports the folders of targets. */
const TARGET_LIST = 'src/output/targets/index.ts';

const ASKED = TARGETS.filter(({ optIn }) => optIn).map(({ name }) => name);

const PARTS: readonly Part[] = [
  ...ASKED.map((name) => targetPart(name)),
  commandPart('mock', 'src/service/mock'),
  ...['explain', 'init', 'inspect', 'record', 'settle', 'verify'].map((name) => commandPart(name)),
];

/** The part of a target. The list contains the constant that the target's folder exports. */
function targetPart(name: string): Part {
  const folder = `src/output/targets/${name}`;
  const list = readFileSync(join(root, TARGET_LIST), 'utf8');
  const constant = new RegExp(`import \\{ (\\w+) \\} from './${name}/index\\.js';`).exec(list)?.[1];
  return { folders: [folder], list: TARGET_LIST, line: new RegExp(`\\b${constant}\\b`) };
}

function commandPart(name: string, ...beside: readonly string[]): Part {
  const line = new RegExp(`\\b${name.toUpperCase()}\\b`);
  return { folders: [`src/cli/${name}`, ...beside], list: 'src/cli/commands.ts', line };
}

const isIn = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`));

const folder = folderOfAllTests();

test('the list of optional parts is not empty', () => {
  expect(PARTS.length).toBeGreaterThan(13);
  for (const { folders } of PARTS) for (const one of folders) expect(existsSync(one)).toBe(true);
});

test('no file except the list imports an optional part', () => {
  const found = PARTS.flatMap(({ folders, list }) =>
    sources
      .filter(({ path }) => path !== list && !isIn(path, folders))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ file = '' }) => isIn(file, folders))
          .map(({ specifier }) => `${path} imports ${specifier}`),
      ),
  );
  expect(
    found,
    'move code that other files need to the kit, or to a room below the commands',
  ).toEqual([]);
});

test('the list names each optional part in separate lines', () => {
  for (const { list, line, folders } of PARTS) {
    const lines = readFileSync(join(root, list), 'utf8').split('\n');
    const named = lines.filter((one) => line.test(one));
    expect(named, folders[0]).toHaveLength(2);
    expect(named[0], folders[0]).toMatch(/^import \{ \w+ \} from '\.\/[\w-]+\/\w+\.js';$/);
    expect(named[1], folders[0]).toMatch(/^ {2}\w+,$/);
  }
});

test('the rest builds without the optional parts', () => {
  const gone = PARTS.flatMap(({ folders }) => folders);
  for (const one of ['src', 'templates']) {
    cpSync(join(root, one), join(folder.path, one), {
      recursive: true,
      filter: (path) => !isTest(path) && !gone.includes(path.slice(root.length + 1)),
    });
  }
  for (const list of new Set(PARTS.map((part) => part.list))) {
    const lines = readFileSync(join(root, list), 'utf8').split('\n');
    const left = lines.filter(
      (one) => !PARTS.some((part) => part.list === list && part.line.test(one)),
    );
    folder.write(list, left.join('\n'));
  }
  for (const file of ['package.json', 'tsconfig.json']) {
    cpSync(join(root, file), join(folder.path, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder.path, 'node_modules'));
  const base = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8')) as object;
  const compilerOptions = { noEmit: true };
  folder.write('tsconfig.build.json', { ...base, compilerOptions });
  expect(compile(folder.path, 'tsconfig.build.json')).toBe('');
});

test('only output that mounts its handlers imports from a workspace', () => {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly workspaces: readonly string[];
  };
  expect(workspaces.length).toBeGreaterThan(0);
  const files = ['src', 'templates', 'test', 'scripts', 'bench', 'examples', 'generated'].flatMap(
    filesBelow,
  );
  const found = files.filter((path) => {
    if (!/\.(?:ts|mjs)$/.test(path) || isIn(path, workspaces) || path.startsWith('test/cases/'))
      return false;
    const text = readFileSync(join(root, path), 'utf8');
    const imported = [...text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g)];
    return imported.some(([, specifier = '']) => isIn(join(dirname(path), specifier), workspaces));
  });
  expect(found).toEqual(['generated/stride/server/mount.ts']);
});
