/**
 * Follows pages of the docs as a new user does, on each supported version of Node: every page in an empty folder, with the
 * packed tarball and the real npm. Commands must print the output on the page.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { installPinned } from '../../../scripts/pinned.mjs';
import { blocksIn, runPage, withFreePorts } from '../../docs/start/script.mjs';

const ROOT = join(import.meta.dirname, '../../..');
const SUPPORT = join(ROOT, 'test/support');
const VERSIONS = Object.keys(
  JSON.parse(readFileSync(join(SUPPORT, 'package.json'), 'utf8')).dependencies,
);

/** The first pages, and the page of the API that all examples are about. */
export const START_PAGES = [
  ...readdirSync(join(ROOT, 'docs/start')).map((name) => `docs/start/${name}`),
  'docs/shop.md',
];

/**
 * Follows a page on each version of Node.
 * @param workshop where the packed restitch is
 * @param step called before each version with its name
 */
export async function followPage(workshop, page, step) {
  installPinned(SUPPORT);
  for (const version of VERSIONS) {
    step(version);
    await followOn(version, workshop, page);
  }
}

/** Runs the README's commands and the first call on each version of Node, as `npm run proof adoption` does on this one. */
export function firstCalls({ packed }, step) {
  installPinned(SUPPORT);
  for (const version of VERSIONS) {
    step(version);
    const file = join(ROOT, 'test/adoption/run.mjs');
    const args = [file, '--only', 'petstore', '--tarball', packed];
    const node = join(binOf(version), 'node');
    const settings = { cwd: ROOT, encoding: 'utf8', env: environment(version) };
    const { status, stdout, stderr } = spawnSync(node, args, settings);
    assert.equal(status, 0, stdout + stderr);
  }
}

async function followOn(version, { folder: above, packed }, page) {
  const home = join(above, 'start', version);
  const folder = join(home, basename(page, '.md'));
  mkdirSync(folder, { recursive: true });
  // The pages install the tarball of a clone next to the project.
  cpSync(packed, join(home, 'restitch', basename(packed)));
  const stated = blocksIn(readFileSync(join(ROOT, page), 'utf8'));
  const blocks = (await withFreePorts(stated)).map((block) => adapted(block, version));
  const result = await runPage(blocks, folder, environment(version));
  assert.deepEqual(result, { status: 0, errors: '' });
  blocks.forEach(({ language, text }, index) => {
    if (language !== 'text') return;
    const printed = readFileSync(join(folder, `.run/${index - 1}`), 'utf8');
    assert.equal(printed.trim(), text.trim());
  });
}

/** As the pages say, programs in TypeScript run with `npx tsx` on Node 20. */
function adapted(block, version) {
  if (block.language !== 'sh' || version !== 'node-20') return block;
  return { ...block, text: block.text.replaceAll(/^node (\S+\.ts)/gm, 'npx --yes tsx $1') };
}

const binOf = (version) => join(SUPPORT, 'node_modules', version, 'bin');

function environment(version) {
  return {
    ...process.env,
    PATH: [binOf(version), process.env.PATH].join(delimiter),
    npm_config_loglevel: 'error',
    npm_config_prefer_offline: 'true',
  };
}
