/** Random changes of a description, and random edits of handlers between them: nothing that people wrote is ever lost. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fc, runs } from '../property.js';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { identityOf } from '../../src/emit/handler.js';
import { locateHandlers } from '../../src/output/handlers/locate.js';
import { scanFile, type ScannedFunction } from '../../src/output/handlers/scan.js';
import { tokensOf } from '../../src/output/handlers/tokens.js';
import { emptyWorld, generatedText, regenerate, type Operation, type World } from './world.js';

/** What an operation can be like; `there` says whether the description has it. */
interface Facet {
  readonly there: boolean;
  readonly name: number;
  readonly slash: boolean;
  readonly summary: number;
  readonly tag: number;
}

const SHAPES = [
  'GET /pets',
  'PUT /pets/{0}',
  'GET /pets/{0}',
  'DELETE /pets/{0}/toys/{1}',
  'GET /shops',
  'GET /shops/{0}',
];
const NAMES = [
  ['id', 'toyId'],
  ['key', "it's"],
  ['petId', '"toy"'],
];
const SUMMARIES = [undefined, 'Short', 'Two\nlines, and */ more'];
const TAGS = ['Pets', 'Shops'];

function operationsOf(facets: readonly Facet[]): Operation[] {
  return facets.flatMap(({ there, name, slash, summary, tag }, index): Operation[] => {
    const [method = '', shape = ''] = SHAPES[index]?.split(' ') ?? [];
    const path = shape.replace(
      /\{(\d)\}/g,
      (_, at: string) => `{${NAMES[name]?.[Number(at)] ?? ''}}`,
    );
    const told = SUMMARIES[summary];
    if (!there) return [];
    return [
      {
        method,
        path: path + (slash ? '/' : ''),
        tag: TAGS[tag] ?? '',
        ...(told !== undefined && { summary: told }),
      },
    ];
  });
}

const FACET = fc.record({
  there: fc.boolean(),
  name: fc.nat(NAMES.length - 1),
  slash: fc.boolean(),
  summary: fc.nat(SUMMARIES.length - 1),
  tag: fc.nat(TAGS.length - 1),
});
const DESCRIPTION = fc.tuple(...SHAPES.map(() => FACET));

/** An edit of people: what, and where, as shares of what there is. */
const EDITS = [
  'inside',
  'fill',
  'between',
  'end',
  'swap',
  'rename',
  'move',
  'format',
  'crlf',
  'wrap',
] as const;
const EDIT = fc.record({ kind: fc.constantFrom(...EDITS), at: fc.nat(999), of: fc.nat(999) });
const ROUND = fc.record({ facets: DESCRIPTION, edits: fc.array(EDIT, { maxLength: 3 }) });

const ROOT = join(import.meta.dirname, '../..');

/** Edits that a compiler has to reject: a function that nobody declared, or an unfinished statement. */
const UNTYPED: ReadonlySet<string> = new Set(['wrap']);

let marks = 0;

