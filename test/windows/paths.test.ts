/** Paths as Windows has them: what knows paths is given those of `path.win32`. */
import { expect, test, vi } from 'vitest';
import { shownFrom } from '../../src/config/project.js';
import { codePlaceText } from '../../src/config/user-code.js';
import { patternIn } from '../../src/source/files/pattern.js';
import { referenceTarget } from '../../src/source/references/target.js';

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
])('from %s, %s is shown as %s', (folder, path, shown) => {
  expect(shownFrom(folder, path)).toBe(shown);
});

test.each([
  ['C:\\work\\specs\\*.yaml', 'C:\\work\\specs', ['*.yaml']],
  ['C:\\*.yaml', 'C:\\', ['*.yaml']],
  ['C:\\work\\**\\v?\\a.json', 'C:\\work', ['**', 'v?', 'a.json']],
  ['\\\\server\\share\\*.yaml', '\\\\server\\share\\', ['*.yaml']],
  ['\\\\?\\C:\\work\\*.yaml', '\\\\?\\C:\\work', ['*.yaml']],
])('the pattern %s begins in %s', (path, folder, parts) => {
  expect(patternIn(path)).toEqual({ folder, parts });
});

test('a path on a long drive is no pattern', () => {
  expect(patternIn('\\\\?\\C:\\work\\a.yaml')).toBeUndefined();
});

test('a place in code is shown with the separators of all others', () => {
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
  'the reference %s leads nowhere',
  (written) => {
    const { kind } = referenceTarget(written, 'specs/api.yaml', 'specs/api.yaml', {});
    expect(kind).toBe('refused');
  },
);
