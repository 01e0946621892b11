/** Locations in JSON texts. */
import { expect, test } from 'vitest';
import { fc, runs } from '../../../../test/property.js';
import { escapePointer } from '../../../model/pointer.js';
import { JsonLocator } from './locate.js';

const TEXT = '{"a": {"b": [10, {"c": 1}]}, "a": {"d": 2}, "~/": {"": 3}}';

test.each([
  ['', true, TEXT],
  ['/a', true, '{"d": 2}'],
  ['/a/b/1/c', true, '1'],
  ['/a/b/0', true, '10'],
  ['/a/d', true, '2'],
  ['/~0~1/', true, '3'],
  ['/a/b/7/c', false, '[10, {"c": 1}]'],
  ['/z', false, TEXT],
  ['/z/y/x', false, TEXT],
])('%j is found, whatever was searched before', (pointer, exact, written) => {
  const locator = new JsonLocator(TEXT);
  for (const before of ['/a/b/1/c', '/a/b', '/z/y/x', pointer]) {
    locator.find(before);
    const found = locator.find(pointer);
    expect([found.exact, TEXT.slice(...found.value)]).toEqual([exact, written]);
  }
});

test('every location in any data contains that data, whatever was searched before', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '"', '\\', '{', ']', ',', ' ') });
  const filling = fc.constantFrom('x'.repeat(150), 1, null, -2.5, '');
  const node = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      filling,
      text,
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(text, tie('node'), { maxKeys: 30 }),
    ),
  })).node;
  const picks = fc.infiniteStream(fc.nat());
  fc.assert(
    fc.property(node, fc.constantFrom(undefined, 2), picks, (data, indent, some) => {
      const written = JSON.stringify(data, null, indent);
      const places = placesOf(data, '');
      const locator = new JsonLocator(written);
      for (const pick of some.take(20)) {
        const [pointer, value] = places[pick % places.length] ?? ['', data];
        const found = locator.find(pointer);
        expect(JSON.parse(written.slice(...found.value))).toEqual(value);
        if (found.key) expect(written[found.key[0]]).toBe('"');
        expect(locator.find(`${pointer}/nothing`)).toEqual({ ...found, exact: false });
      }
    }),
    runs({ suite: 200, all: 2000 }),
  );
});

function placesOf(data: unknown, pointer: string): (readonly [string, unknown])[] {
  if (typeof data !== 'object' || data === null) return [[pointer, data]];
  const inner = Object.entries(data).flatMap(([key, value]) =>
    placesOf(value, `${pointer}/${escapePointer(key)}`),
  );
  return [[pointer, data], ...inner];
}
