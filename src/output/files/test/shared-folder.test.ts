/** Folders into which nothing is generated, because they contain other files of the user. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { whyShared } from '../shared-folder.js';
import { outputOfEachTest } from './written.js';

const on = outputOfEachTest();
const { prepare, run } = on;
const why = (path: string, home = '', wanted = 'a.ts'): string | undefined =>
  whyShared(join(on.base.path, path), (one) => one === wanted, join(on.base.path, home));

it('the root of the disk, the home folder, and the folders above it', () => {
  mkdirSync(join(on.base.path, 'u/me/project'), { recursive: true });
  symlinkSync(join(on.base.path, 'u/me'), join(on.base.path, 'link'));
  expect(whyShared('/', () => false)).toBe('it is the root of the disk');
  expect(why('u/me', 'u/me')).toBe('it is your home folder');
  expect(why('link', 'u/me')).toBe('it is your home folder');
  expect(why('u', 'u/me')).toBe('it contains your home folder');
  expect(why('u/me/project', 'u/me')).toBeUndefined();
  expect(why('u/me/new', 'u/me')).toBeUndefined();
});

it.each(['.git', '.hg', 'package.json', 'deno.json'])('the root of a project: %s', (name) => {
  on.base.write(join('p', name), 'x');
  expect(why('p')).toBe(`it contains ${name}, so it is the root of a project`);
  expect(why('p', '', name)).toBeUndefined();
});

it('is refused until it is forced, and then remains allowed', async () => {
  on.base.write('out/package.json', '{}');
  const first = await prepare({ 'a.ts': 'a\n' });
  expect([first.plan.refused, first.codes]).toEqual([true, ['output/shared-folder']]);
  expect((await run({ 'a.ts': 'a\n' }, { force: true })).codes).toEqual([]);
  expect((await run({ 'a.ts': 'b\n' })).codes).toEqual([]);
});
