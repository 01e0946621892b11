/**
 * Docs list the changes since git revisions or files; an unreadable one is reported at its setting.
 */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { commandIn } from '../../../test/command.js';
import { folderOfEachTest } from '../../../test/folder.js';

const folder = folderOfEachTest();
const { write, read } = folder;
const restitch = commandIn(() => folder.path);

const git = (...words: string[]): void =>
  void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], {
    cwd: folder.path,
    stdio: 'ignore',
  });

/** A description of these endpoints. The schema of their responses is in a separate file. */
const api = (...paths: string[]): object => {
  const content = { 'application/json': { schema: { $ref: './answer.json' } } };
  const get = { responses: { 200: { description: 'All', content } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '2' },
    servers: [{ url: 'https://pets.test' }],
    paths: Object.fromEntries(paths.map((path) => [path, { get }])),
  };
};

function configure(changes: object, more: object = {}): void {
  const targets = { client: false, server: false, openapi: false, docs: { html: false, changes } };
  const config = { inputs: 'specs/api.json', output: 'out', targets, ...more };
  write('restitch.config.json', JSON.stringify(config, null, 2));
}

function commit(): void {
  write('specs/api.json', api('/pets', '/old'));
  write('specs/answer.json', { type: 'string' });
  git('init', '-b', 'main');
  git('add', '.');
  git('commit', '-m', 'first');
  write('specs/api.json', api('/pets', '/new'));
  write('specs/answer.json', { type: 'integer' });
}

test('a git revision with the files that it refers to, and a file', async () => {
  commit();
  write('old/api.json', { ...api('/pets'), info: { title: 'Pets', version: '0' } });
  write('old/answer.json', { type: 'integer' });
  configure({ '1': 'main:specs/api.json', '0': ['old/api.json'] });
  const { exit, err } = await restitch('generate');
  expect(exit).toBe(0);
  expect(err).not.toMatch(/^(?:error|warning) /m);
  const page = read('out/docs/changes.md');
  const [, zero, one] = page.split(/^## /m);
  expect(zero).toMatch(/^Since 0\n\n### Compatible: 1\n[^]*`GET \/new`/);
  expect(zero).not.toContain('Breaking');
  expect(one).toMatch(
    /^Since 1\n[^]*- `GET \/old`\n {2}- removed[^]*`GET \/pets`[^]*from string to integer/,
  );
  expect(await restitch('check')).toMatchObject({ exit: 0 });
  // A change of the earlier version makes the output stale, as with any other input.
  write('old/api.json', api('/pets', '/new'));
  expect(await restitch('check')).toMatchObject({ exit: 1 });
});

test('an unreadable version is reported at its setting, and the rest of the docs is generated', async () => {
  commit();
  write('broken.yaml', 'openapi: [\n');
  write('empty.json', api());
  configure({
    gone: 'v9:specs/api.json',
    broken: 'broken.yaml',
    empty: 'empty.json',
    ok: 'main:specs',
  });
  const { exit, err } = await restitch('generate');
  expect(exit).toBe(1);
  expect(err.match(/^error .*\n.*$/gm)).toEqual([
    expect.stringMatching(
      /docs\/changes: the docs cannot show the changes since "gone": no file matches "v9:specs\/api\.json", and there is no git revision "v9".*\n {2}restitch\.config\.json:11:\d/,
    ),
    expect.stringMatching(
      /docs\/changes: the docs cannot show the changes since "broken": .*\n {2}restitch\.config\.json:12:/,
    ),
    expect.stringMatching(
      /docs\/changes: the docs cannot show the changes since "empty": there is no endpoint in it\n {2}restitch\.config\.json:13:/,
    ),
  ]);
  expect(read('out/docs/index.md')).toContain('`GET /new`');
  expect(read('out/docs/changes.md').match(/^## .*/gm)).toEqual(['## Since ok']);
});

test('files outside of the project are not read', async () => {
  commit();
  configure({ '1': '../elsewhere.json' });
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([
    1,
    expect.stringContaining(
      'targets.docs.changes["1"] leads outside the project: "../elsewhere.json"',
    ),
  ]);
});
