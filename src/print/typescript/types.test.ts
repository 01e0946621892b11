/** The generated type for each schema. */
import { ts } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { code, ident, imported } from '../emit/typescript/code.js';
import { print } from '../emit/typescript/module.js';
import type { Property, Schema, Shape } from '../../model/schema.js';
import { schemaComment } from './schema-comment.js';
import { MAX_UNION_MEMBERS, typeDeclaration, typeOf } from './types.js';
import type { TypeOptions } from './type-options.js';

const s = (shape: Shape, notes: Partial<Schema> = {}): Schema =>
  ({ ...notes, ...shape, origins: [] }) as Schema;
const string = s({ kind: 'string' });
const number = s({ kind: 'number' });
const nothing = s({ kind: 'null' });
const any = s({ kind: 'any' });
const ref = s({ kind: 'ref', id: 'Thing' });
const options: TypeOptions = { ref: (id) => imported(id, './types.ts', { type: true }) };

function object(
  properties: Record<string, Schema | [Schema, 'optional']>,
  rest?: Schema,
  restStated = true,
): Schema {
  const entries = Object.entries(properties).map(([name, one]): [string, Property] => [
    name,
    'kind' in one ? { schema: one, required: true } : { schema: one[0], required: false },
  ]);
  return s({ kind: 'object', properties: new Map(entries), ...(rest && { rest, restStated }) });
}

const union = (...members: Schema[]): Schema => s({ kind: 'union', members });
const all = (...members: Schema[]): Schema => s({ kind: 'intersection', members });
const array = (items: Schema): Schema => s({ kind: 'array', items });

test.each<[string, Schema, string]>([
  ['a declared {}', any, 'unknown'],
  ['an undeclared schema', s({ kind: 'unknown' }), 'unknown'],
  ['never', s({ kind: 'never' }), 'never'],
  ['null', nothing, 'null'],
  ['boolean', s({ kind: 'boolean' }), 'boolean'],
  ['integer', s({ kind: 'integer', format: 'int64' }), 'number'],
  ['string', s({ kind: 'string', format: 'date-time' }), 'string'],
  ['binary', s({ kind: 'binary' }), 'Blob'],
  ['a reference', ref, 'Thing'],
  ['an enum', s({ kind: 'enum', values: ['a', 1, null, 'a'] }), '"a" | 1 | null'],
  ['an enum of both booleans', s({ kind: 'enum', values: [true, false] }), 'boolean'],
  ['an enum of one', s({ kind: 'enum', values: [true] }), 'true'],
  ['an enum of none', s({ kind: 'enum', values: [] }), 'never'],
  ['an enum of a bigint', s({ kind: 'enum', values: [2n ** 60n, 3n] }), 'number'],
  ['an open enum', s({ kind: 'enum', values: ['a'], open: true }), '"a" | (string & {})'],
  ['an open enum of numbers', s({ kind: 'enum', values: [1], open: true }), '1 | (number & {})'],
  ['an array', array(string), 'string[]'],
  ['an array of a union', array(union(string, nothing)), '(string | null)[]'],
  [
    'an array of an intersection',
    array(all(ref, object({ a: string }))),
    '(Thing & { a: string })[]',
  ],
  [
    'an array of an open enum',
    array(s({ kind: 'enum', values: ['a'], open: true })),
    '("a" | (string & {}))[]',
  ],
  ['a tuple', s({ kind: 'tuple', items: [string, number], minItems: 2 }), '[string, number]'],
  [
    'a tuple that may end early',
    s({ kind: 'tuple', items: [string, number, union(string, nothing)], minItems: 1 }),
    '[string, number?, (string | null)?]',
  ],
  [
    'a tuple with a rest',
    s({ kind: 'tuple', items: [string], rest: union(number, nothing) }),
    '[string?, ...(number | null)[]]',
  ],
  ['a union', union(string, nothing), 'string | null'],
  ['a union of one type twice', union(string, s({ kind: 'string', format: 'date' })), 'string'],
  ['a union with unknown', union(string, any), 'unknown'],
  ['a union of unions', union(union(string, number), nothing), 'string | number | null'],
  ['a union of none', union(), 'never'],
  ['an intersection', all(ref, object({ a: string })), 'Thing & { a: string }'],
  ['an intersection with unknown', all(ref, any), 'Thing'],
  ['an intersection with a union', all(ref, union(string, nothing)), 'Thing & (string | null)'],
  ['an intersection of none', all(), 'unknown'],
  [
    'an object',
    object({ a: string, 'b-c': [number, 'optional'] }),
    '{ a: string; "b-c"?: number }',
  ],
  ['an object that may have more', object({ a: string }, any, false), '{ a: string }'],
  [
    'an object that may have anything',
    object({ a: string }, any),
    '{ a: string; [key: string]: unknown }',
  ],
  ['an object of nothing', object({}), '{ [key: string]: never }'],
  ['an object of anything', object({}, any, false), '{ [key: string]: unknown }'],
  ['a map', object({}, ref), '{ [key: string]: Thing }'],
  [
    'a map with a property',
    object({ a: string }, number),
    '{ a: string; [key: string]: number | string }',
  ],
  [
    'a map with an optional property',
    object({ a: [number, 'optional'] }, number),
    '{ a?: number; [key: string]: number | undefined }',
  ],
  [
    'a map with a property of its type',
    object({ a: number }, number),
    '{ a: number; [key: string]: number }',
  ],
  [
    'a map with many properties',
    object({ a: string, b: nothing, c: ref, d: array(ref) }, number),
    'unknown',
  ],
  [
    'a hostile key',
    object({ '"]: x } //': string, ['__proto__']: string }),
    '{ \'"]: x } //\': string; ["__proto__"]: string }',
  ],
])('%s', (_, schema, wanted) => {
  const printed = print(typeOf(schema, options), { width: 1000 });
  if (wanted === 'unknown' && schema.kind === 'object')
    expect(printed).toContain('[key: string]: unknown');
  else expect(printed).toBe(wanted);
});

