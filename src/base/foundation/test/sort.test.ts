import { codePoint, fc } from '../../../../test/property.js';
import { expect, test } from 'vitest';
import { sortTexts } from '../sort.js';

test('texts are sorted as by the engine', () => {
  const texts = fc.array(fc.oneof(fc.string(), fc.string({ unit: codePoint })), { maxLength: 30 });
  fc.assert(
    fc.property(texts, (list) => {
      const copy = [...list];
      expect(sortTexts(copy)).toBe(copy);
      expect(copy).toEqual([...list].sort());
    }),
  );
});
