/** Holds the walls of the house: who imports whom, and the manners that a reader can rely on. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { CATALOG } from '../src/diagnostics/catalog.js';

/**
 * Room → the rooms it may enter, from the ground up. A room is a folder of `src` or `templates`,
 * or a file that stands directly in `src`. Types count. Nobody may enter a room that is not in his row.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'foundation/error-code': [],
  'foundation/memo': [],
  'foundation/sort': [],
  model: [],
  'foundation/invisible': [],
  emit: ['foundation/invisible'],
  pattern: [],
  'foundation/suggest': [],
  diagnostics: ['foundation/invisible', 'model'],

  source: ['diagnostics', 'model'],
  reconcile: ['diagnostics', 'model'],
  compare: ['model'],
  resolve: ['pattern', 'diagnostics', 'model', 'emit'],
  output: ['diagnostics', 'emit'],

  read: ['source', 'foundation/suggest', 'diagnostics', 'model'],
  openapi: ['diagnostics', 'model'],
  overlay: ['openapi', 'read', 'resolve', 'source', 'diagnostics', 'model'],
  typescript: ['resolve', 'pattern', 'model', 'emit'],

  'templates/client': ['typescript', 'resolve', 'model', 'emit'],
  'templates/server': ['typescript', 'resolve', 'model', 'emit'],
  'templates/docs': ['typescript', 'resolve', 'model', 'emit'],
  // Copied into projects as they stand: they may know nothing of the house.
  'templates/client/runtime': [],
  'templates/server/runtime': [],

  targets: [
    ...['templates/*', 'typescript', 'openapi', 'resolve', 'reconcile', 'model', 'emit'],
    'diagnostics',
  ],

  'config/config': ['targets', 'read', 'reconcile', 'resolve', 'diagnostics', 'model'],
  'config/check': ['config/config', 'foundation/suggest', 'diagnostics', 'model'],
  'config/apis': ['config/config', 'config/check', 'diagnostics', 'model'],
  'config/project': ['config/config', 'source', 'diagnostics'],
  'config/user-code': [],
  'pipeline/render': ['config/config', 'targets', 'config/user-code', 'diagnostics', 'emit'],
  'pipeline/generate': [
    ...[
      'config/config',
      'pipeline/render',
      'targets',
      'overlay',
      'openapi',
      'read',
      'reconcile',
      'resolve',
      'source',
    ],
    ...['diagnostics', 'model', 'emit'],
  ],
  'pipeline/snapshot': ['read', 'resolve', 'source', 'diagnostics', 'model'],
  'pipeline/inspect': [
    'pipeline/generate',
    'reconcile',
    'resolve',
    'source',
    'diagnostics',
    'model',
  ],
  'pipeline/inspect-text': ['pipeline/inspect', 'pipeline/generate', 'diagnostics', 'model'],
  // The lock file knows no model, and resolving no file: this joins the two.
  'pipeline/name-lock': ['output', 'resolve', 'emit'],
  'pipeline/write': [
    'pipeline/generate',
    'compare',
    'pipeline/name-lock',
    'output',
    'resolve',
    'diagnostics',
  ],
  index: [
    ...[
      'pipeline/generate',
      'pipeline/write',
      'config/config',
      'output',
      'targets',
      'compare',
      'reconcile',
      'resolve',
    ],
    ...['source', 'diagnostics', 'model', 'emit'],
  ],
  // A configuration imports the package: what loads it must have it.
  'config/syntax': [],
  'config/load': [
    'index',
    'config/config',
    'config/syntax',
    'config/user-code',
    'source',
    'diagnostics',
  ],

  cli: [
    ...[
      'index',
      'pipeline/generate',
      'pipeline/inspect',
      'pipeline/inspect-text',
      'config/config',
      'config/load',
      'config/check',
      'config/apis',
    ],
    ...[
      'config/project',
      'foundation/suggest',
      'pipeline/name-lock',
      'output',
      'pipeline/snapshot',
      'compare',
      'resolve',
    ],
    ...['source', 'diagnostics', 'model', 'emit', 'typescript', 'templates/docs'],
    'templates/server',
  ],
  'cli.ts': ['cli'],
};

/** Rooms that know nothing, and that every room may enter but the runtimes. */
const GROUND = ['foundation/error-code', 'foundation/memo', 'foundation/sort'];

