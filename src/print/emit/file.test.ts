/** Files in pieces. */
import { expect, test } from 'vitest';
import { inPieces, movedTo } from './file.js';

test('the pieces are the text, and remain pieces at another path', () => {
  const file = inPieces('a.txt', ['one\n', 'two\n']);
  const moved = movedTo('b/a.txt', file);
  expect([file.text, moved.text, moved.path]).toEqual(['one\ntwo\n', 'one\ntwo\n', 'b/a.txt']);
  expect(moved.pieces).toBe(file.pieces);
  expect(Object.getOwnPropertyDescriptor(moved, 'text')?.get).toBeDefined();
});

test('other properties of a file are kept', () => {
  const stubs = [{ key: 'GET /', name: 'get' }];
  const file = { path: 'a.ts', ownership: 'handlers', text: 'x', stubs } as const;
  expect(movedTo('b/a.ts', file)).toEqual({ ...file, path: 'b/a.ts' });
});
