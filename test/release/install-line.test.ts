/** The installation instructions on all pages, before the first release and after it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  installPages,
  installSteps,
  packedInstall,
  releasedPage,
} from '../../scripts/release/install-line.mjs';

const RELEASED = 'npm install --save-dev restitch';
const read = (file: string): string => readFileSync(file, 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const pages = installPages('.').map((file) => ({ file, text: read(file) }));
const README = read('README.md');
const isReleased = releasedPage(README) === README;
const installs = pages.filter(({ text }) => /npm install --save-dev \S*restitch/.test(text));

test('the README, the guide, and all pages about starting and migrating have the install line', () => {
  const files = installs.map(({ file }) => file);
  expect(files).toEqual(expect.arrayContaining(['README.md', 'docs/guide.md']));
  expect(files.filter((file) => file.startsWith('docs/start/'))).toHaveLength(5);
  expect(files.filter((file) => file.startsWith('docs/migrating/'))).toHaveLength(4);
});

test.each(installs)(
  '$file has the install line that works before the first release',
  ({ text }) => {
    expect(text).toContain(isReleased ? RELEASED : packedInstall(version));
    expect(text.includes('not on npm')).toBe(!isReleased);
  },
);

test.each(installs)(
  '$file installs from npm after a release, also after the next one',
  ({ text }) => {
    const page = releasedPage(text);
    expect(page).toContain(`${RELEASED}\n`);
    expect(page).not.toMatch(/not on npm|npm pack|\.tgz|\n{3}/);
    expect(releasedPage(page)).toBe(page);
    const lines = new Set(text.split('\n'));
    const added = page.split('\n').filter((line) => !lines.has(line));
    expect(added).toEqual(isReleased ? [] : [RELEASED]);
  },
);

test('a release changes no other page', () => {
  const others = pages.filter((page) => !installs.includes(page));
  expect(others.filter(({ text }) => releasedPage(text) !== text)).toEqual([]);
});

test('the README lists the commands for a clone and for a project', () => {
  const project = ['npx restitch init', 'npm run generate'];
  expect(installSteps(releasedPage(README))).toEqual({
    clone: [],
    project: [RELEASED, ...project],
  });
  if (isReleased) return;
  expect(installSteps(README)).toEqual({
    clone: ['npm ci && npm pack'],
    project: [packedInstall(version), ...project],
  });
});