/** Package → the only files that may import it. */
const DOORS: Readonly<Record<string, RegExp>> = {
  yaml: /^src\/source\//,
  prettier: /^src\/(output\/format\.ts$|emit\/layout\/)/,
  'prettier/doc': /^src\/emit\/layout\//,
  'ts-morph': /^src\/(output\/handlers\/[^/]*|config\/syntax)\.ts$/,
  'markdown-it': /^src\/emit\/html\/description\.ts$/,
  'openapi-types': /^src\/read\//,
  'json-p3': /^src\/overlay\//,
  '@clack/prompts': /^src\/cli\/init\/questions\.ts$/,
  'get-tsconfig': /^src\/cli\/job\/import-extension\.ts$/,
  jiti: /^src\/config\/load\.ts$/,
  diff: /^src\/output\/diff\.ts$/,
  'node:child_process': /^src\/cli\/diff\/git-revision\.ts$/,
  'node:crypto': /^src\/(source|reconcile|resolve|targets|output|cli|compare)\//,
  'node:fs': /^src\/(output\/|cli\/|config\/|targets\/runtime-files\.ts)/,
  'node:fs/promises': /^src\/(output\/|cli\/|source\/files\/)/,
  'node:path': /^src\/(output\/|cli\/|targets\/|pipeline\/write\.ts|source\/files\/|config\/)/,
  'node:url': /^src\/(cli\/|output\/|config\/|targets\/)/,
  'node:util': /^src\/cli\//,
  'node:module': /^src\/emit\/(html\/description|layout\/width)\.ts$/,
  'node:v8': /^src\/(cli\/engine|pipeline\/snapshot)\.ts$/,
  // What Node can load, and a name for temporary files; everything else comes in through `Io`.
  'node:process': /^src\/(config\/(load|user-code)|output\/write)\.ts$/,
  'node:http': /^templates\/server\/runtime\//,
  'node:stream': /^(src\/cli\/io\.ts$|templates\/server\/runtime\/)/,
};

/** Packages of which only the types may be imported. */
const TYPES_ONLY = ['openapi-types'];

/** Packages that cost too much to load before somebody needs them: only types, `await import()`, or `require()`. */
const LAZY = [
  ...['yaml', 'prettier', 'prettier/doc', 'ts-morph', 'json-p3', 'jiti', 'diff', 'markdown-it'],
  ...['get-tsconfig', '@clack/prompts'],
];

/** The rooms of the example. Its own files may enter all of them, and the generated code, as handlers and views may. */
const STRIDE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  documents: [],
  domain: ['documents'],
  storage: ['domain'],
  webhooks: ['domain'],
  views: ['domain', 'generated'],
  handlers: ['.', 'views', 'domain', 'documents', 'generated'],
  '.': ['handlers', 'views', 'webhooks', 'storage', 'domain', 'documents', 'generated'],
  bench: ['.', 'views', 'storage', 'domain', 'documents', 'generated'],
};

/** Package → the rooms of the example that may import it. */
const STRIDE_DOORS: Readonly<Record<string, RegExp>> = {
  kysely: /^storage$/,
  pg: /^storage$/,
  '@electric-sql/pglite': /^storage$/,
  'markdown-it': /^documents$/,
  re2js: /^domain$/,
  jose: /^(domain|webhooks)$/,
  'node:crypto': /^(domain|storage)$/,
  fastify: /^bench$/,
};

/** The only files that may change the disk. */
const WRITERS = /^src\/output\/(write|open-folder)\.ts$/;
const READING_FS = new Set(
  `BigIntStats access accessSync existsSync lstat lstatSync readFile readFileSync readdir readdirSync readlink
   readlinkSync realpath realpathSync stat statSync watch constants Dirent FSWatcher Stats`.split(
    /\s+/,
  ),
);

