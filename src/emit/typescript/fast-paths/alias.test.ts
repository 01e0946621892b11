import { expect, it } from 'vitest';
import { code, ident, imported, jsdoc, lit, num } from '../code.js';
import type { Code } from '../code.js';
import { moduleText, printed } from '../module.js';
import { typeAlias } from '../statement.js';
import { arrayOf, propertySignature, reference, typeLiteral, union } from '../type.js';
import { unionAlias } from './alias.js';

const text = (body: readonly Code[]): string =>
  moduleText({ body, path: 'a.ts', importExtension: '.js' });

/** Names of lengths around those at which a line breaks. */
const LENGTHS = Array.from({ length: 90 }, (_, index) => 1 + index);

const success = imported('Success', './runtime.ts', { type: true });
const failure = imported('Failure', './runtime.ts', { type: true });

it.each(LENGTHS)('an alias is written as it is laid out, %i letters', (length) => {
  const long = ident('T'.repeat(length));
  const ok = (type: Code): Code => reference(success, [num(200), type]);
  const missing = reference(failure, [
    num(404),
    imported('Problem', './schemas.ts', { type: true }),
  ]);
  const literal = typeLiteral([propertySignature('a', long), propertySignature('b', missing)]);
  const unions: readonly (readonly Code[])[] = [
    [ok(long)],
    [ok(long), missing],
    [missing, ok(arrayOf(long)), missing],
    [ok(union([long, lit('a'), code`null`])), missing],
    [ok(literal)],
    [ok(literal), missing],
    [ok(lit('日'.repeat(length))), missing],
    [reference(success, [ident('A')]), reference(long, [ident('B')])],
    [ok(long), code`null`],
    [long, missing],
    [union([ok(long), missing]), missing],
    [],
  ];
  for (const members of unions) {
    for (const name of [ident('Result'), long]) {
      const parts = { name, export: length % 2 > 0, comment: jsdoc(`What ${length} comes to.`) };
      const wanted = text([printed(typeAlias({ ...parts, type: union(members) }))]);
      expect(text([unionAlias({ ...parts, members })])).toBe(wanted);
    }
  }
});
