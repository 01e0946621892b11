import { expect, test, vi } from 'vitest';
import { isApiName, segmentRoles } from './api-name.js';

test('no regular expression is built from a name', () => {
  const build = vi.spyOn(globalThis, 'RegExp');
  const names = Array.from({ length: 200 }, (_, index) => `name${index}`);
  expect(names.filter(isApiName)).toHaveLength(100);
  expect(build).not.toHaveBeenCalled();
  build.mockRestore();
});

test.each([
  ['tickets/t-1', 'word value'],
  ['tickets/T_37/labels', 'word value word'],
  ['users/u7', 'word value'],
  ['users/v2', 'word word'],
  ['t-1/labels', 'word word'],
  ['auth/oauth2', 'word word'],
])('a short prefix and a number after a collection are an id: %s', (path, roles) => {
  expect(segmentRoles(path.split('/')).join(' ')).toBe(roles);
});