const CONSOLE = /^src\/cli(\.ts|\/)/;
const RUNTIME = /^templates\/[^/]+\/runtime\//;
const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 60;
const VAGUE = /^(utils?|helpers?|common|context|misc|shared)$/;

/** Codes that no description can raise, or only a monstrous one: tests beside the code that raise them. */
const PROOFS: Readonly<Record<string, readonly string[]>> = {
  config: [
    'src/cli/generate/several.test.ts',
    'src/config/check.test.ts',
    'src/config/load.test.ts',
    'src/cli/run.test.ts',
    'src/config/user-code.test.ts',
  ],
  output: [
    'src/output/write.test.ts',
    'src/cli/generate/generate.test.ts',
    'src/cli/generate/handlers.test.ts',
  ],
  handlers: ['src/cli/generate/handlers.test.ts'],
  file: [
    'src/cli/job/inputs.test.ts',
    'src/source/load.test.ts',
    'src/source/files/files.test.ts',
    'src/source/yaml/yaml.test.ts',
  ],
  json: ['src/source/json/json.test.ts'],
  number: ['src/source/json/json.test.ts'],
  shape: ['src/source/cursor.test.ts'],
  text: ['src/source/load.test.ts', 'src/source/json/json.test.ts'],
  yaml: ['src/source/yaml/yaml.test.ts'],
  overlay: ['src/overlay/apply.test.ts'],
};

// ---------------------------------------------------------------------------------------------

interface Import {
  readonly specifier: string;
  /** The file it leads to, for relative ones. */
  readonly file: string | undefined;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
  readonly names: readonly string[];
}

interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

const root = join(import.meta.dirname, '..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return { path, text, tree, imports: importsOf(path, tree) };
}

function importsOf(path: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, rest: Partial<Import>): void => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const { text } = specifier;
    const file = text.startsWith('.')
      ? join(dirname(path), text).replaceAll('\\', '/').replace(/\.js$/, '.ts')
      : undefined;
    found.push({ specifier: text, file, typeOnly: false, dynamic: false, names: [], ...rest });
  };
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      const bindings = clause?.namedBindings;
      const elements = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
      const typeOnly =
        clause?.isTypeOnly === true ||
        (elements.length > 0 && !clause?.name && elements.every((element) => element.isTypeOnly));
      const names = elements.map((element) => (element.propertyName ?? element.name).text);
      const whole = clause?.name !== undefined || (bindings && ts.isNamespaceImport(bindings));
      add(node.moduleSpecifier, { typeOnly, names: whole ? ['*'] : names });
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, { typeOnly: node.isTypeOnly });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, { typeOnly: true });
    } else if (ts.isCallExpression(node) && loads(node.expression)) {
      add(node.arguments[0], { dynamic: true });
    }
  });
  return found;
}

