import { expect, it } from 'vitest';
import { code, ident, imported, jsdoc, lit } from './code.js';
import type { Code } from './code.js';
import { array, object, property } from './expression.js';
import { call } from './function.js';
import { moduleText, printed, printedAt } from './module.js';
import { constant, functionDeclaration, interfaceDeclaration, statement } from './statement.js';
import { propertySignature, typeLiteral, union } from './type.js';

const text = (body: readonly Code[]): string =>
  moduleText({ body, path: 'a.ts', importExtension: '.js' });

/** Names of lengths around those at which a line breaks. */
const LENGTHS = Array.from({ length: 60 }, (_, index) => 20 + index);

it.each(LENGTHS)(
  'a member that is printed stands as one that is laid out, %i letters',
  (length) => {
    const name = 'n'.repeat(length);
    const member = propertySignature(name, union([lit('first'), lit('second')]), {
      comment: jsdoc(`Words and words and words, and then ${name} as well.`),
    });
    const broken = propertySignature('b', typeLiteral([member], { broken: true }));
    const declare = (members: readonly Code[]): string =>
      text([interfaceDeclaration({ name: ident('I'), members })]);
    expect(declare([printedAt(1, member, ';'), printedAt(1, broken, ';')])).toBe(
      declare([member, broken]),
    );
  },
);

it.each(LENGTHS)('so does a statement, %i letters', (length) => {
  const check = imported('c'.repeat(length), './checks.ts');
  const asked = statement(call(code`to.required`, [ident('value'), lit('name'), check]));
  const declare = (body: readonly Code[]): string =>
    text([functionDeclaration({ name: ident('f'), parameters: [], body })]);
  expect(declare([printedAt(1, asked), asked])).toBe(declare([asked, asked]));
  expect(text([printed(asked)])).toBe(text([asked]));
});

it.each(LENGTHS)('so does a row of a table, %i letters', (length) => {
  const row = object([property('key', lit('k'.repeat(length))), property('on', code`true`)]);
  const declare = (rows: readonly Code[]): string =>
    text([constant({ name: ident('rows'), value: array(rows) })]);
  const given = printedAt(1, row, ',');
  expect(declare([given, given])).toBe(declare([row, row]));
});
