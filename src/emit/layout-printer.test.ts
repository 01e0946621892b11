import fc from 'fast-check';
import { printer } from 'prettier/doc';
import { expect, test } from 'vitest';
import {
  align,
  breakParent,
  conditionalGroup,
  fill,
  group,
  hardline,
  ifBreak,
  indent,
  indentIfBreak,
  line,
  lineSuffixBoundary,
  softline,
} from './layout.js';
import type { Doc } from './layout.js';
import { printPlain } from './layout-printer.js';

const IDS = [Symbol('a'), Symbol('b')] as const;
const id = fc.constantFrom(...IDS);

/** Recipes of documents: printing marks them, so each printer gets its own. */
const { recipe } = fc.letrec<{ recipe: () => Doc; list: (() => Doc)[] }>((tie) => ({
  recipe: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('', ' ', 'a', 'word', 'a longer piece', '* ').map((text) => () => text),
    fc
      .constantFrom<Doc>(line, softline, line, hardline, breakParent, lineSuffixBoundary)
      .map((doc) => () => doc),
    tie('list').map((list) => () => list.map((one) => one())),
    tie('recipe').map((one) => () => group(one())),
    fc.tuple(tie('recipe'), id).map(
      ([one, groupId]) =>
        () =>
          group(one(), { id: groupId }),
    ),
    tie('recipe').map((one) => () => group(one(), { shouldBreak: true })),
    tie('recipe').map((one) => () => indent(one())),
    fc.tuple(fc.constantFrom<number | string>(0, 1, 3, ' * '), tie('recipe')).map(
      ([n, one]) =>
        () =>
          align(n as number, one()),
    ),
    tie('list').map(
      (list) => () => conditionalGroup(list.length === 0 ? ['x'] : list.map((one) => one())),
    ),
    fc.tuple(tie('recipe'), tie('recipe')).map(
      ([one, two]) =>
        () =>
          ifBreak(one(), two()),
    ),
    fc.tuple(tie('recipe'), tie('recipe'), id).map(
      ([one, two, groupId]) =>
        () =>
          ifBreak(one(), two(), { groupId }),
    ),
    fc.tuple(tie('recipe'), id, fc.boolean()).map(
      ([one, groupId, negate]) =>
        () =>
          indentIfBreak(one(), { groupId, negate }),
    ),
    tie('list').map(
      (list) => () => fill(list.flatMap((one, index) => (index === 0 ? [one()] : [line, one()]))),
    ),
  ),
  list: fc.array(tie('recipe'), { maxLength: 5 }),
}));

test('prints what prettier prints', () => {
  fc.assert(
    fc.property(recipe, fc.integer({ min: 1, max: 40 }), (make, width) => {
      const want = printer.printDocToString(make(), { printWidth: width, tabWidth: 2 }).formatted;
      expect(printPlain(make(), width)).toBe(want);
    }),
    { numRuns: 3000 },
  );
});

test('fills lines with words as prettier does', () => {
  const word = fc.constantFrom('', 'a', 'word', 'a longer word', ' ', '-----------------');
  const space = fc.constantFrom<Doc>(line, line, softline, hardline);
  const words = fc.array(fc.tuple(word, space), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), (list, width) => {
      const make = (): Doc => align(' * ', fill(list.flat().slice(0, -1)));
      const want = printer.printDocToString(make(), { printWidth: width, tabWidth: 2 }).formatted;
      expect(printPlain(make(), width)).toBe(want);
    }),
    { numRuns: 1000 },
  );
});

test.each<[string, Doc]>([
  ['wide letters', ['a', line, '日本']],
  ['tabs', 'a\tb'],
  ['line breaks in a text', 'a\nb'],
])('leaves %s to prettier', (_, doc) => {
  expect(printPlain(doc, 80)).toBeUndefined();
});