/** `import()`, or `require()` where what is loaded late cannot be waited for. */
function loads(callee: ts.Expression): boolean {
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(callee) && callee.text === 'require')
  );
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function lineOf({ tree }: Source, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

const all = [...filesBelow('src'), ...filesBelow('templates')].filter((path) =>
  path.endsWith('.ts'),
);
/** Tests, and what only tests import. */
const TESTS = /\.test\.ts$|\/test\//;
const sources = all.filter((path) => !TESTS.test(path)).map(read);
const example = filesBelow('examples/stride')
  .filter((path) => path.endsWith('.ts') && !TESTS.test(path))
  .map(read);

/** The innermost room of the table in which a file stands. */
function roomOf(path: string): string {
  if (path === 'src/cli.ts') return 'cli.ts';
  const parts = path
    .replace(/^src\//, '')
    .replace(/\.ts$/, '')
    .split('/');
  for (let length = parts.length; length > 0; length--) {
    const room = parts.slice(0, length).join('/');
    if (ROOMS[room]) return room;
  }
  return path;
}

/** Every fault as `file:line what`, so that a failing test reads like a compiler. */
function faults(
  check: (source: Source) => readonly (readonly [ts.Node | null, string])[],
  within: readonly Source[] = sources,
): string[] {
  return within.flatMap((source) =>
    check(source).map(
      ([node, what]) => `${source.path}${node ? `:${lineOf(source, node)}` : ''} ${what}`,
    ),
  );
}

/** All nodes of a file for which `judge` has something to say. */
function nodesOf(
  source: Source,
  judge: (node: ts.Node) => string | undefined,
): [ts.Node, string][] {
  const found: [ts.Node, string][] = [];
  walk(source.tree, (node) => {
    const what = judge(node);
    if (what !== undefined) found.push([node, what]);
  });
  return found;
}

function longFiles(within: readonly Source[]): string[] {
  return faults(({ text }) => {
    const lines = text.split('\n').length - 1;
    return lines > MAX_FILE_LINES ? [[null, `has ${lines} lines`]] : [];
  }, within);
}

function longFunctions(within: readonly Source[]): string[] {
  return faults(
    (source) =>
      nodesOf(source, (node) => {
        if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return undefined;
        const end = source.tree.getLineAndCharacterOfPosition(node.end).line + 1;
        const lines = end - lineOf(source, node) + 1;
        return lines > MAX_FUNCTION_LINES ? `function of ${lines} lines` : undefined;
      }),
    within,
  );
}

function unopened(within: readonly Source[]): string[] {
  return faults(
    ({ text }) =>
      /^(#!.*\n)?\/\*\* ?\S|^(#!.*\n)?\/\*\*\n/.test(text) ? [] : [[null, 'no opening comment']],
    within,
  );
}

test('there is something to hold', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
  expect(example.length).toBeGreaterThan(50);
});

describe('imports', () => {
  test('every room is in the table', () => {
    expect(
      [...new Set(sources.map(({ path }) => roomOf(path)))].filter((room) => !ROOMS[room]),
    ).toEqual([]);
  });

  test('rooms enter only the rooms of their row', () => {
    const allowed = (from: string, to: string): boolean =>
      from === to ||
      (GROUND.includes(to) && !from.endsWith('/runtime')) ||
      (ROOMS[from] ?? []).some(
        (room) => room === to || (room === 'templates/*' && to.startsWith('templates/')),
      );
    expect(
      faults(({ path, imports }) =>
        imports.flatMap(({ file, specifier }) => {
          if (file === undefined || allowed(roomOf(path), roomOf(file))) return [];
          return [[null, `${roomOf(path)} must not enter ${roomOf(file)}: ${specifier}`]];
        }),
      ),
    ).toEqual([]);
  });

  test('the table itself has no circle', () => {
    const open = Object.entries(ROOMS).map(([room, rows]) => [room, new Set(rows)] as const);
    const rest = new Map(open);
    for (let size = -1; size !== rest.size;) {
      size = rest.size;
      for (const [room, rows] of rest) {
        const blocked = [...rows].some((row) =>
          row === 'templates/*'
            ? [...rest.keys()].some((other) => other.startsWith('templates/'))
            : rest.has(row),
        );
        if (!blocked) rest.delete(room);
      }
    }
    expect([...rest.keys()]).toEqual([]);
  });

  test('no file imports itself, by whatever way', () => {
    const graph = new Map(
      sources.map(({ path, imports }) => [path, imports.flatMap(({ file }) => file ?? [])]),
    );
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
    expect(circles).toEqual([]);
  });

  test('a run that finds nothing changed loads no stage but the first', () => {
    const graph = new Map(
      sources.map(({ path, imports }) => [
        path,
        imports.flatMap(({ file, typeOnly, dynamic }) => (typeOnly || dynamic ? [] : (file ?? []))),
      ]),
    );
    const loaded = new Set(['src/cli/generate/index.ts']);
    for (const path of loaded) for (const next of graph.get(path) ?? []) loaded.add(next);
    const rooms = new Set([...loaded].map((path) => path.split('/').slice(0, -1).join('/')));
    expect([...new Set([...rooms].map((room) => room.split('/')[1]))].sort()).toEqual([
      'cli',
      'config',
      'diagnostics',
      'emit',
      'foundation',
      'model',
      'output',
      'source',
    ]);
    expect(loaded.size).toBeLessThan(78);
  });

  test('relative imports are written with .js and lead to a file', () => {
    const known = new Set(all);
    expect(
      faults(({ imports }) =>
        imports.flatMap(({ file, specifier }) =>
          file === undefined || (specifier.endsWith('.js') && known.has(file))
            ? []
            : [[null, specifier]],
        ),
      ),
    ).toEqual([]);
  });

  test('packages come in through their doors', () => {
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
    ).toEqual([]);
  });

  test('every dependency is imported', () => {
    const used = new Set(
      sources.flatMap(({ imports }) => imports.map(({ specifier }) => specifier)),
    );
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies).filter((name) => !used.has(name))).toEqual([]);
  });

  test('nobody outside the emission room can make code of bare text', () => {
    expect(
      faults(({ path, imports }) =>
        imports
          .filter(({ specifier }) => /opaque\.js$/.test(specifier) && !path.startsWith('src/emit/'))
          .map(({ specifier }): [null, string] => [null, `may not import ${specifier}`]),
      ),
    ).toEqual([]);
  });

  test('only those files write to the disk that may', () => {
    expect(
      faults(({ path, imports }) =>
        imports.flatMap(({ specifier, names, typeOnly, dynamic }) => {
          if (!/^(node:)?fs(\/promises)?$/.test(specifier) || typeOnly || WRITERS.test(path))
            return [];
          const writing = dynamic ? ['import()'] : names.filter((name) => !READING_FS.has(name));
          return writing.map((name): [null, string] => [null, `may write: ${name}`]);
        }),
      ),
    ).toEqual([]);
  });
});

