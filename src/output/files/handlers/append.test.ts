import { describe, expect, it } from 'vitest';
import type { OutputFile } from '../../../print/emit/file.js';
import { planHandlers } from './plan.js';
import { locateHandlers } from './locate.js';

function stub(name: string, key: string): string {
  return `/** About ${name} */
export async function ${name}(
  _req: Req<"${key}">,
  ctx: Ctx,
): Promise<Res<"${key}">> {
  throw new NotImplemented(ctx.operation);
}
`;
}

const IMPORTS = `import type { Ctx, Req, Res } from "../server/index.js";
import { NotImplemented } from "../server/index.js";
`;

function fresh(path: string, ...stubs: [name: string, key: string][]): OutputFile {
  return {
    path,
    ownership: 'handlers',
    text: [IMPORTS, ...stubs.map(([name, key]) => stub(name, key))].join('\n'),
    stubs: stubs.map(([name, key]) => ({ name, key })),
  };
}

const SITES = fresh('sites.ts', ['listSites', 'GET /site'], ['getSite', 'GET /site/{id}']);

async function add(files: Record<string, string>, ...wanted: OutputFile[]) {
  const folder = locateHandlers(new Map(Object.entries(files)), new Map());
  const rest = { locked: new Map(), restore: false, keepStale: false };
  const { files: changed, events, problems } = await planHandlers({ folder, wanted, ...rest });
  const added = events.filter(({ change }) => change === 'added').map(({ key }) => key);
  return {
    files: [...changed].map(([path, text]) => ({ path, text: text ?? '' })),
    added,
    problems,
  };
}

const HAND = `${IMPORTS}
export const listSites = wrap(
   async (req: Req<'GET /site'>): Promise<Res<'GET /site'>> => ({status: 200})   // odd spacing
)
`;

describe('planHandlers', () => {
  it('writes a new file whole', async () => {
    expect(await add({}, SITES)).toEqual({
      files: [{ path: 'sites.ts', text: SITES.text }],
      added: ['GET /site', 'GET /site/{id}'],
      problems: [],
    });
  });

  it('changes nothing if every key exists, wherever and however', async () => {
    const moved = { 'a.ts': HAND, 'b.ts': '// export const off = handle(`GET /site/{id}`, …' };
    expect(await add(moved, SITES)).toEqual({ files: [], added: [], problems: [] });
  });

  it('appends missing handlers after everything else', async () => {
    const { files, added } = await add({ 'sites.ts': HAND }, SITES);
    expect(added).toEqual(['GET /site/{id}']);
    expect(files).toEqual([
      { path: 'sites.ts', text: `${HAND}\n${stub('getSite', 'GET /site/{id}')}` },
    ]);
  });

  it('changes nothing in a second run', async () => {
    const { files } = await add({ 'sites.ts': HAND }, SITES);
    const again = await add({ 'sites.ts': files[0]?.text ?? '' }, SITES);
    expect(again.files).toEqual([]);
  });

  it('starts a file with only the handlers that no other file has', async () => {
    const { files } = await add({ 'other.ts': HAND }, SITES);
    expect(files.map(({ path }) => path)).toEqual(['sites.ts']);
    expect(files[0]?.text).toContain('import { NotImplemented } from "../server/index.js";');
    expect(files[0]?.text).toContain(stub('getSite', 'GET /site/{id}'));
    expect(files[0]?.text).not.toContain('listSites');
  });

  it('keeps BOM, line endings and a missing line break at the end', async () => {
    const text = '\ufeff' + HAND.replaceAll('\n', '\r\n').trimEnd();
    const { files } = await add({ 'sites.ts': text }, SITES);
    const after = files[0]?.text ?? '';
    expect(after.startsWith(text + '\r\n\r\n/** About')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });

  const imports: [name: string, before: string, after: string][] = [
    [
      'to an import of types and one of values',
      `import type { Req } from "../server/index.js";\nimport { NotImplemented } from "../server/index.js";\n`,
      `import type { Req, Ctx, Res } from "../server/index.js";\nimport { NotImplemented } from "../server/index.js";\n`,
    ],
    [
      'to one import of both',
      `import { NotImplemented, type Req } from '../server/index.js'\n`,
      `import { NotImplemented, type Req, type Ctx, type Res } from '../server/index.js'\n`,
    ],
  ];
  it.each(imports)('adds names %s', async (_, before, after) => {
    const text = `${before}export const a: Req<"GET /site"> = 1;\n`;
    const { files } = await add({ 'sites.ts': text }, SITES);
    expect(files[0]?.text).toBe(
      `${after}export const a: Req<"GET /site"> = 1;\n\n${stub('getSite', 'GET /site/{id}')}`,
    );
  });

  it('adds an import if no generated import is left', async () => {
    const text = `import * as api from "../server/index.js";\nexport const a = "GET /site";\n`;
    const { files } = await add({ 'sites.ts': text }, SITES);
    expect(
      files[0]?.text.startsWith(`${text}\nimport type { Ctx } from "../server/index.js";\n`),
    ).toBe(true);
  });

  const faults: [fault: string, text: string][] = [
    ['syntax', `${HAND}function (`],
    ['syntax', `<<<<<<< ours\n${HAND}=======\n>>>>>>> theirs\n`],
    ['name', `${HAND}function getSite() {}\n`],
    ['import', HAND.replace('Ctx, ', '') + 'type Ctx = 1;\n'],
    ['import', HAND.replace('{ NotImplemented }', '{ Other as NotImplemented }')],
  ];
  it.each(faults)('does not change a file: %s', async (fault, text) => {
    const { files, added, problems } = await add({ 'sites.ts': text }, SITES);
    expect([files, added]).toEqual([[], []]);
    expect(problems).toEqual([
      {
        path: 'sites.ts',
        key: 'GET /site/{id}',
        fault,
        text: stub('getSite', 'GET /site/{id}').trimEnd(),
      },
    ]);
  });

  it('reports a template without the function', async () => {
    const strange: OutputFile = { ...SITES, text: `${IMPORTS}\nexport const x = 1;\n` };
    const { problems } = await add({ 'sites.ts': HAND }, strange);
    expect(problems.map(({ fault }) => fault)).toEqual(['template']);
  });

  it('finds keys with quotes and letters beyond ASCII', async () => {
    const key = `GET /it's/"ü"`;
    const odd = fresh('odd.ts', ['odd', 'GET /odd']);
    const wanted: OutputFile = { ...odd, stubs: [{ name: 'odd', key }] };
    for (const spelled of [
      `"GET /it's/\\"ü\\""`,
      `'GET /it\\'s/"ü"'`,
      `"GET /it's/\\"\\u00fc\\""`,
    ]) {
      const { added } = await add({ 'x.ts': `handle(${spelled}, f);` }, wanted);
      expect(added, spelled).toEqual([]);
    }
  });
});
