/** Paths on Windows: the functions that handle paths get `path.win32`. */
import { relativePath } from '../../src/input/source/index.js';
import { win32 } from 'node:path';
import { expect, test, vi } from 'vitest';
import { configForRendering } from '../../src/cli/job/place.js';
import { resolveConfig } from '../../src/run/config/config.js';

import { codePlaceText } from '../../src/run/config/user-code.js';
import { patternIn } from '../../src/input/source/files/pattern.js';
import { referenceTarget } from '../../src/input/source/references/target.js';

vi.mock('node:path', async (original) => {
  const { win32 } = await original<typeof import('node:path')>();
  return { ...win32, default: win32 };
});

test.each([
  ['C:\\work', 'C:\\work\\specs\\api.yaml', 'specs/api.yaml'],
  ['C:\\work', 'c:\\work\\specs\\api.yaml', 'specs/api.yaml'],
  ['C:\\work', 'C:\\other\\api.yaml', '../other/api.yaml'],
  ['C:\\work', 'D:\\specs\\api.yaml', 'D:/specs/api.yaml'],
  ['C:\\work', 'C:\\work', '.'],
  ['\\\\server\\share', '\\\\server\\share\\a.yaml', 'a.yaml'],
])('from %s, %s is displayed as %s', (folder, path, shown) => {
  expect(relativePath(folder, path)).toBe(shown);
});

test.each([
  ['C:\\work\\specs\\*.yaml', 'C:\\work\\specs', ['*.yaml']],
  ['C:\\*.yaml', 'C:\\', ['*.yaml']],
  ['C:\\work\\**\\v?\\a.json', 'C:\\work', ['**', 'v?', 'a.json']],
  ['\\\\server\\share\\*.yaml', '\\\\server\\share\\', ['*.yaml']],
  ['\\\\?\\C:\\work\\*.yaml', '\\\\?\\C:\\work', ['*.yaml']],
])('the base folder of the pattern %s is %s', (path, folder, parts) => {
  expect(patternIn(path)).toEqual({ folder, parts });
});

test('an extended-length path is not a pattern', () => {
  expect(patternIn('\\\\?\\C:\\work\\a.yaml')).toBeUndefined();
});

test('a location is displayed with forward slashes', () => {
  const place = { file: 'C:\\work\\restitch.config.ts', line: 1, column: 2 };
  expect(codePlaceText(place)).toBe('C:/work/restitch.config.ts:1:2');
});

test.each([
  ['parts\\pet.yaml', 'specs/parts/pet.yaml'],
  ['.\\pet.yaml', 'specs/pet.yaml'],
])('the reference %s leads to %s', (written, source) => {
  const found = referenceTarget(written, 'specs/api.yaml', 'specs/api.yaml', {});
  expect(found).toMatchObject({ source });
});

test.each(['C:\\secret.yaml', 'C:/secret.yaml', '\\secret.yaml', '\\\\server\\share\\a.yaml'])(
  'the reference %s does not resolve',
  (written) => {
    const { kind } = referenceTarget(written, 'specs/api.yaml', 'specs/api.yaml', {});
    expect(kind).toBe('refused');
  },
);

/**
 * The common base folder of generated code, for a configuration in `C:\\work` with these folders.
 */
function folders(output: string, handlers: string): unknown {
  const targets = { server: { handlers } };
  const config = resolveConfig({ inputs: [], output, targets });
  const at = (path: string): string => win32.resolve('C:\\work', path);
  const place = { folder: at(output), handlers: at(handlers), show: () => '' };
  const named = configForRendering(config, place);
  return [named.output, named.targets['server']?.['handlers']];
}

test.each([
  ['src\\api', 'src\\handlers', ['api', 'handlers']],
  ['generated', 'src\\handlers', ['generated', 'src/handlers']],
  ['.\\generated', 'handlers', ['generated', 'handlers']],
  ['C:\\other\\api', 'handlers', ['other/api', 'work/handlers']],
  ['src/api', 'src/handlers', ['src/api', 'src/handlers']],
])('the folders %s and %s have a common base folder', (output, handlers, named) => {
  expect(folders(output, handlers)).toEqual(named);
});

test('folders on two drives cannot import each other', () => {
  expect(() => folders('generated', 'D:\\handlers')).toThrow('must be on the same drive');
});
