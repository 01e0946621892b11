import { format } from 'prettier';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { imported } from '../emit/typescript/code.js';
import { moduleText } from '../emit/typescript/module.js';
import type { Notes, Property, Schema, SchemaId, Shape } from '../model/schema.js';
import { UNKNOWN } from '../model/schema.js';
import * as checks from '../../templates/server/runtime/checks.js';
import * as pattern from '../../templates/server/runtime/pattern.js';
import { standard } from '../../templates/server/runtime/standard.js';
import * as validate from '../../templates/server/runtime/validate.js';
import { CHECKED_FORMATS } from './validator-demands.js';
import { ValidatorWriter } from './validator.js';

function schema(shape: Shape & Notes, trust: 'declared' | 'inferred' = 'declared'): Schema {
  return { ...shape, origins: [{ source: 's', pointer: '', trust }] };
}

const STRING = schema({ kind: 'string' });
const INTEGER = schema({ kind: 'integer' });
const NULL = schema({ kind: 'null' });

function ref(id: string): Schema {
  return schema({ kind: 'ref', id });
}

function only(value: string): Schema {
  return schema({ kind: 'enum', values: [value] });
}

/** An object; a `?` at the end of a name makes it optional. */
function object(
  fields: Record<string, Schema>,
  more: Partial<Schema & { rest: Schema }> = {},
): Schema {
  const properties = Object.entries(fields).map(([name, one]): [string, Property] => [
    name.replace(/\?$/, ''),
    { schema: one, required: !name.endsWith('?') },
  ]);
  const rest = schema({ kind: 'any' });
  return {
    ...schema({ kind: 'object', properties: new Map(properties), rest }),
    ...more,
  } as Schema;
}

const NODE = object({ name: STRING, 'next?': ref('Node') });
const CAT = object({ kind: only('cat'), lives: INTEGER });
const DOG = object({ kind: only('dog'), name: STRING });
const SCHEMAS = new Map<SchemaId, Schema>([
  ['Node', NODE],
  ['Cat', CAT],
  ['Dog', DOG],
  ['Loop', ref('Loop')],
  ['Nothing', UNKNOWN],
]);

function write(given: Schema): { text: string; found: boolean } {
  const writer = new ValidatorWriter({
    schemas: SCHEMAS,
    formats: CHECKED_FORMATS,
    names: new Map([...SCHEMAS.keys()].map((id) => [id, id])),
    own: (name) => imported(name, './server/validators.ts'),
    runtime: (file, name) => imported(name, `./server/runtime/${file}.ts`),
  });
  for (const id of SCHEMAS.keys()) writer.named(id);
  const check = writer.check(given, 'Given', true);
  const place = { path: 'server/validators.ts', importExtension: '.js' } as const;
  return {
    text: moduleText({ ...place, body: [...writer.declarations] }),
    found: check !== undefined,
  };
}

/** The check of a schema, compiled; undefined where nothing is checked. */
function compiled(given: Schema): validate.Check | undefined {
  const holder = schema({ kind: 'tuple', items: [given] });
  const { text, found } = write(holder);
  if (!found) return undefined;
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: Record<string, validate.Check> = {};
  const modules: Record<string, unknown> = {
    './runtime/checks.js': checks,
    './runtime/pattern.js': pattern,
    './runtime/validate.js': validate,
  };
  new Function('exports', 'require', outputText)(exports, (name: string) => modules[name]);
  const check = exports['checkGiven'];
  return check && ((value, to) => check([value], to));
}

/** What is wrong with a value: `pointer code`. */
function faults(given: Schema, value: unknown, response = false): string[] {
  const check = compiled(given);
  if (check === undefined) return [];
  const place = { in: 'body', response } as const;
  const { errors } = checks.runCheck(check, value, place, { left: 1_000_000 });
  return errors.map(({ pointer = '', code }) => `${pointer.replace(/^\/0/, '')} ${code}`);
}

const OPEN = schema({ kind: 'any' });
const CLOSED = schema({ kind: 'object', properties: new Map() });