test('a large enum is a string', () => {
  const values = Array.from({ length: MAX_UNION_MEMBERS + 1 }, (_, at) => `v${at}`);
  expect(print(typeOf(s({ kind: 'enum', values }), options))).toBe('string');
});

describe('options', () => {
  const both = object({
    id: s({ kind: 'string' }, { readOnly: true }),
    secret: s({ kind: 'string' }, { writeOnly: true }),
    a: [string, 'optional'],
  });
  test.each<[string, Partial<TypeOptions>, Schema, string]>([
    ['reading', { direction: 'read' }, both, '{ id: string; a?: string }'],
    ['writing', { direction: 'write' }, both, '{ secret: string; a?: string }'],
    ['both', {}, both, '{ id: string; secret: string; a?: string }'],
    [
      'undefined',
      { undefinedOptional: true },
      object({ a: [string, 'optional'] }),
      '{ a?: string | undefined }',
    ],
    [
      'readonly arrays',
      { readonlyArrays: true },
      array(array(union(string, number))),
      'readonly (readonly (string | number)[])[]',
    ],
    [
      'readonly tuples',
      { readonlyArrays: true },
      union(s({ kind: 'tuple', items: [string, number] }), array(string)),
      'readonly [string?, number?] | readonly string[]',
    ],
    ['binary', { binary: code`Buffer` }, s({ kind: 'binary' }), 'Buffer'],
    [
      'scalars by format',
      { scalar: (one) => (one.format === 'int64' ? code`bigint` : undefined) },
      union(s({ kind: 'integer', format: 'int64' }), number),
      'bigint | number',
    ],
  ])('%s', (_, given, schema, wanted) => {
    expect(print(typeOf(schema, { ...options, ...given }), { width: 1000 })).toBe(wanted);
  });
});

test('declarations and their comments', () => {
  const schema = object({
    a: s({ kind: 'string', format: 'date' }, { description: 'A day.', default: '2020-01-01' }),
    b: s({ kind: 'number' }, { title: 'B', deprecated: true }),
  });
  expect(print(typeDeclaration(ident('A'), { ...schema, description: 'An */ A.' }, options))).toBe(
    `/** An *\\/ A. */
export interface A {
  /**
   * A day.
   *
   * @format date
   * @default "2020-01-01"
   */
  a: string;
  /**
   * B
   *
   * @deprecated
   */
  b: number;
}`,
  );
  expect(print(typeDeclaration(ident('A'), union(ref, nothing), options, { export: false }))).toBe(
    'type A = Thing | null;',
  );
  expect(print(schemaComment(string))).toBe('');
  expect(print(schemaComment(s({ kind: 'string', format: 'string' })))).toBe('');
});

test('printed types compile, with any additional properties', () => {
  const members: Schema[] = [
    string,
    number,
    nothing,
    ref,
    any,
    array(string),
    object({ a: string }),
  ];
  const sources: string[] = ['export interface Thing { x: string }'];
  for (const [at, rest] of members.entries()) {
    for (const [index, one] of members.entries()) {
      const shapes = [
        object({ a: one }, rest),
        object({ a: [one, 'optional'], b: string }, rest),
        object({ a: [one, 'optional'], b: string, c: nothing, d: ref, e: number }, rest),
        all(object({ a: one }), object({ b: [rest, 'optional'] })),
      ];
      for (const [shape, schema] of shapes.entries()) {
        const name = ident(`T${at}_${index}_${shape}`);
        sources.push(print(typeDeclaration(name, schema, options)));
      }
    }
  }
  expect(compile(sources.join('\n'))).toEqual([]);
});

/** The compiler's errors for a module that uses no library. */
function compile(text: string): string[] {
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest);
  const lib =
    'interface Array<T> { [at: number]: T } interface Boolean {} interface Function {} interface IArguments {} interface Number {} interface Object {} interface RegExp {} interface String {} interface CallableFunction {} interface NewableFunction {}';
  const globals = ts.createSourceFile('lib.d.ts', lib, ts.ScriptTarget.Latest);
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === 'a.ts' ? file : name === 'lib.d.ts' ? globals : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => name === 'a.ts' || name === 'lib.d.ts',
    readFile: () => undefined,
  };
  const program = ts.createProgram(['a.ts'], { strict: true, noEmit: true, types: [] }, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
