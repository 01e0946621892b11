/** The tag `code`: accepted and rejected values, and indentation; modules and their imports. */
import { describe, expect, test } from 'vitest';
import { EMPTY, code, ident, imported, isCode, jsdoc, join, lines, lit, num } from './code.js';
import type { Code } from './code.js';
import { array, object, property } from './expression.js';
import { exportAll, exportNames, moduleText, print, specifier } from './module.js';

const x = ident('x');

describe('holes', () => {
  const several = lines([code`one;`, code`two;`]);
  test.each<[string, Code, string]>([
    ['nothing', code``, ''],
    ['text', code`a + b`, 'a + b'],
    ['a code', code`f(${x})`, 'f(x)'],
    ['codes as items of a list', code`f(${[x, x]})`, 'f(x, x)'],
    ['codes beside text', code`!${[x, x]}`, '!xx'],
    ['numbers', code`f(${1}, ${-0.5}, ${1e21})`, 'f(1, -0.5, 1e21)'],
    ['true', code`f(${true})`, 'f(true)'],
    ['what prints nothing', code`f(${null}${undefined}${false}${EMPTY}${[]})`, 'f()'],
    ['one hole and no text is that code', code`${x}`, 'x'],
    [
      'several lines are indented where they stand',
      code`
        if (x) {
          ${several}
        }
      `,
      'if (x) {\n  one;\n  two;\n}',
    ],
    [
      'indentation adds up',
      code`
        {
          ${code`{
            ${several}
          }`}
        }
      `,
      '{\n  {\n    one;\n    two;\n  }\n}',
    ],
    [
      'a line of holes that print nothing goes, a blank line stays',
      code`
        a;
        ${null}
        ${EMPTY}${false}

        b;
      `,
      'a;\n\nb;',
    ],
    [
      'text behind the first line',
      code`a
      b
    c`,
      'a\n  b\nc',
    ],
  ])('%s', (_, given, wanted) => {
    expect(print(given)).toBe(wanted);
  });
});

describe('rejected values', () => {
  const anything = code as unknown as (...args: unknown[]) => Code;
  test('a string in a hole', () => {
    // @ts-expect-error a string must be wrapped
    expect(() => code`${'x'}`).toThrow(TypeError);
    // @ts-expect-error an array of strings, too
    expect(() => code`${['x']}`).toThrow(TypeError);
  });
  test.each([[NaN], [Infinity], [{}], [Symbol('x')], [() => ''], [['x']], [[null]], [1n]])(
    'a hole that holds %o',
    (hole) => {
      expect(() => code`${hole as number}`).toThrow(TypeError);
    },
  );
  test.each([
    ['an array', ['a']],
    ['an array with raw', Object.assign(['a'], { raw: ['a'] })],
    ['a frozen array', Object.freeze(['a'])],
    ['a string', 'a'],
    ['nothing', undefined],
  ])('a call with %s', (_, strings) => {
    expect(() => anything(strings)).toThrow(TypeError);
  });
  test('a template with too few holes', () => {
    const keep = (strings: TemplateStringsArray, ..._: unknown[]): TemplateStringsArray => strings;
    expect(() => anything(keep`${1}`)).toThrow(TypeError);
  });
  test('objects that imitate code', () => {
    const prototype = Object.getPrototypeOf(x) as object;
    const fakes = [
      Object.create(prototype),
      { ...x },
      new Proxy(x, {}),
      structuredClone({ doc: '' }),
    ];
    for (const fake of fakes as Code[]) {
      expect(isCode(fake)).toBe(false);
      expect(() => code`a ${fake}`).toThrow(TypeError);
      expect(() => print(fake)).toThrow(TypeError);
      expect(() => array([fake])).toThrow(TypeError);
    }
  });
  test('its constructor', () => {
    const constructor = Object.getPrototypeOf(x).constructor as new (...args: unknown[]) => Code;
    expect(() => new constructor(Symbol('emit'), { doc: 'attack()' })).toThrow(TypeError);
  });
  test.each(['', '1a', 'a-b', 'class', 'a b', 'é', 'a\n', 'await', 'undefined', '__proto__()'])(
    'the identifier %j',
    (name) => {
      expect(() => ident(name)).toThrow(TypeError);
      expect(() => imported(name, './a.ts')).toThrow(TypeError);
      expect(() => imported('a', './a.ts', { alias: name })).toThrow(TypeError);
    },
  );
  test('encoders of the wrong type', () => {
    expect(() => lit(1 as unknown as string)).toThrow(TypeError);
    expect(() => num('1' as unknown as number)).toThrow(TypeError);
    expect(() => num(NaN)).toThrow(TypeError);
    expect(() => jsdoc({ tag: 'a b' })).toThrow(TypeError);
    expect(() => property('a-b')).toThrow(TypeError);
  });
});