describe('a value', () => {
  const given: [string, Schema, unknown, string[]][] = [
    ['of any type', UNKNOWN, { a: 1 }, []],
    ['declared as anything', OPEN, null, []],
    ['string', STRING, 'a', []],
    ['no string', STRING, 1, [' type']],
    ['whole', INTEGER, 1.0, []],
    ['not whole', INTEGER, 1.5, [' type']],
    ['beyond int32', schema({ kind: 'integer', format: 'int32' }), 2 ** 31, [' range']],
    ['at the end of int32', schema({ kind: 'integer', format: 'int32' }), 2 ** 31 - 1, []],
    ['beyond int64', schema({ kind: 'integer', format: 'int64' }), 2 ** 63, [' range']],
    ['int32 and more', schema({ kind: 'integer', format: 'int32', minimum: 1 }), 0, [' range']],
    ['no number', schema({ kind: 'number' }), '1', [' type']],
    ['not above', schema({ kind: 'number', exclusiveMinimum: 0 }), 0, [' range']],
    ['not below', schema({ kind: 'number', exclusiveMaximum: 1 }), 1, [' range']],
    ['a multiple', schema({ kind: 'number', multipleOf: 0.1 }), 0.3, []],
    ['no multiple', schema({ kind: 'number', multipleOf: 0.1 }), 0.35, [' multiple']],
    ['boolean', schema({ kind: 'boolean' }), 'true', [' type']],
    ['null', NULL, 0, [' type']],
    ['never', schema({ kind: 'never' }), 0, [' never']],
    ['too short', schema({ kind: 'string', minLength: 2 }), '😀', [' length']],
    ['long enough', schema({ kind: 'string', maxLength: 1 }), '😀', []],
    ['too long', schema({ kind: 'string', maxLength: 1 }), 'abc', [' length']],
    [
      'uuid',
      schema({ kind: 'string', format: 'uuid' }),
      '123E4567-e89b-12d3-a456-426614174000',
      [],
    ],
    ['no uuid', schema({ kind: 'string', format: 'uuid' }), '123', [' format']],
    ['day', schema({ kind: 'string', format: 'date' }), '2024-02-29', []],
    ['no day', schema({ kind: 'string', format: 'date' }), '2023-02-29', [' format']],
    ['moment', schema({ kind: 'string', format: 'date-time' }), '2024-01-01T00:00:00.5+01:00', []],
    [
      'no moment',
      schema({ kind: 'string', format: 'date-time' }),
      '2024-01-01T00:00:00',
      [' format'],
    ],
    ['unchecked format', schema({ kind: 'string', format: 'email' }), 'nobody', []],
    ['form', schema({ kind: 'string', pattern: '^a+$' }), 'aaa', []],
    ['other form', schema({ kind: 'string', pattern: '^a+$' }), 'b', [' pattern']],
    [
      'costly form',
      schema({ kind: 'string', pattern: '^(a+)+$' }),
      `${'a'.repeat(99)}b`,
      [' pattern'],
    ],
    ['form nobody runs', schema({ kind: 'string', pattern: '^(?=a)' }), 'b', []],
    ['one of', schema({ kind: 'enum', values: ['a', 1, null, true] }), null, []],
    ['none of', schema({ kind: 'enum', values: ['a', 1] }), 2, [' enum']],
    ['one of too many to know', schema({ kind: 'enum', values: ['a'], open: true }), 'b', []],
    ['no text at all', schema({ kind: 'enum', values: ['a'], open: true }), 1, [' type']],
    ['array', schema({ kind: 'array', items: INTEGER }), [1, 'a', 2, null], ['/1 type', '/3 type']],
    ['no array', schema({ kind: 'array', items: UNKNOWN }), {}, [' type']],
    ['too few', schema({ kind: 'array', items: UNKNOWN, minItems: 1 }), [], [' size']],
    [
      'twice',
      schema({ kind: 'array', items: UNKNOWN, uniqueItems: true }),
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [' unique'],
    ],
    [
      'once',
      schema({ kind: 'array', items: UNKNOWN, uniqueItems: true }),
      [1, '1', [1], ['1'], { a: 1 }],
      [],
    ],
    ['pair', schema({ kind: 'tuple', items: [INTEGER, STRING] }), [1, 2, 3], [' size', '/1 type']],
    [
      'open pair',
      schema({ kind: 'tuple', items: [INTEGER], rest: STRING }),
      [1, 'a', 2],
      ['/2 type'],
    ],
    [
      'object',
      object({ a: STRING, 'b?': INTEGER }),
      { a: 1, b: '1', c: 1 },
      ['/a type', '/b type'],
    ],
    ['lacking', object({ a: STRING, b: UNKNOWN }), {}, ['/a required', '/b required']],
    ['optional', object({ 'a?': STRING }), { a: undefined }, []],
    ['no object', object({ 'a?': STRING }), [], [' type']],
    ['inherited', object({ toString: STRING, __proto__: STRING }), {}, ['/toString required']],
    ['hostile', object({ 'a/b~c': STRING }), { 'a/b~c': 1 }, ['/a~1b~0c type']],
    ['closed', CLOSED, { a: 1 }, ['/a undeclared']],
    ['map', object({}, { rest: INTEGER }), { a: 1, b: 'x' }, ['/b type']],
    ['empty', { ...object({}), minProperties: 1 } as Schema, {}, [' size']],
    ['recursive', ref('Node'), { name: 'a', next: { name: 1 } }, ['/next/name type']],
    ['circular', ref('Loop'), 1, []],
    ['named nothing', ref('Nothing'), 1, []],
    ['guessed', { ...STRING, origins: [{ source: 's', pointer: '', trust: 'inferred' }] }, 1, []],
    ['guessed to be a named one', schema({ kind: 'ref', id: 'Node' }, 'inferred'), 1, []],
    ['nullable', schema({ kind: 'union', members: [STRING, NULL] }), null, []],
    ['not of the nullable', schema({ kind: 'union', members: [STRING, NULL] }), 1, [' type']],
    ['either', schema({ kind: 'union', members: [STRING, INTEGER] }), 1, []],
    ['neither', schema({ kind: 'union', members: [STRING, INTEGER] }), true, [' union']],
    ['perhaps anything', schema({ kind: 'union', members: [STRING, UNKNOWN] }), 1, []],
    [
      'told apart by type',
      schema({ kind: 'union', members: [STRING, CAT] }),
      { kind: 'cat' },
      ['/lives required'],
    ],
    [
      'told apart by constants',
      schema({ kind: 'union', members: [CAT, DOG] }),
      { kind: 'dog', name: 1 },
      ['/name type'],
    ],
    [
      'told apart by what is there',
      schema({ kind: 'union', members: [object({ pet: ref('Node') }), ref('Node')] }),
      { pet: { next: { name: 'a' } } },
      ['/pet/name required'],
    ],
    [
      'told apart by what is there, the other way round',
      schema({ kind: 'union', members: [object({ pet: ref('Node') }), ref('Node')] }),
      { name: 1 },
      ['/name type'],
    ],
    [
      'of a type that no form has',
      schema({ kind: 'union', members: [object({ pet: ref('Node') }), ref('Node')] }),
      1,
      [' type'],
    ],
    [
      'lacking everything',
      schema({ kind: 'union', members: [object({ pet: ref('Node') }), ref('Node')] }),
      {},
      [' union'],
    ],
    [
      'both',
      schema({ kind: 'union', exclusive: true, members: [INTEGER, schema({ kind: 'number' })] }),
      1,
      [' exclusive'],
    ],
    ['one of both', schema({ kind: 'union', exclusive: true, members: [INTEGER, STRING] }), 1, []],
    [
      'all',
      schema({ kind: 'intersection', members: [ref('Node'), object({ 'x?': INTEGER })] }),
      { x: 'a' },
      ['/name required', '/x type'],
    ],
  ];

  it.each(given)('%s', (_, one, value, want) => {
    expect(faults(one, value)).toEqual(want);
  });
});

