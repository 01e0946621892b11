/**
 * Each package and each module of Node may be imported by only a few files.
 *
 * @module-tag proof
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faults, sources } from './codebase.js';
import { root } from './files.js';

/** Package → the only files that may import it. */
const DOORS: Readonly<Record<string, RegExp>> = {
  yaml: /^src\/(input\/source\/yaml\/|print\/emit\/yaml(?:-append)?\.ts$|output\/targets\/docs\/guides\/front-matter\.ts$)/,
  prettier: /^src\/output\/files\/formatter\.ts$/,
  'prettier/plugins/typescript': /^src\/print\/emit\/typescript\/syntax-error\.ts$/,
  'markdown-it': /^src\/print\/emit\/description\/(?:parse|footnotes)\.ts$/,
  'openapi-types': /^src\/input\/read\//,
  'json-p3': /^src\/api\/overlay\//,
  '@clack/prompts': /^src\/cli\/(?:init\/questions|settle\/ask)\.ts$/,
  'get-tsconfig': /^src\/cli\/job\/import-extension\.ts$/,
  jiti: /^src\/run\/config\/load\.ts$/,
  diff: /^src\/output\/files\/diff\.ts$/,
  'node:child_process': /^src\/(cli\/job\/git-revision|output\/files\/(git-merge|formatter))\.ts$/,
  // Concurrent runs in one process need separate budgets.
  'node:async_hooks': /^src\/base\/pattern\/run\.ts$/,
  'node:crypto':
    /^src\/(input\/source|api\/reconcile|api\/resolve|api\/questions|output\/files|cli|api\/compare)\//,
  'node:fs':
    /^src\/(output\/files\/|cli\/|run\/config\/|output\/kit\/runtime-files\.ts|input\/source\/files\/archive\.ts|base\/foundation\/system\/entry\.ts)/,
  'node:fs/promises': /^src\/(output\/files\/|cli\/|input\/source\/files\/)/,
  'node:path':
    /^src\/(output\/files\/|cli\/|output\/targets\/|run\/pipeline\/write\.ts|input\/source\/files\/|run\/config\/)/,
  'node:url': /^src\/(cli\/|output\/files\/|run\/config\/|output\/kit\/runtime-files\.ts)/,
  'node:timers/promises': /^src\/(service\/mock\/events|cli\/settle\/typed-ahead)\.ts$/,
  'node:util': /^src\/cli\//,
  'node:module':
    /^src\/(base\/foundation\/romanized|print\/emit\/description\/parse|output\/files\/formatter|input\/source\/decompress|cli)\.ts$/,
  'any-ascii': /^src\/base\/foundation\/romanized\.ts$/,
  httpxy: /^src\/cli\/record\/proxy\.ts$/,
  'node:zlib': /^src\/input\/source\/decompress\.ts$/,
  'node:v8': /^src\/(cli\/engine|api\/compare\/snapshot\/kept-api)\.ts$/,
  // For the home directory of the user, which contains the cache, and into which nothing is generated.
  'node:os': /^src\/(cli\/main|output\/files\/shared-folder)\.ts$/,
  // File formats that Node can load, and names of temporary files; everything else uses `Io`.
  'node:process':
    /^src\/(run\/config\/(load|user-code)|output\/files\/(temporary-name|steps|formatter|marker-file))\.ts$/,
  'node:inspector': /^src\/run\/config\/user-code\.ts$/,
  '@modelcontextprotocol/server': /^src\/output\/targets\/mcp\/runtime\//,
  msw: /^src\/output\/targets\/msw\/runtime\//,
  zod: /^src\/output\/targets\/zod\/runtime\//,
  'node:http': /^(src\/cli\/(mock|record|local-server)\/|templates\/server\/runtime\/)/,
  'node:net': /^src\/(cli\/(record|local-server)\/|base\/foundation\/host-name\.ts)/,
  'node:vm': /^src\/service\/served\/table\.ts$/,
  'node:stream':
    /^(src\/cli\/(io|record\/proxy|local-server\/refuse)\.ts$|templates\/server\/runtime\/)/,
};

