/** The line breaks that result from brackets, commas and equals signs in a template. */
import { expect, test } from 'vitest';
import { fc, runs } from '../../../../test/property.js';
import { code, EMPTY, ident, jsdoc, lit, num } from './code.js';
import type { Code } from './code.js';
import { array, json, object, property } from './expression.js';
import { print } from './module.js';
import { arrayOf, indexSignature, intersection, propertySignature, tuple } from './type.js';
import { reference, typeLiteral, union } from './type.js';

const long = ident('a'.repeat(40));
const longer = ident('b'.repeat(50));
const short = ident('x');
const none: readonly Code[] = [];

test.each<[string, Code, string]>([
  ['a list that fits stays on its line', code`f(${short}, ${long})`, `f(x, ${'a'.repeat(40)})`],
  [
    'one that does not has a line for each item',
    code`f(${long}, ${longer})`,
    `f(\n  ${'a'.repeat(40)},\n  ${'b'.repeat(50)},\n)`,
  ],
  ['a hole of several codes is several items', code`f(${short}, ${[short, short]})`, 'f(x, x, x)'],
  ['a hole of none is no item', code`f(${short}, ${none}, ${EMPTY}, ${false})`, 'f(x)'],
  ['a list of nothing is its brackets', code`{ ${none} }`, '{}'],
  [
    'the last object hugs its parentheses',
    code`f(${short}, ${object([property('a', long), property('b', longer)])})`,
    `f(x, {\n  a: ${'a'.repeat(40)},\n  b: ${'b'.repeat(50)},\n})`,
  ],
  [
    'members of a type end with semicolons',
    typeLiteral([propertySignature('a', long), propertySignature('b', longer)]),
    `{\n  a: ${'a'.repeat(40)};\n  b: ${'b'.repeat(50)};\n}`,
  ],
  [
    'parameters break before what is returned',
    code`function f(a: ${long}, b: ${short}): Promise<${longer}> {}`,
    `function f(\n  a: ${'a'.repeat(40)},\n  b: x,\n): Promise<${'b'.repeat(50)}> {}`,
  ],
  [
    'a value that does not fit stands on the next line',
    code`const ${long} = ${lit('c'.repeat(50))};`,
    `const ${'a'.repeat(40)} =\n  "${'c'.repeat(50)}";`,
  ],
  [
    'so does a call of one short word',
    code`const ${long} = ${longer}(${short});`,
    `const ${'a'.repeat(40)} =\n  ${'b'.repeat(50)}(x);`,
  ],
  [
    'the brackets of other values break',
    code`const ${long} = ${array([long, longer])};`,
    `const ${'a'.repeat(40)} = [\n  ${'a'.repeat(40)},\n  ${'b'.repeat(50)},\n];`,
  ],
  [
    'a union has a line for each member',
    code`type T = ${union([long, longer, code`null`])};`,
    `type T =\n  | ${'a'.repeat(40)}\n  | ${'b'.repeat(50)}\n  | null;`,
  ],
  [
    'and leaves no blank before them',
    code`in the middle ${union([long, longer])}`,
    `in the middle\n  | ${'a'.repeat(40)}\n  | ${'b'.repeat(50)}`,
  ],
  [
    'so it has where `export` is a hole',
    code`${code`export `}type T = ${union([long, longer])};`,
    `export type T =\n  | ${'a'.repeat(40)}\n  | ${'b'.repeat(50)};`,
  ],
  [
    'a union of which an array is stands in parentheses',
    arrayOf(union([long, longer])),
    `(\n  | ${'a'.repeat(40)}\n  | ${'b'.repeat(50)}\n)[]`,
  ],
  [
    'an intersection of names goes on below',
    code`type T = ${intersection([long, longer])};`,
    `type T =\n  ${'a'.repeat(40)} &\n  ${'b'.repeat(50)};`,
  ],
  [
    'a nullable object is one thing',
    propertySignature(
      'a',
      union([typeLiteral([propertySignature('b', longer)], { broken: true }), code`null`]),
    ),
    `a: {\n  b: ${'b'.repeat(50)};\n} | null`,
  ],
  [
    'a key is no list',
    indexSignature(reference(longer, [long])),
    `[key: string]:\n  ${'b'.repeat(50)}<${'a'.repeat(40)}>`,
  ],
  [
    'an index is no list',
    code`${longer}[${lit('c'.repeat(40))}]`,
    `${'b'.repeat(50)}["${'c'.repeat(40)}"]`,
  ],
  [
    'a condition is no list',
    code`if (${long} === ${longer}) return;`,
    `if (${'a'.repeat(40)} === ${'b'.repeat(50)}) return;`,
  ],
  [
    'arguments of a type break alone',
    reference(longer, [long, short]),
    `${'b'.repeat(50)}<\n  ${'a'.repeat(40)},\n  x\n>`,
  ],
  ['a tuple', tuple([short, num(1)], short, 1), '[x, 1?, ...x[]]'],
  ['data', json(new Map([['a', [1, null, true]]])), '{ a: [1, null, true] }'],
  [
    'what is alone on its line has a line for each',
    code`
      interface A {
        ${[propertySignature('a', short, { comment: jsdoc('One.') }), propertySignature('b', short)]};
      }
    `,
    'interface A {\n  /** One. */\n  a: x;\n  b: x;\n}',
  ],
  [
    'braces of nothing are closed on their line',
    code`
      interface A {
        ${none};
      }
    `,
    'interface A {}',
  ],
  [
    'an equals sign in a text assigns nothing',
    code`const a = f("${short} = x", 'b = c');`,
    `const a = f("x = x", 'b = c');`,
  ],
])('%s', (_, given, wanted) => {
  expect(print(given)).toBe(wanted);
});

/** Random code of short words, in nested lists that may wrap at any position. */
const random = fc.letrec<{ code: Code }>((tie) => ({
  code: fc.oneof(
    { maxDepth: 5 },
    fc.integer({ min: 1, max: 12 }).map((length) => ident('n'.repeat(length))),
    fc.array(tie('code'), { maxLength: 6 }).map(array),
    fc.array(tie('code'), { maxLength: 6 }).map((args) => code`f(${args})`),
    fc
      .array(tie('code'), { maxLength: 6 })
      .map((values) => object(values.map((value, at) => property(`p${at}`, value)))),
  ),
})).code;

test('no line is too long if it can be wrapped, and layout adds only commas', () => {
  const bare = (text: string): string => text.replace(/[\s,]/g, '');
  fc.assert(
    fc.property(random, (given) => {
      const text = print(code`const a = ${given};`);
      expect(print(code`const a = ${given};`)).toBe(text);
      expect(bare(text)).toBe(bare(print(code`const a = ${given};`, { width: 1_000_000 })));
      for (const line of text.split('\n')) {
        expect(line).toBe(line.trimEnd());
        expect(line.length - (/^ */.exec(line)?.[0].length ?? 0)).toBeLessThanOrEqual(80);
        if (/[,([{] ?\S/.test(line)) expect(line.length).toBeLessThanOrEqual(81);
      }
    }),
    runs({ suite: 300, all: 3000 }),
  );
});