describe('a discriminator', () => {
  const mapping = new Map([
    ['cat', 'Cat'],
    ['dog', 'Dog'],
    ['__proto__', 'Nothing'],
  ]);
  const pets = (more = {}): Schema =>
    schema({
      kind: 'union',
      members: [ref('Cat'), ref('Dog')],
      discriminator: { property: 'kind', mapping, ...more },
    });

  it.each([
    [{ kind: 'cat', lives: 9 }, []],
    [{ kind: 'cat', name: 'x' }, ['/lives required']],
    [{ kind: 'dog', name: 7 }, ['/name type']],
    [{ kind: 'cow' }, ['/kind enum']],
    [{ kind: 'toString' }, ['/kind enum']],
    [{}, ['/kind required']],
    [7, [' type']],
  ])('names the branch of %j', (value, want) => {
    expect(faults(pets(), value)).toEqual(want);
  });

  it('leads to the branch of all others', () => {
    expect(faults(pets({ defaultMapping: 'Dog' }), { kind: 'cow' })).toEqual([
      '/kind const',
      '/name required',
    ]);
  });
});

describe('limits', () => {
  it('end a long list of errors', () => {
    const list = schema({ kind: 'array', items: INTEGER });
    expect(
      faults(
        list,
        Array.from({ length: 1000 }, () => 'x'),
      ),
    ).toHaveLength(50);
  });

  it('refuse what is nested too deeply', () => {
    let value: object = { name: 'a' };
    for (let depth = 0; depth < 100_000; depth++) value = { name: 'a', next: value };
    const found = faults(ref('Node'), value);
    expect(found.map((one) => one.split(' ').at(-1))).toEqual(['depth', 'depth']);
  });

  it('refuse what would be tried again and again', () => {
    const tree = object({ 'next?': ref('Node') });
    const forms = schema({ kind: 'union', members: [tree, object({ x: INTEGER, 'next?': tree })] });
    expect(faults(forms, { next: 1 })).toEqual(['/next type']);
    const branch = (value: unknown, to: validate.Issues): void => {
      if (to.object(value)) to.optional(value['next'], 'next', either);
      to.add('no', 'never right');
    };
    const either = (value: unknown, to: validate.Issues): void => to.union(value, [branch, branch]);
    let value: object = {};
    for (let depth = 0; depth < 60; depth++) value = { next: value };
    const budget = { left: 10_000_000 };
    const { errors } = checks.runCheck(either, value, { in: 'body' }, budget);
    expect(errors.map(({ code }) => code)).toContain('complexity');
  });
});

