/**
 * Follows the pages of docs/migrating. Blocks that begin with `before/` are a project with the other generator, blocks that
 * begin with `after/` are the same project after the migration. Both are compiled, make the same calls to a shop, and
 * satisfy the same assertions.
 */
import { buildSync } from 'esbuild';
import { spawn, spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPinned } from '../../../scripts/pinned.mjs';
import { serveShop } from './service.mjs';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../../..');
const SUPPORT = join(ROOT, 'test/support');
const LOOPBACK = pathToFileURL(join(HERE, '../loopback.mjs')).href;
const TSCONFIG = {
  compilerOptions: {
    ...{ target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], types: ['node'] },
    ...{ module: 'preserve', noEmit: true, strict: true, skipLibCheck: true },
    jsx: 'react-jsx',
  },
  include: ['src'],
};

/** Page → the commands that generate the project before the migration. */
export const PEERS = {
  'hey-api': ['openapi-ts'],
  orval: ['orval'],
  'openapi-typescript': ['openapi-typescript ./shop.yaml --output ./src/schema.ts --enum'],
  oazapfts: ['oazapfts ./shop.yaml ./src/api.ts --enumStyle=as-const'],
};

/** Installs the generators. One of them needs Node 22. */
export function installPeers() {
  installPinned(HERE);
  installPinned(SUPPORT);
}

/**
 * Builds and runs both projects of a page.
 * @param workshop where the packed restitch is
 * @param step called before each step with its name
 */
export async function migrate(workshop, peer, step) {
  const blocks = blocksOf(peer);
  step('before');
  const before = openProject(workshop, peer, 'before', blocks);
  for (const command of PEERS[peer]) before.run(command);
  const asked = await before.play();
  step('after');
  const after = openProject(workshop, peer, 'after', blocks);
  after.install(workshop);
  after.run('restitch generate');
  assert.deepEqual(await after.play(), asked, 'both projects send the same requests');
}

/** The files that a page shows: path → text. */
function blocksOf(peer) {
  const page = readFileSync(join(ROOT, `docs/migrating/${peer}.md`), 'utf8');
  const blocks = [...page.matchAll(/^```ts\n\/\/ (\S+)\n([^]*?)^```$/gm)];
  return new Map(blocks.map(([, path, text]) => [path, text]));
}

function openProject({ folder: above }, peer, side, blocks) {
  const folder = join(above, 'migrating', peer, side);
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of blocks) {
    if (path.startsWith(`${side}/`)) write(path.replace(side, 'src'), text);
    else if (!path.includes('/')) write(path, text);
  }
  write('package.json', JSON.stringify({ private: true, type: 'module' }));
  write('tsconfig.json', JSON.stringify(TSCONFIG));
  cpSync(join(HERE, 'shop.yaml'), join(folder, 'shop.yaml'));
  cpSync(join(HERE, `programs/${peer}.txt`), join(folder, 'src/main.ts'));
  cpSync(join(HERE, 'programs/hooks.txt'), join(folder, 'src/hooks.ts'));
  linkPeers(join(above, 'migrating/node_modules'));
  return commandsIn(folder);
}

/** Packages are found in the folder above the projects. */
function linkPeers(link) {
  try {
    symlinkSync(join(HERE, 'node_modules'), link);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

function commandsIn(folder) {
  const bins = [join(folder, 'node_modules/.bin'), join(HERE, 'node_modules/.bin')];
  const node = join(SUPPORT, 'node_modules/node-22/bin');
  const env = { ...process.env, PATH: [...bins, node, process.env.PATH].join(delimiter) };
  const run = (line) => {
    const settings = { cwd: folder, encoding: 'utf8', env };
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], settings);
    assert.equal(status, 0, `${line}\n${stdout}${stderr}`);
  };
  return {
    run,
    install: ({ packed }) =>
      run(`npm install --save-dev --prefer-offline --no-audit --no-fund ${packed}`),
    /** Compiles the project and runs it. Returns the requests that the shop got. */
    async play() {
      run('tsc -p .');
      const log = [];
      const service = serveShop(log).listen(0, '127.0.0.1');
      await once(service, 'listening');
      try {
        await finished(start(folder, node, service.address().port));
      } finally {
        service.close();
        service.closeAllConnections();
      }
      return log;
    },
  };
}

function start(folder, node, port) {
  const outfile = join(folder, 'main.mjs');
  const entryPoints = [join(folder, 'src/main.ts')];
  buildSync({
    entryPoints,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const env = { ...process.env, LOOPBACK: `http://127.0.0.1:${port}` };
  return spawn(join(node, 'node'), ['--import', LOOPBACK, outfile], { cwd: folder, env });
}

async function finished(program) {
  let output = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (bytes) => (output += bytes));
  }
  const [exit] = await once(program, 'exit');
  assert.equal(exit, 0, output);
}
