/**
 * Releases a version: `npm run release -- 1.2.3 [--dry-run]`.
 *
 * Writes the version and the changelog, generates (the lock contains the version), tests, packs,
 * commits and tags. Then it publishes with provenance, which requires a workflow with the
 * permission `id-token: write`. Without this permission it stops before publishing, and prints the
 * remaining steps. `--dry-run` changes nothing, needs no network, and prints the plan.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { faultsOfAddress } from './release/address.mjs';
import { installPages, releasedPage } from './release/install-line.mjs';
import { faultOfVersion, releasedChangelog, sectionOf } from './release/changelog.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (file) => readFileSync(join(root, file), 'utf8');
const json = (file) => JSON.parse(read(file));

function output(command, ...args) {
  return execFileSync(command, args, { cwd: root, encoding: 'utf8' }).trim();
}

function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

/** The problems that must be fixed before a release, one sentence each. */
function faults(version) {
  const manifest = json('package.json');
  const wrong = faultOfVersion(version, manifest.version);
  return [
    ...(wrong ? [wrong] : []),
    ...(output('git', 'status', '--porcelain') === '' ? [] : ['the working tree is not clean']),
    ...(output('git', 'tag', '--list', `v${version}`) === ''
      ? []
      : [`v${version} is tagged already`]),
    ...faultsOfAddress(manifest, process.env['GITHUB_REPOSITORY']),
  ];
}

/** The number of files in the tarball, and its size. */
function packed() {
  const said = JSON.parse(output('npm', 'pack', '--dry-run', '--ignore-scripts', '--json'));
  const [{ entryCount, size, unpackedSize }] = Object.values(said);
  return `${entryCount} files, ${size} bytes packed, ${unpackedSize} unpacked`;
}

/** The pages whose install command changes with the first release: path and new text. */
function pagesToSwitch() {
  return installPages(root)
    .map((file) => [file, releasedPage(read(file))])
    .filter(([file, text]) => text !== read(file));
}

/** Writes the version into every file that contains it. */
function write(version, changelog) {
  run(
    'npm',
    'version',
    version,
    '--no-git-tag-version',
    '--allow-same-version',
    '--ignore-scripts',
  );
  writeFileSync(join(root, 'CHANGELOG.md'), changelog);
  for (const [file, text] of pagesToSwitch()) writeFileSync(join(root, file), text);
  run('npm', 'run', '-s', 'build');
  run('npm', 'run', '-s', 'generate');
}

/** Publishes if the workflow has the permission `id-token: write`. */
function publish(version) {
  // GitHub sets this variable in workflows with that permission. npm then signs with the identity
  // of the workflow, and needs no token.
  if (process.env['ACTIONS_ID_TOKEN_REQUEST_URL'] === undefined) {
    console.log(`
Here an identity is needed, and there is none. What is left:
  git push --follow-tags
  npm publish --provenance --access public      in a workflow with "id-token: write" that npm trusts for this package`);
    process.exitCode = 3;
    return;
  }
  const tag = version.includes('-') ? 'next' : 'latest';
  run('npm', 'publish', '--provenance', '--access', 'public', '--ignore-scripts', '--tag', tag);
}

const { values, positionals } = parseArgs({
  options: { 'dry-run': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [version = json('package.json').version] = positionals;
const date = new Date().toISOString().slice(0, 10);
const found = faults(version);
const changelog = releasedChangelog(read('CHANGELOG.md'), version, date);
if (values['dry-run']) {
  run('npm', 'run', '-s', 'build');
  console.log(
    `restitch ${version}: ${packed()}\n\n${sectionOf(changelog, version).slice(0, 2000)}\n`,
  );
  console.log(
    'would write package.json, package-lock.json, CHANGELOG.md, what is generated, and the install line of',
  );
  const pages = pagesToSwitch().map(([file]) => file);
  console.log(`${pages.join(', ') || 'no page'}, and then`);
  console.log(`test, commit, tag v${version}, and publish with provenance`);
  for (const fault of found) console.log(`before that: ${fault}`);
} else if (found.length > 0) {
  for (const fault of found) console.error(fault);
  process.exitCode = 1;
} else {
  write(version, changelog);
  run('npm', 'test');
  run('npm', 'run', '-s', 'test:all');
  run('npm', 'run', '-s', 'proof', 'publish');
  run('git', 'commit', '--all', '--message', `Release ${version}`);
  run('git', 'tag', '--annotate', `v${version}`, '--message', `restitch ${version}`);
  console.log(`restitch ${version}: ${packed()}`);
  publish(version);
}