it('tells requests from responses', () => {
  const given = object({
    id: schema({ kind: 'string', readOnly: true }),
    secret: schema({ kind: 'string', writeOnly: true }),
  });
  expect(faults(given, {})).toEqual(['/secret required']);
  expect(faults(given, {}, true)).toEqual(['/id required']);
});

it('is written as prettier writes it, whatever the names', async () => {
  const hostile = object(
    {
      '*/ alert(1) //': schema({
        kind: 'string',
        pattern: '^(a|"\\n`${x}|\u2028)*$',
        minLength: 3,
      }),
      __proto__: schema({ kind: 'enum', values: ['"', "'", '\u2028', 1n, -0.5] }),
      'a very long name that no line of eighty characters can hold at all': object({ a: INTEGER }),
      nested: schema({
        kind: 'union',
        exclusive: true,
        members: [STRING, object({ 'a?': STRING }), NULL],
      }),
    },
    { rest: INTEGER },
  );
  const { text } = write(given_(given_(hostile)));
  expect(await format(text, { parser: 'typescript' })).toBe(text);
  expect(text).not.toContain('\u2028');
});

/** A schema inside another. */
function given_(inner: Schema): Schema {
  return schema({ kind: 'array', items: inner, minItems: 1 });
}

it('needs no line for what nobody declares', () => {
  expect(write(schema({ kind: 'array', items: STRING }, 'inferred')).found).toBe(false);
});

it('is a Standard Schema', () => {
  const check: validate.Check = (value, to) => {
    if (to.object(value))
      to.required(value['list'], 'list', (one, inner) => {
        if (inner.array(one)) inner.each(one, checks.uuid);
      });
  };
  const { '~standard': contract } = standard<{ list: string[] }>(check);
  expect([contract.version, contract.vendor]).toEqual([1, 'restitch']);
  expect(contract.validate({ list: ['x'] })).toEqual({
    issues: [{ message: 'must be a UUID', path: ['list', 0] }],
  });
  expect(contract.validate({ list: [] })).toEqual({ value: { list: [] } });
});
