import { expect, test, vi } from 'vitest';
import { isApiName } from './api-name.js';

test('no expression is built for a name', () => {
  const build = vi.spyOn(globalThis, 'RegExp');
  const names = Array.from({ length: 200 }, (_, index) => `name${index}`);
  expect(names.filter(isApiName)).toHaveLength(100);
  expect(build).not.toHaveBeenCalled();
  build.mockRestore();
});