test('lists', () => {
  expect(print(join([x, EMPTY, x], code`, `))).toBe('x, x');
  expect(print(lines([x, EMPTY, x], { blank: true }))).toBe('x\n\nx');
  expect(print(lines([]))).toBe('');
});

describe('comments', () => {
  test.each<[string, Code, string]>([
    ['nothing', jsdoc('', undefined, ' \n '), ''],
    ['one line', jsdoc('Hello.'), '/** Hello. */'],
    ['one tag', jsdoc({ tag: 'deprecated' }), '/** @deprecated */'],
    [
      'tags',
      jsdoc('A.', { tag: 'a' }, { tag: 'b', text: 'c' }),
      '/**\n * A.\n *\n * @a\n * @b c\n */',
    ],
    [
      'prose that its author has wrapped',
      jsdoc(`${'word '.repeat(12).trim()}\n${'more '.repeat(12).trim()}\nend.`),
      `/**\n * ${'word '.repeat(12)}${'more '.repeat(3).trim()}\n * ${'more '.repeat(9)}end.\n */`,
    ],
    [
      'lines that the author ended on purpose',
      jsdoc(`Values:\none\n${'word '.repeat(12)} \nafter a break\n${'word '.repeat(12)}\n- a list`),
      `/**\n * Values:\n * one\n${` * ${'word '.repeat(12).trim()}\n * after a break\n`}${` * ${'word '.repeat(12).trim()}\n`} * - a list\n */`,
    ],
    ['paragraphs', jsdoc('A.\n\n\nB.', 'C.'), '/**\n * A.\n *\n * B.\n *\n * C.\n */'],
    [
      'long prose',
      jsdoc('word '.repeat(20)),
      `/**\n * ${'word '.repeat(15).trim()}\n * ${'word '.repeat(5).trim()}\n */`,
    ],
    [
      'a list hangs',
      jsdoc(`- ${'word '.repeat(16)}\n- b`),
      `/**\n * - ${'word '.repeat(15).trim()}\n *   word\n * - b\n */`,
    ],
    [
      'a quotation goes on',
      jsdoc(`> - ${'word '.repeat(16)}\n> b`),
      `/**\n * > - ${'word '.repeat(14).trim()}\n * >   word word\n * > b\n */`,
    ],
    [
      'code is kept',
      jsdoc(`\`\`\`\n${'word '.repeat(18).trim()}\n  x\n\`\`\``),
      `/**\n * \`\`\`\n * ${'word '.repeat(18).trim()}\n *   x\n * \`\`\`\n */`,
    ],
    ['what closes it', jsdoc('*/ **/'), '/** *\\/ **\\/ */'],
    ['what does not print', jsdoc('a\u202eb\0'), '/** a<U+202E>b<U+0000> */'],
    ['tags of the text', jsdoc('@a b@c {@d} x @e'), '/** \\@a b@c {\\@d} x \\@e */'],
  ])('%s', (_, given, wanted) => {
    expect(print(given)).toBe(wanted);
  });

  test.each(['A.\0deprecated x', '2 A.deprecated x', '\0deprecated x'])(
    'no text can imitate a tag: %j',
    (text) => {
      print(jsdoc('A.', { tag: 'deprecated', text: 'x' }));
      print(jsdoc({ tag: 'deprecated', text: 'x' }));
      expect(print(jsdoc(text))).not.toMatch(/(?<!\\)@deprecated/);
    },
  );

  test.each([['a\n'.repeat(5000)], ['a\n\n'.repeat(5000)], ['word '.repeat(50_000)]])(
    'have at most 200 lines',
    (text) => {
      const printed = print(code`
        {
          ${jsdoc(text, { tag: 'deprecated' })}
        }
      `);
      expect(printed.split('\n').length).toBeLessThanOrEqual(202);
      expect(printed).toContain('…');
    },
  );
});

