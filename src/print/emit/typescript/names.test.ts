import { describe, expect, test } from 'vitest';
import { GLOBALS, RESERVED, isIdentifier, isMemberName, mintFileName } from './names.js';

test.each([
  ['a', true],
  ['$a_1', true],
  ['type', true],
  ['from', true],
  ['1a', false],
  ['a-b', false],
  ['é', false],
  ['class', false],
  ['let', false],
  ['eval', false],
  ['a\n', false],
])('%j as an identifier: %s', (name, wanted) => {
  expect(isIdentifier(name)).toBe(wanted);
});

test('reserved words are members, globals are known', () => {
  expect(isMemberName('class')).toBe(true);
  expect(RESERVED.has('class')).toBe(true);
  expect(['Promise', 'Record', 'Response', 'Error', 'Array'].every((one) => GLOBALS.has(one))).toBe(
    true,
  );
});

describe('file names', () => {
  test.each([
    ['DirectMessages', 'direct-messages.ts'],
    ['direct messages', 'direct-messages.ts'],
    ['../../etc/passwd', 'etc-passwd.ts'],
    ['a..b', 'a.b.ts'],
    ['.hidden', 'hidden.ts'],
    ['CON', '_con.ts'],
    ['con.x', '_con.x.ts'],
    ['lpt1', '_lpt1.ts'],
    ['', 'unnamed.ts'],
    ['名前', 'unnamed.ts'],
    ['a\0b\\c:d', 'a-b-c-d.ts'],
    ['-rf', 'rf.ts'],
  ])('%j', (name, wanted) => {
    expect(mintFileName(name, '.ts')).toBe(wanted);
  });

  test('are unique among the existing ones', () => {
    expect(mintFileName('A', '.ts', new Set(['a.ts', 'a-2.ts']))).toBe('a-3.ts');
  });

  test('are cut, and distinguished by a hash', () => {
    const one = mintFileName('a'.repeat(300), '.ts');
    const other = mintFileName('a'.repeat(301), '.ts');
    expect(one).not.toBe(other);
    expect(one.length).toBeLessThanOrEqual(100);
    expect(one).toMatch(/^a+-[0-9a-f]{8}\.ts$/);
  });
});
