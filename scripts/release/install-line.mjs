/** The line that installs restitch, in the README and the docs: from a tarball before the first release, from npm after it. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const RELEASED = 'npm install --save-dev restitch';
const PACKED = /npm install --save-dev \.\.\/restitch\/restitch-[\w.+-]+\.tgz/g;

/** The paragraph that tells how to pack, and the block of its command, if it has one. */
const HOW_TO_PACK =
  /^restitch is not on npm yet[^\n]*(?:\n[^\n]+)*\n\n(?:```sh\nnpm ci && npm pack\n```\n\n)?/gm;

/**
 * The pages that may contain the line.
 * @param {string} root the folder of the repository
 * @returns {string[]} paths below it
 */
export function installPages(root) {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.md') && !/\/(?:node_modules|\.[^/]*)\//.test(name))
    .sort();
  return ['README.md', ...docs];
}

/**
 * The line before the first release: the clone is next to the project.
 * @param {string} version of `package.json`
 * @returns {string}
 */
export function packedInstall(version) {
  return `npm install --save-dev ../restitch/restitch-${version}.tgz`;
}

/**
 * The page after the first release. A page that has the line already is unchanged.
 * @param {string} markdown
 * @returns {string}
 */
export function releasedPage(markdown) {
  return markdown.replace(HOW_TO_PACK, '').replace(PACKED, RELEASED);
}

/**
 * The commands that install restitch, as the README has them: a person follows them in this order.
 * @param {string} readme
 * @returns {{ clone: string[], project: string[] }} what is run in a clone, and what in the project
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