/** Edits a file as people do; returns false when there is nothing to edit. */
async function editAs(
  world: World,
  { kind, at, of }: { kind: (typeof EDITS)[number]; at: number; of: number },
): Promise<boolean> {
  const path = [...world.files.keys()][at % Math.max(1, world.files.size)];
  const text = path === undefined ? undefined : world.files.get(path);
  const functions = text === undefined ? [] : (scanFile(text)?.functions ?? []);
  const one = functions[of % Math.max(1, functions.length)];
  if (path === undefined || text === undefined || one === undefined) return false;
  const mark = `mine${++marks}`;
  const put = (from: number, to: number, now: string): boolean => {
    world.files.set(path, text.slice(0, from) + now + text.slice(to));
    return true;
  };
  const code = one.tokens.filter((token) => token.kind !== 'comment');
  switch (kind) {
    case 'inside': {
      const place = code[1 + ((at * 7 + of) % Math.max(1, code.length - 1))];
      return place !== undefined && put(place.at, place.at, ` /* ${mark} */ `);
    }
    case 'fill': {
      const place = code.findIndex((token) => token.text === 'throw');
      const start = code[place];
      return (
        start !== undefined &&
        put(
          start.at,
          start.at,
          `const ${mark} = \`\${_req}\`;\n  if (/[{"]/.test(${mark})) void ${mark};\n  `,
        )
      );
    }
    case 'between':
      return put(one.from, one.from, `// ${mark}: "GET /nothing"\n`);
    case 'end':
      return put(
        text.length,
        text.length,
        `\nexport function ${mark}() {\n  return "DELETE /pets";\n}`,
      );
    case 'swap': {
      const [first, second] = [functions[0], functions[1]];
      if (first === undefined || second === undefined) return false;
      const [a, b] = [text.slice(first.from, first.end), text.slice(second.from, second.end)];
      return put(first.from, second.end, b + text.slice(first.end, second.from) + a);
    }
    case 'rename':
      if (one.name === '') return false;
      return put(0, text.length, text.replace(new RegExp(`\\b${one.name}\\b`), mark));
    case 'move': {
      const imports = text.slice(0, functions[0]?.from ?? 0).replace(/\/\*\*[^]*?\*\//, '');
      world.files.set(`of-${mark}.ts`, `${imports}\n${text.slice(one.from, one.end)}\n`);
      return put(one.from, one.end, '');
    }
    case 'format':
      world.files.set(
        path,
        await format(text, { parser: 'typescript', singleQuote: true, semi: false }),
      );
      return true;
    case 'crlf':
      world.files.set(path, text.replace(/\r?\n/g, '\r\n'));
      return true;
    case 'wrap': {
      const start = code.findIndex((token) => token.text === 'async');
      const async = code[start];
      if (async === undefined || start !== 1 || code[0]?.text !== 'export') return false;
      return put(one.at, one.end, `export const ${mark} = wrap(${text.slice(async.at, one.end)})`);
    }
    default:
      return kind satisfies never;
  }
}

/** A text with keys by what they identify, and without our marks of retired handlers. */
function essential(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(/[ \t]*\/\*\* @deprecated The API no longer[^\n]*\*\/\n/g, '')
    .replace(
      /(["'`])([A-Z]+ \/(?:\\.|(?!\1)[^\\\n])*)\1/g,
      (_, __, key: string) => `"${identityOf(key)}"`,
    );
}

interface Snapshot {
  /** Functions that somebody has worked on. */
  readonly edited: readonly string[];
  readonly marks: readonly string[];
}

function snapshot(world: World): Snapshot {
  const { onDisk, scans } = locateHandlers(world.files, world.locked);
  const untouched = (path: string, one: ScannedFunction): boolean =>
    onDisk.located.some(
      (handler) => handler.path === path && handler.name === one.exported && handler.pristine,
    );
  const edited = [...scans].flatMap(([path, scan]) =>
    scan.functions
      .filter((one) => !untouched(path, one))
      .map((one) => essential((world.files.get(path) ?? '').slice(one.from, one.end)))
      .map((text) => text.replace(/^(?:\/\*\* @deprecated[^\n]*\n)/, '')),
  );
  const all = [...world.files.values()].join('\n');
  return { edited, marks: [...new Set(all.match(/\bmine\d+\b/g))] };
}

function expectKept({ edited, marks: before }: Snapshot, world: World): void {
  const all = [...world.files.values()].map(essential).join('\n');
  for (const text of edited) expect(all).toContain(text);
  const now = new Set(all.match(/\bmine\d+\b/g));
  expect(before.filter((mark) => !now.has(mark))).toEqual([]);
}

/** Every operation is mounted from a file that exports such a function for it, or says why not. */
function expectMounted(
  world: World,
  operations: readonly Operation[],
  missing: ReadonlySet<string>,
): void {
  const mount = generatedText(world, 'server/mount.ts');
  const { onDisk } = locateHandlers(world.files, world.locked);
  const rows = essential(mount);
  for (const { method, path } of operations) {
    // Operations of one path share the names of its parameters, whatever each of them calls them.
    const key = identityOf(`${method} ${path}`);
    const row = rows.includes(`"${key}":`);
    expect([key, row]).toEqual([key, !missing.has(key)]);
    const found = onDisk.located.find((one) => identityOf(one.key) === key);
    if (row)
      expect(found === undefined ? key : mount).toContain(found?.path.replace(/\.ts$/, '.js'));
  }
}

/** Everything that one round must leave true. */
async function round(world: World, operations: readonly Operation[]): Promise<void> {
  const before = snapshot(world);
  const result = await regenerate(world, operations, { quick: true });
  expect([result.problems, result.rivals]).toEqual([0, 0]);
  expectKept(before, world);
  for (const text of world.files.values()) expect(tokensOf(text)).toBeDefined();
  const absent = result.events.filter(({ change }) => change === 'missing');
  expectMounted(world, operations, new Set(absent.map(({ key }) => identityOf(key))));
  const files = new Map(world.files);
  const again = await regenerate(world, operations, { quick: true });
  expect([...again.written]).toEqual([]);
  expect(world.files).toEqual(files);
}

test('every byte that people wrote is kept, and a second run changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ROUND, { minLength: 1, maxLength: 3 }), async (rounds) => {
      const world = emptyWorld();
      for (const { facets, edits } of rounds) {
        await round(world, operationsOf(facets));
        for (const edit of edits) await editAs(world, edit);
      }
      const last = rounds.at(-1);
      if (last) await round(world, operationsOf(last.facets));
    }),
    runs({ suite: 200, all: 1000 }),
  );
}, 240_000);

