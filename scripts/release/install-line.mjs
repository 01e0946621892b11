/**
 * The command that installs restitch, in the README and the docs. Before the first release it
 * installs a tarball, afterwards the package from npm.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const RELEASED = 'npm install --save-dev restitch';
const PACKED = /npm install --save-dev \.\.\/restitch\/restitch-[\w.+-]+\.tgz/g;

/** The paragraph about packing the tarball, and its code block, if any. */
const HOW_TO_PACK =
  /^restitch is not on npm yet[^\n]*(?:\n[^\n]+)*\n\n(?:```sh\nnpm ci && npm pack\n```\n\n)?/gm;

/**
 * The pages that may contain the install command.
 * @param {string} root the folder of the repository
 * @returns {string[]} paths relative to that folder
 */
export function installPages(root) {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.md') && !/\/(?:node_modules|\.[^/]*)\//.test(name))
    .sort();
  return ['README.md', ...docs];
}

/**
 * The install command before the first release. It expects the clone next to the project.
 * @param {string} version the version in `package.json`
 * @returns {string}
 */
export function packedInstall(version) {
  return `npm install --save-dev ../restitch/restitch-${version}.tgz`;
}

/**
 * Replaces the install command of a page by the one after the first release.
 * @param {string} markdown
 * @returns {string}
 */
export function releasedPage(markdown) {
  return markdown.replace(HOW_TO_PACK, '').replace(PACKED, RELEASED);
}

/**
 * The commands in the README that install restitch, in their order.
 * @param {string} readme
 * @returns {{ clone: string[], project: string[] }} the commands to run in a clone, and those to
 *   run in the project
 */
export function installSteps(readme) {
  const [, section = ''] = readme.split('## Install\n');
  const [own = ''] = section.split(/^## /m);
  const blocks = [...own.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, text = '']) =>
    text
      .trim()
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, '')),
  );
  return { clone: blocks.slice(0, -1).flat(), project: blocks.at(-1) ?? [] };
}
