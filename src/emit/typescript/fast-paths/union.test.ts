import { expect, it } from 'vitest';
import { code, ident, imported, jsdoc, lit, num } from '../code.js';
import type { Code } from '../code.js';
import { moduleText, printedAt } from '../module.js';
import { interfaceDeclaration } from '../statement.js';
import { propertySignature, reference, typeLiteral, union } from '../type.js';
import { printedUnion } from './union.js';

const text = (member: Code): string =>
  moduleText({
    body: [
      interfaceDeclaration({
        name: ident('I'),
        members: [propertySignature('outer', typeLiteral([member], { broken: true }))],
      }),
    ],
    path: 'a.ts',
    importExtension: '.js',
  });

/** Names of lengths around those at which a line breaks. */
const LENGTHS = Array.from({ length: 90 }, (_, index) => 1 + index);

it.each(LENGTHS)('a union is written as it is laid out, %i letters', (length) => {
  const type = imported('T'.repeat(length), './types.ts', { type: true });
  const status = propertySignature('status', num(200));
  const small = typeLiteral([status]);
  const named = typeLiteral([status, propertySignature('body', type)]);
  const wide = typeLiteral([status, propertySignature('body', lit('漢'.repeat(length)))]);
  const listed = typeLiteral([status, propertySignature('body', reference(type, [type, type]))]);
  const said = typeLiteral([
    propertySignature('a', type, { comment: jsdoc('What it is.', 'All.') }),
  ]);
  const broken = typeLiteral([status], { broken: true });
  const unions = [
    [small, named],
    [named, small],
    [small, small, named],
    [wide, small],
    [small, wide],
    [small, listed],
    [listed, small],
    [said, small],
    [small, broken],
    [small, code`null`],
    [named],
    [type, small],
    [],
  ];
  for (const members of unions) {
    for (const key of ['responses', 'n'.repeat(length), 'not-bare']) {
      const laidOut = printedAt(2, propertySignature(key, union(members)), ';');
      expect(text(printedUnion(2, key, members))).toBe(text(laidOut));
    }
  }
});