test('untouched stubs return to their first bytes', async () => {
  await fc.assert(
    fc.asyncProperty(ROUND, DESCRIPTION, async ({ facets, edits }, other) => {
      const world = emptyWorld();
      const operations = operationsOf(facets);
      await regenerate(world, operations, { quick: true });
      for (const edit of edits) if (edit.kind !== 'format') await editAs(world, edit);
      await regenerate(world, operations, { quick: true });
      const first = new Map(world.files);
      const { onDisk, scans } = locateHandlers(world.files, world.locked);
      await regenerate(world, operationsOf(other), { quick: true });
      await regenerate(world, operations, { quick: true });
      const all = [...world.files.values()].join('\n').replace(/\r\n/g, '\n');
      for (const { path, name, pristine } of onDisk.located) {
        const one = scans.get(path)?.functions.find(({ exported }) => exported === name);
        const text = (first.get(path) ?? '').slice(one?.from, one?.end).replace(/\r\n/g, '\n');
        const isOurs = pristine && !/^mine/.test(name);
        if (isOurs) expect(all).toContain(text);
      }
      if (edits.length === 0) expect(world.files).toEqual(first);
    }),
    runs({ suite: 75, all: 300 }),
  );
}, 120_000);

test('what is there in the end compiles, but where a signature changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-regeneration-'));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    const samples = fc.sample(
      fc.tuple(DESCRIPTION, DESCRIPTION, fc.array(EDIT, { maxLength: 6 })),
      {
        numRuns: 5,
      },
    );
    for (const [index, [first, then, edits]] of samples.entries()) {
      const world = emptyWorld();
      await regenerate(world, operationsOf(first));
      for (const edit of edits) if (!UNTYPED.has(edit.kind)) await editAs(world, edit);
      await regenerate(world, operationsOf(then));
      for (const { path, text, ownership } of world.generated) {
        if (ownership === 'generated') put(`${index}/generated/${path}`, text);
      }
      for (const [path, text] of world.files) put(`${index}/handlers/${path}`, text);
    }
    put('package.json', '{ "type": "module" }');
    const options = {
      ...{ target: 'es2022', module: 'nodenext', strict: true, noEmit: true, skipLibCheck: true },
      ...{ lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'], types: ['node'] },
      typeRoots: [join(ROOT, 'node_modules/@types')],
    };
    put('tsconfig.json', JSON.stringify({ compilerOptions: options }));
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout.split('\n').filter((line) => line !== '')).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
