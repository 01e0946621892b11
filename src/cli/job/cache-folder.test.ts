/** The folder of the user's cache on each operating system. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { userCacheFolder } from '../main.js';

test.each<[NodeJS.Platform, Record<string, string>, string, string | undefined]>([
  ['linux', {}, '/home/me', '/home/me/.cache/restitch'],
  ['linux', { XDG_CACHE_HOME: '/c' }, '/home/me', '/c/restitch'],
  ['linux', { XDG_CACHE_HOME: 'c' }, '/home/me', '/home/me/.cache/restitch'],
  ['darwin', {}, '/Users/me', '/Users/me/Library/Caches/restitch'],
  ['win32', {}, '/Users/me', '/Users/me/AppData/Local/restitch'],
  ['win32', { LOCALAPPDATA: '/d', XDG_CACHE_HOME: '/c' }, '/Users/me', '/d/restitch'],
  ['linux', {}, '', undefined],
])('%s %j', (platform, env, home, folder) => {
  expect(userCacheFolder({ env, platform }, home)).toBe(folder && join(folder));
});