describe('modules', () => {
  const place = { path: 'client/a.ts', importExtension: '.js' } as const;

  test('imports are added for used names, merged and sorted', () => {
    const T = imported('T', './client/types.ts', { type: true });
    const body = [
      code`const a: ${T} = ${imported('b', './client/types.ts')};`,
      code`use(${imported('z', 'node:fs')}, ${imported('a', 'node:fs', { alias: 'b2' })}, ${T});`,
      code`use(${imported('root', './root.ts')}, ${imported('own', './client/a.ts')});`,
      code`use(${imported('B', './client/types.ts', { type: true })}, ${imported('deep', './client/x/y.ts')});`,
      code`use(${imported('U', 'pkg', { type: true })}, ${imported('U', 'pkg')});`,
    ];
    expect(moduleText({ header: jsdoc('Generated.'), body, ...place })).toBe(
      [
        '/** Generated. */',
        '',
        'import { a as b2, z } from "node:fs";',
        'import { U } from "pkg";',
        'import { root } from "../root.js";',
        'import type { B, T } from "./types.js";',
        'import { b } from "./types.js";',
        'import { deep } from "./x/y.js";',
        '',
        ...body.map((one) => print(one) + '\n'),
      ].join('\n'),
    );
  });

  test('two declarations of one name are an error', () => {
    const body = [code`${imported('a', 'p')} + ${imported('a', 'q')}`];
    expect(() => moduleText({ body, ...place })).toThrow(/want the name a/);
  });

  test('an empty module is empty', () => {
    expect(moduleText({ body: [EMPTY], ...place })).toBe('');
  });

  test.each([
    ['./b.ts', 'a.ts', '.js', './b.js'],
    ['./b.ts', 'a.ts', '.ts', './b.ts'],
    ['./b.ts', 'a.ts', '', './b'],
    ['./b.ts', 'x/y/a.ts', '.js', '../../b.js'],
    ['./x/b.ts', 'x/y/a.ts', '.js', '../b.js'],
    ['./x/y/b.ts', 'x/y/a.ts', '.js', './b.js'],
    ['./y/b.ts', 'x/a.ts', '.js', '../y/b.js'],
    ['node:fs', 'x/a.ts', '.js', 'node:fs'],
    ['@a/b', 'x/a.ts', '.js', '@a/b'],
  ] as const)('%s seen from %s with %j', (from, path, importExtension, wanted) => {
    expect(specifier(from, { path, importExtension })).toBe(wanted);
  });

  test.each(['../b.ts', '/b.ts', './../b.ts', './a//b.ts', './'])('no import of %s', (from) => {
    expect(() => specifier(from, place)).toThrow();
  });

  test('exports', () => {
    expect(print(exportAll('./client/b.ts', place))).toBe('export * from "./b.js";');
    expect(print(exportNames(['b', ['a', 'default']], './b.ts', place))).toBe(
      'export { a as default, b } from "../b.js";',
    );
    expect(print(exportNames(['T'], './b.ts', place, { type: true }))).toBe(
      'export type { T } from "../b.js";',
    );
  });
});

test('printing twice gives the same text', () => {
  const big = object(
    Array.from({ length: 20 }, (_, at) => property(`key${at}`, array([num(at), num(at)]))),
  );
  expect(print(big)).toBe(print(big));
  expect(print(big, { width: 1000 })).not.toContain('\n');
});
