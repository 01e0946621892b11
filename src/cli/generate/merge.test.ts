/**
 * Runs of `generate` after a git merge. Changes that git has merged count as generated, and one
 * command repairs all files.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { commandIn } from '../../../test/command.js';

const folder = folderOfEachTest();
const { write, read } = folder;
const restitch = commandIn(() => folder.path);

function git(...words: string[]): string {
  const settings = ['-c', 'user.name=A', '-c', 'user.email=a@a.test', '-c', 'core.autocrlf=false'];
  try {
    return execFileSync('git', [...settings, ...words], {
      ...{ cwd: folder.path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    });
  } catch (error) {
    // git ends with 1 if a merge has conflicts.
    return String((error as { stdout?: unknown }).stdout);
  }
}

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Writes eight endpoints with different texts, far enough apart for git to merge them. */
function describeApi(words: Record<string, string>): void {
  const paths = LETTERS.map((letter) => {
    const word = words[letter] ?? letter;
    return `  /${letter}:
    get:
      operationId: get${letter.toUpperCase()}
      summary: Gets ${word}
      security: []
      parameters:
        - { name: ${word}, in: query, type: string }
      responses:
        '200': { description: All, schema: { type: string } }
`;
  });
  write(
    'api.yaml',
    `swagger: '2.0'\ninfo: { title: Api, version: '1' }\nhost: a.dev\nschemes: [https]\npaths:\n${paths.join('')}`,
  );
}

const everything = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder.path, 'out'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path, read(path.slice(folder.path.length + 1))]),
  );

/** The output for the merged description, generated into an empty folder. */
async function anew(): Promise<Record<string, string>> {
  rmSync(join(folder.path, 'out'), { recursive: true });
  await restitch('generate');
  return everything();
}

describe('two branches that generated', () => {
  beforeEach(async () => {
    mkdirSync(join(folder.path, 'node_modules'));
    write('package.json', '{}');
    write('.gitignore', 'node_modules\n');
    write(
      'restitch.config.json',
      '{ "inputs": "api.yaml", "output": "out", "targets": { "client": true, "openapi": true } }',
    );
    git('init', '--initial-branch', 'main');
    const commit = async (words: Record<string, string>): Promise<void> => {
      describeApi(words);
      expect((await restitch('generate')).exit).toBe(0);
      git('add', '.');
      git('commit', '--message', 'Generate');
    };
    await commit({});
    git('checkout', '-b', 'side');
    await commit({ b: 'brot', g: 'green' });
    git('checkout', 'main');
    await commit({ b: 'bread', d: 'dark', f: 'fast' });
    git('merge', 'side');
    // A person resolves the conflict in the description.
    describeApi({ b: 'bread', d: 'dark', f: 'fast', g: 'green' });
  });

  async function expectAllRight(): Promise<void> {
    const { exit, err } = await restitch('generate');
    expect([exit, err.includes('error')]).toEqual([0, false]);
    const after = everything();
    expect(Object.values(after).join('')).not.toMatch(/^(<<<<<<<|>>>>>>>)/m);
    expect(after).toEqual(await anew());
  }

  it('with conflict markers in the lock, and in files', async () => {
    expect(read('out/restitch.lock.json')).toContain('<<<<<<<');
    await expectAllRight();
  });

  it('with the lock of one side', async () => {
    git('checkout', '--theirs', 'out/restitch.lock.json');
    await expectAllRight();
  });

  it('with the lock of one side, and the merge committed', async () => {
    git('checkout', '--theirs', 'out/restitch.lock.json');
    git('add', '.');
    git('commit', '--message', 'Merge');
    await expectAllRight();
  });

  it('without a lock', async () => {
    rmSync(join(folder.path, 'out/restitch.lock.json'));
    const { exit, err } = await restitch('generate');
    expect([exit, err.includes('output/lock-lost')]).toEqual([0, true]);
    expect(everything()).toEqual(await anew());
  });

  it('with an edited file that the merge did not touch', async () => {
    write('out/client/runtime/url.ts', '// mine\n');
    const { exit, err } = await restitch('generate');
    expect([exit, err.includes('output/conflict')]).toEqual([1, true]);
    expect(read('out/client/runtime/url.ts')).toBe('// mine\n');
  });
});

it('an earlier version does not write over a lock of a later version', async () => {
  write('package.json', '{}');
  describeApi({});
  write('out/restitch.lock.json', '{ "version": 2, "files": {} }');
  const { exit, err } = await restitch('generate', 'api.yaml', '--out', 'out', '-t', 'client');
  expect([exit, err.includes('output/lock-newer')]).toEqual([1, true]);
  expect(existsSync(join(folder.path, 'out/client'))).toBe(false);
  expect(read('out/restitch.lock.json')).toContain('"version": 2');
});
