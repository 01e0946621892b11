/**
 * Packs the tarball in a clone, installs it into empty projects with the commands of the README,
 * and does in each what a team does on its first afternoon.
 *
 * Then it follows the pages of docs/migrating, and those of docs/start on each version of Node.
 *
 *   npm run proof adoption -- [--offline] [--tarball PATH] [--only NAME]
 *
 * `--offline` packs the working tree instead of a clone, unpacks the tarball instead of installing
 * it, runs commands without npm, and skips large descriptions. `--tarball` uses an existing
 * tarball.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installPeers, migrate, PEERS } from './migrating/run.mjs';
import { openProject, openWorkshop } from './project.mjs';
import { firstCalls, followPage, START_PAGES } from './start/run.mjs';
import { walk } from './walk.mjs';

const HERE = import.meta.dirname;
const STRIDE = join(HERE, '../../specs/stride');
const GITHUB = join(HERE, '../corpus/node_modules/@octokit/openapi/generated/api.github.com.json');

const SUBJECTS = [
  {
    name: 'petstore',
    inputs: { 'petstore.yaml': join(HERE, 'petstore.yaml') },
    packages: ['express'],
    targets: 'client, server',
    call: 'GET /v2/store/inventory',
    answers: [
      ['/v2/store/inventory', 401],
      ['/v2/none', 404],
    ],
    change: ['/store/inventory', '/store/stock'],
    rule: 'endpoint/moved',
  },
  {
    name: 'mix',
    inputs: {
      'specs/requests.postman.json': join(STRIDE, 'conversations.postman.json'),
      'specs/stride.swagger.yaml': join(STRIDE, 'stride.swagger.yaml'),
    },
    targets: 'client',
    call: 'GET /site/',
    change: ['/roster', '/members'],
    rule: 'endpoint/moved',
  },
  {
    name: 'github',
    large: true,
    inputs: { 'github.json': GITHUB },
    targets: 'client',
    call: 'GET /',
    change: ['"/emojis"', '"/emoji"'],
    rule: 'endpoint/moved',
  },
];

const { values: options } = parseArgs({
  options: {
    offline: { type: 'boolean', default: false },
    tarball: { type: 'string' },
    only: { type: 'string' },
  },
});

const workshop = openWorkshop(options);
let failed = false;

/**
 * Runs a part, unless `--only` names another one. `work` passes the name of each of its steps to
 * its argument.
 */
async function part(name, work) {
  if (options.only !== undefined && options.only !== name) return;
  let at = 'install';
  try {
    await work((step) => (at = step));
    console.log(`${name}: fine`);
  } catch (error) {
    failed = true;
    console.log(`${name}: stumbles at ${at}\n${error.stack}`);
  }
}

for (const subject of SUBJECTS) {
  const { name, large = false, inputs } = subject;
  if (options.only === undefined && large && options.offline) continue;
  const missing = Object.values(inputs).find((file) => !existsSync(file));
  if (missing !== undefined) {
    console.log(`${name}: left out, there is no ${missing} (npm run proof corpus installs it)`);
    continue;
  }
  await part(name, async (step) => {
    const project = openProject(workshop, { ...subject, offline: options.offline });
    await walk(project, subject, step);
  });
}
if (!options.offline) {
  for (const peer of Object.keys(PEERS)) {
    await part(peer, async (step) => {
      installPeers();
      await migrate(workshop, peer, step);
    });
  }
  await part('README.md', (step) => firstCalls(workshop, step));
  for (const page of START_PAGES) {
    await part(page, (step) => followPage(workshop, page, step));
  }
}
if (!failed) workshop.remove();
else console.log(`the projects are kept: ${workshop.folder}`);
process.exitCode = failed ? 1 : 0;