/** Packages of which only the types may be imported. */
const TYPES_ONLY = ['openapi-types'];

/**
 * Packages that are slow to load, so they may only be imported as types, or lazily by `await
 * import()` or `require()`.
 */
const LAZY = [
  ...[
    'yaml',
    'prettier',
    'prettier/plugins/typescript',
    'json-p3',
    'jiti',
    'diff',
    'markdown-it',
    'httpxy',
    'any-ascii',
  ],
  ...['get-tsconfig', '@clack/prompts'],
];

/** The only file that may look up an entry of the disk, because the results differ between versions of Node. */
const LOOKUP = 'src/base/foundation/system/entry.ts';
const LOOKING_UP = new Set(['lstat', 'lstatSync', 'stat', 'statSync']);

/** The only files that may change the disk. */
const WRITERS =
  /^src\/output\/files\/(write|single-file|steps|open-folder|growing-file|marker-file)\.ts$/;
const READING_FS = new Set(
  `BigIntStats access accessSync createReadStream existsSync readFile readFileSync readdir readdirSync readlink
   readlinkSync realpath realpathSync watch constants Dirent FSWatcher Stats`.split(/\s+/),
);

test('packages are imported only in the files that wrap them', () => {
  expect(
    faults(({ path, imports }) =>
      imports.flatMap(({ file, specifier, typeOnly, dynamic }) => {
        if (file !== undefined) return [];
        const faults: [null, string][] = [];
        if (!DOORS[specifier]?.test(path)) faults.push([null, `no door for ${specifier}`]);
        if (TYPES_ONLY.includes(specifier) && !typeOnly)
          faults.push([null, `only types of ${specifier}`]);
        if (LAZY.includes(specifier) && !typeOnly && !dynamic) {
          faults.push([null, `${specifier} must be loaded lazily`]);
        }
        return faults;
      }),
    ),
    'use the file that wraps it; add a new package or module to DOORS in this file',
  ).toEqual([]);
});

/** Packages that are built into the command (docs/decisions/0032-what-is-bundled.md); all others are installed with it. */
const BUNDLED = ['@clack/prompts', 'diff', 'get-tsconfig', 'httpxy', 'json-p3', 'yaml'];

test('every dependency is imported, and every import is a dependency or bundled', () => {
  // Users install the packages that a runtime imports.
  const loaded = sources
    .filter(({ path }) => !path.includes('/runtime/'))
    .flatMap(({ imports }) => imports)
    .filter(({ typeOnly, specifier }) => !typeOnly && /^(?!\.|node:)/.test(specifier))
    .map(({ specifier }) => specifier.replace(/^(?!@)([^/]+)\/.*$/, '$1'));
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  expect(
    [...new Set(loaded)].sort(),
    'add it to `dependencies` in package.json, or remove it',
  ).toEqual([...Object.keys(dependencies), ...BUNDLED].sort());
});

test('only the listed files write to the disk', () => {
  expect(
    faults(({ path, imports }) =>
      imports.flatMap(({ specifier, names, typeOnly, dynamic }) => {
        if (!/^(node:)?fs(\/promises)?$/.test(specifier) || typeOnly || WRITERS.test(path))
          return [];
        const isRead = (name: string): boolean => READING_FS.has(name) || LOOKING_UP.has(name);
        const writing = dynamic ? ['import()'] : names.filter((name) => !isRead(name));
        return writing.map((name): [null, string] => [null, `may write: ${name}`]);
      }),
    ),
    'write through src/output/files',
  ).toEqual([]);
});

test('one file looks up entries of the disk', () => {
  expect(
    faults(({ path, imports }) =>
      imports.flatMap(({ specifier, names }) => {
        if (!/^(node:)?fs(\/promises)?$/.test(specifier) || path === LOOKUP) return [];
        const found = names.filter((name) => LOOKING_UP.has(name));
        return found.map((name): [null, string] => [null, `calls ${name}`]);
      }),
    ),
    `call entryAt of ${LOOKUP}`,
  ).toEqual([]);
});
