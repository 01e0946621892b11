/** Places in JSON texts without faults: the same as with the tolerant reading, whatever was asked before. */
import { fc } from '../../test/property.js';
import { expect, test } from 'vitest';
import { escapePointer } from '../model/pointer.js';
import { JsonLocator } from './json-locate.js';
import { measure } from './json-measure.js';
import { StrictLocator } from './json-strict-locate.js';

const strict = (text: string): StrictLocator =>
  new StrictLocator(text, measure(new TextEncoder().encode(text)).larger());

const TEXT =
  ' {"a": {"b": [10, {"c": [1]}, "x,}"], "d": true}, "~/": {"": -3e1}, "\\u0065" : [[], {}]}\n';

test.each([
  ['', true, TEXT.trim(), '{'],
  ['/a', true, '{"b": [10, {"c": [1]}, "x,}"], "d": true}', '"a"'],
  ['/a/b', true, '[10, {"c": [1]}, "x,}"]', '"b"'],
  ['/a/b/1', true, '{"c": [1]}', '{'],
  ['/a/b/1/c', true, '[1]', '"c"'],
  ['/a/b/2', true, '"x,}"', '"x,}"'],
  ['/a/b/0', true, '10', '10'],
  ['/a/d', true, 'true', 'true'],
  ['/~0~1/', true, '-3e1', '-3e1'],
  ['/e/1', true, '{}', '{'],
  ['/a/b/7/c', false, '[10, {"c": [1]}, "x,}"]', '"b"'],
  ['/a/b/01', false, '[10, {"c": [1]}, "x,}"]', '"b"'],
  ['/a/d/x', false, 'true', '"d"'],
  ['/z', false, TEXT.trim(), '{'],
])('%j is found, whatever was asked before', (pointer, exact, written, pointedAt) => {
  const locator = strict(TEXT);
  for (const before of ['/a/b/1/c', '/a/b', '/z/y/x', pointer]) {
    locator.start(before);
    const found = locator.find(pointer);
    expect([found.exact, TEXT.slice(...found.value)]).toEqual([exact, written]);
    expect(TEXT.startsWith(pointedAt, locator.start(pointer))).toBe(true);
  }
});

test('every place of any data is where the tolerant reading finds it', () => {
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
  fc.assert(
    fc.property(
      node,
      fc.constantFrom(undefined, 2),
      fc.infiniteStream(fc.nat()),
      (data, indent, picks) => {
        const written = JSON.stringify(data, null, indent);
        const pointers = pointersOf(data, '');
        const some = [...picks.take(20)].map((pick) => pointers[pick % pointers.length] ?? '');
        const locator = strict(written);
        for (const pointer of some.flatMap((one) => [one, `${one}/0`, `${one}/x`])) {
          const found = new JsonLocator(written).find(pointer);
          expect(locator.find(pointer)).toEqual(found);
          const onKey = found.container || !found.exact;
          expect(locator.start(pointer)).toBe((onKey && found.key ? found.key : found.value)[0]);
        }
      },
    ),
    { numRuns: 200 },
  );
});

function pointersOf(data: unknown, pointer: string): string[] {
  if (typeof data !== 'object' || data === null) return [pointer];
  return [
    pointer,
    ...Object.entries(data).flatMap(([key, value]) =>
      pointersOf(value, `${pointer}/${escapePointer(key)}`),
    ),
  ];
}