describe('manners', () => {
  test('property tests take their seed from one place', () => {
    const tests = [...all, ...filesBelow('test'), ...filesBelow('examples')].filter((path) =>
      /\.ts$/.test(path),
    );
    const direct = tests.filter((path) =>
      /from ['"]fast-check['"]/.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(direct).toEqual(['test/property.ts']);
  });

  test('a file fits in the head', () => {
    expect(longFiles(sources)).toEqual([]);
  });

  test('a function fits on the screen', () => {
    expect(longFunctions(sources)).toEqual([]);
  });

  test('a file opens with a sentence', () => {
    expect(unopened(sources)).toEqual([]);
  });

  test('no default exports, no any, no silenced compiler', () => {
    expect(
      faults((source) => [
        ...nodesOf(source, (node) => {
          if (ts.isExportAssignment(node)) return 'default export';
          if (node.kind === ts.SyntaxKind.DefaultKeyword && ts.isFunctionLike(node.parent))
            return 'default export';
          if (node.kind === ts.SyntaxKind.DefaultKeyword && ts.isClassLike(node.parent))
            return 'default export';
          return node.kind === ts.SyntaxKind.AnyKeyword ? 'any' : undefined;
        }),
        ...(/@ts-(ignore|nocheck|expect-error)|eslint-disable|prettier-ignore/.test(source.text)
          ? [[null, 'silenced'] as const]
          : []),
        ...(/(\/\/|\*) *(TODO|FIXME|XXX|HACK)\b/.test(source.text)
          ? [[null, 'unfinished'] as const]
          : []),
      ]),
    ).toEqual([]);
  });

  test('no vague names', () => {
    const vague = all.filter((path) =>
      path.split('/').some((part) => VAGUE.test(part.replace(/(\.test)?\.ts$/, ''))),
    );
    expect(vague).toEqual([]);
  });

  test('only the command knows process and console', () => {
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
    ).toEqual([]);
  });

  test('nothing depends on the clock, on chance or on the locale', () => {
    const banned = /^(Math\.random|Date\.now|Date|.*\.localeCompare|.*\.toLocale\w+|Intl\.\w+)$/s;
    expect(
      faults((source) => {
        // The runtimes run later, in the user's program, where time is a fact.
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
    ).toEqual([]);
  });
});

describe('one piece has one home', () => {
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
});

describe('the example', () => {
  const room = (path: string): string => {
    if (path.startsWith('generated/')) return 'generated';
    return /^examples\/stride\/([^/]+)\//.exec(path)?.[1] ?? '.';
  };

  test('its domain knows neither HTTP nor a database, and nobody enters what is above', () => {
    expect(
      faults(({ path, imports }) => {
        const here = room(path);
        return imports.flatMap(({ file, specifier }): [null, string][] => {
          if (file !== undefined) {
            const entered = here === room(file) || STRIDE_ROOMS[here]?.includes(room(file));
            return entered ? [] : [[null, `${here} must not enter ${room(file)}: ${specifier}`]];
          }
          const door = STRIDE_DOORS[specifier];
          const outer = specifier.startsWith('node:') && /^(\.|storage|bench)$/.test(here);
          const open = door ? door.test(here) : outer || here === '.';
          return open ? [] : [[null, `${here} has no door for ${specifier}`]];
        });
      }, example),
    ).toEqual([]);
  });

  test('its files and functions are as short as ours', () => {
    expect([...longFiles(example), ...longFunctions(example), ...unopened(example)]).toEqual([]);
  });
});

describe('diagnostics', () => {
  const codes = Object.keys(CATALOG);

  test('every code is used', () => {
    const text = sources
      .filter(({ path }) => !path.startsWith('src/diagnostics/catalog'))
      .map((source) => source.text)
      .join('\n');
    expect(codes.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  test('every code is raised by a case, or by a test beside the code that raises it', () => {
    const raised = new Set(
      filesBelow('test/cases')
        .filter((path) => path.endsWith('/diagnostics.txt'))
        .flatMap((path) => readFileSync(join(root, path), 'utf8').split('\n'))
        .flatMap((line) => /^(?:error|warning|info|hint) ([\w-]+\/[\w-]+)/.exec(line)?.[1] ?? []),
    );
    const proven = (code: string): boolean =>
      (PROOFS[code.split('/')[0] ?? ''] ?? []).some(
        (path) =>
          existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8').includes(code),
      );
    expect(codes.filter((code) => !raised.has(code) && !proven(code))).toEqual([]);
  });
});

describe('README', () => {
  const readme = join(root, 'README.md');
  const folders = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$|dist$)/.test(entry.name))
      .map((entry) => (folder === '.' ? entry.name : `${folder}/${entry.name}`));

  /** The paths of a tree in a fenced block: two blanks, or tree lines, for each level; `name/` is a folder. */
  function treeOf(block: string): string[] {
    const trail: string[] = [];
    return block.split('\n').flatMap((line) => {
      const plain = line.replace(/[│├└─]/g, ' ');
      const name = /^ *([\w.@-]+(?:\/[\w.@-]+)*\/?)/.exec(plain)?.[1];
      if (name === undefined) return [];
      const level = Math.round(
        (plain.length - plain.trimStart().length) / (line === plain ? 2 : 4),
      );
      trail.length = Math.min(trail.length, level);
      trail[level] = name.replace(/\/$/, '');
      return [trail.slice(0, level + 1).join('/') + (name.endsWith('/') ? '/' : '')];
    });
  }

  test.skipIf(!existsSync(readme))('its tree is the real tree', () => {
    const blocks = [...readFileSync(readme, 'utf8').matchAll(/^```[^\n]*\n([^]*?)^```/gm)];
    const trees = blocks
      .map(([, block = '']) => treeOf(block))
      .filter((tree) => tree.includes('src/'));
    expect(trees, 'a fenced block that lists the folders, `src/` among them').toHaveLength(1);
    const [listed = []] = trees;
    const real = [...folders('.'), ...folders('src'), ...folders('templates')];
    const names = new Set(listed.map((path) => path.replace(/\/$/, '')));
    expect(
      real.filter((folder) => !names.has(folder)),
      'folders that it lacks',
    ).toEqual([]);
    expect(
      [...names].filter((path) => !existsSync(join(root, path))),
      'what is not there',
    ).toEqual([]);
  });
});
