/** Checks: how they distinguish alternatives, their limits, and their text. */
import { layoutFaults } from '../../../../test/layout/faults.js';
import { describe, expect, it } from 'vitest';
import * as checks from '../../../../templates/server/runtime/checks.js';
import { standard } from '../../../../templates/server/runtime/standard.js';
import * as validate from '../../../../templates/server/runtime/validate.js';
import type { Schema } from '../../../model/schema.js';
import { schema, STRING, INTEGER, NULL, ref, object, write, faults } from '../test/checked.js';

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
  ])('selects the branch of %j', (value, want) => {
    expect(faults(pets(), value)).toEqual(want);
  });

  it('selects the branch of all others', () => {
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

  it('reject deep nesting', () => {
    let value: object = { name: 'a' };
    for (let depth = 0; depth < 100_000; depth++) value = { name: 'a', next: value };
    const found = faults(ref('Node'), value);
    expect(found.map((one) => one.split(' ').at(-1))).toEqual(['depth', 'depth']);
  });

  it('reject values that need too many attempts', () => {
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

it('distinguishes requests from responses', () => {
  const given = object({
    id: schema({ kind: 'string', readOnly: true }),
    secret: schema({ kind: 'string', writeOnly: true }),
  });
  expect(faults(given, {})).toEqual(['/secret required']);
  expect(faults(given, {}, true)).toEqual(['/id required']);
});

it('is laid out like all code, whatever the names', async () => {
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
  expect(await layoutFaults('a.ts', text)).toEqual([]);
  expect(text).not.toContain('\u2028');
});

/** A schema inside another. */
function given_(inner: Schema): Schema {
  return schema({ kind: 'array', items: inner, minItems: 1 });
}

describe('shared constraints', () => {
  const nullable = (one: Schema): Schema => schema({ kind: 'union', members: [one, NULL] });
  const list = (items: Schema): Schema => schema({ kind: 'array', items });
  const visibility = schema({ kind: 'enum', values: ['open', 'closed'] });
  const given = object({
    a: nullable(STRING),
    b: nullable(STRING),
    c: list(nullable(STRING)),
    d: nullable(list(ref('Node'))),
    e: visibility,
    f: nullable(visibility),
    g: schema({ kind: 'enum', values: ['a', 'b', 'c', 'd'] }),
    h: schema({ kind: 'enum', values: ['a', 'b', 'c', 'e'] }),
    i: schema({ kind: 'array', items: STRING, minItems: 1 }),
  });

  it('are one check, named by the constraint', () => {
    const { text } = write(given_(given));
    const names = [...text.matchAll(/function (\w+)/g)].map(([, name]) => name);
    const before = names.indexOf('checkNullableString');
    expect(names.slice(before, before + 8)).toEqual([
      'checkNullableString',
      'checkEachNullableString',
      'checkNullableEachNode',
      'checkOpenOrClosed',
      'checkNullableOpenOrClosed',
      'checkAOrBOrOther',
      'checkAOrBOrOther2',
      expect.stringMatching(/I$/),
    ]);
  });

  it('get the location of the value', () => {
    const value = { a: 1, b: null, c: ['', 1], d: [1], e: 'x', f: 'x', g: 'e', h: 'e', i: [] };
    expect(faults(given, value)).toEqual([
      '/a type',
      '/c/1 type',
      '/d/0 type',
      '/e enum',
      '/f enum',
      '/g enum',
      '/i size',
    ]);
  });
});

it('need no line for undeclared properties', () => {
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
