/** The basics of the service: time, ids, cursors, names and patterns. */
import { describe, expect, test } from 'vitest';
import {
  followingClock,
  parseInstant,
  systemClock,
  withMilliseconds,
  withNanoseconds,
} from './clock.js';
import { timeOrderedId } from './id.js';
import { readCursor, writeCursor } from './page.js';
import { matches, patternFault } from './pattern.js';
import { isStorable, nameKey } from './text.js';

const SECOND = 1_000_000_000n;

describe('time', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0n],
    ['2017-10-24T22:16:30.243693008Z', 1_508_883_390_243_693_008n],
    ['2017-10-24t22:16:30.243693008z', 1_508_883_390_243_693_008n],
    ['2017-10-24 22:16:30.2436930089Z', 1_508_883_390_243_693_008n],
    ['2006-01-02T15:04:05+07:00', 1_136_189_045n * SECOND],
    ['2006-01-02T15:04:05 07:00', 1_136_189_045n * SECOND],
    ['2006-01-02T15:04:05-00:30', 1_136_216_045n * SECOND],
    ['2016-12-31T23:59:60Z', 1_483_228_800n * SECOND],
    ['2000-02-29T00:00:00.5Z', 951_782_400_500_000_000n],
    ['1969-12-31T23:59:59.999999999Z', -1n],
    ['0001-01-01T00:00:00Z', -(2n ** 63n) + 1n],
    ['9999-12-31T23:59:59Z', 2n ** 63n - 1n],
  ])('%s is %i', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  test.each([
    '',
    'now',
    '2017-10-24',
    '2017-10-24T22:16:30',
    '2017-10-24T22:16Z',
    '2017-02-29T00:00:00Z',
    '2017-13-01T00:00:00Z',
    '2017-00-01T00:00:00Z',
    '2017-01-00T00:00:00Z',
    '2017-01-01T24:00:00Z',
    '2017-01-01T00:60:00Z',
    '2017-01-01T00:00:61Z',
    '2017-01-01T00:00:00+24:00',
    '2017-01-01T00:00:00.Z',
    '12017-01-01T00:00:00Z',
    ' 2017-01-01T00:00:00Z',
    '2017-01-01T00:00:00Z\n',
  ])('%j is not a time', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test.each([0n, 1n, -1n, 999_999n, 1_508_883_390_243_693_008n, -1_000_001n])(
    '%i can be printed and parsed again',
    (instant) => {
      expect(withNanoseconds(instant)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
      expect(parseInstant(withNanoseconds(instant))).toBe(instant);
    },
  );

  test('fractions of a millisecond are cut off, not rounded', () => {
    expect(withMilliseconds(1_999_999n)).toBe('1970-01-01T00:00:00.001Z');
    expect(withMilliseconds(-1n)).toBe('1969-12-31T23:59:59.999Z');
  });

  test('a clock that is 90 s ahead follows the clock of the database, and never goes back', async () => {
    let now = 1_000_000_000_000n;
    const ahead = { now: () => (now += 1000n) + 90_000_000_000n };
    const clock = followingClock(() => Promise.resolve(now), ahead);
    const wrong = clock.now();
    await clock.follow();
    expect(clock.now()).toBe(wrong + 1n);
    now = wrong;
    const right = clock.now();
    expect(right - now < 1_000_000n).toBe(true);
    // The duration of the request does not count as a deviation.
    await clock.follow();
    expect(clock.now() - right).toBe(3000n);
  });

  test('the clock never returns the same time twice', () => {
    const clock = systemClock();
    const times = Array.from({ length: 10_000 }, () => clock.now());
    expect(times.every((now, at) => at === 0 || now > (times[at - 1] ?? now))).toBe(true);
  });
});

describe('ids', () => {
  test('contain their creation time, to the nanosecond', () => {
    const id = timeOrderedId(1_508_883_390_243_693_008n);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(1_508_883_390_243);
  });

  test('sort in the order of creation', () => {
    const start = 1_508_883_390_243_000_000n;
    const steps = [0n, 1n, 63n, 64n, 255n, 256n, 257n, 4095n, 4096n, 999_999n, 1_000_000n, SECOND];
    const ids = steps.map((step) => timeOrderedId(start + step));
    expect([...ids].sort()).toEqual(ids);
  });

  test('differ even if they are created at the same time', () => {
    expect(new Set(Array.from({ length: 1000 }, () => timeOrderedId(SECOND))).size).toBe(1000);
  });
});

describe('cursors', () => {
  test.each([[['a']], [['', 'é"\\', '\u{1F600}']]])('%j is decoded as it was encoded', (parts) => {
    const cursor = writeCursor(parts);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(readCursor(cursor, parts.length)).toEqual(parts);
    expect(() => readCursor(cursor, parts.length + 1)).toThrow('/cursor');
    expect(() => readCursor(`${cursor}=`, parts.length)).toThrow('/cursor');
  });

  test.each([[[1]], [{}], [null], [['\0']], [['\uD800']]])('%j is not a cursor', (value) => {
    const cursor = Buffer.from(JSON.stringify(value)).toString('base64url');
    expect(() => readCursor(cursor, 1)).toThrow('/cursor');
  });
});

test('names are compared without case and in composed form', () => {
  expect(nameKey('ÉLAN')).toBe(nameKey('e\u0301lan'));
  expect(nameKey('a b')).not.toBe(nameKey('ab'));
});

test.each([
  ['', true],
  ['\u{1F600}\n', true],
  ['\0', false],
  ['\uD800', false],
  ['\uDC00x', false],
])('%j: storable? %s', (text, answer) => {
  expect(isStorable(text)).toBe(answer);
});

describe('patterns', () => {
  test.each([
    ['^hi\\b', 'hi there', true],
    ['^hi\\b', 'oh hi', false],
    ['(?i)HI', 'oh hi', true],
    ['(a+)+$', `${'a'.repeat(20_000)}b`, false],
    ['(x*)*(y*)*z', 'x'.repeat(20_000), false],
  ])('%j', (pattern, text, answer) => {
    expect(patternFault(pattern)).toBeUndefined();
    expect(matches(pattern, text)).toBe(answer);
  });

  test.each(['(', '(?<=a)b', '\\1', 'a{1001}', '((a{100}){100}){100}', 'x'.repeat(501)])(
    '%s is not a pattern',
    (pattern) => {
      expect(patternFault(pattern)).toBeDefined();
    },
  );
});
