import { expect, it } from 'vitest';
import { code, EMPTY, ident, imported, jsdoc, lit, num } from '../code.js';
import type { Code } from '../code.js';
import { array, element, object, property } from '../expression.js';
import { arrow, block, call, parameter } from '../function.js';
import { moduleText, printed, printedAt } from '../module.js';
import { functionDeclaration, interfaceDeclaration, statement } from '../statement.js';
import { propertySignature, reference, typeLiteral, union } from '../type.js';
import { calling, printedFunction, printedLiteral } from './function.js';

const text = (body: readonly Code[]): string =>
  moduleText({ body, path: 'a.ts', importExtension: '.js' });

const inFunction = (body: readonly Code[]): string =>
  text([functionDeclaration({ name: ident('f'), parameters: [], body })]);

/** Names of lengths around those at which a line breaks. */
const LENGTHS = Array.from({ length: 90 }, (_, index) => 1 + index);

const imports = (name: string): Code => imported(name, './other.ts');

it.each(LENGTHS)('a call is written as it is laid out, %i letters', (length) => {
  const name = 'n'.repeat(length);
  const value = ident('value');
  const calls: readonly (readonly [callee: Code, args: readonly Code[]])[] = [
    [ident(name), [value, ident('to')]],
    [imports(name), [value, imports('to')]],
    [code`to.required`, [element(value, name), lit(name), imports('check')]],
    [code`to.required`, [element(value, 'é'.repeat(length)), lit('日'.repeat(length))]],
    [code`to.required`, [value, lit('name'), imports(name)]],
    [code`to.own`, [value, call(ident('own'), [lit(name)])]],
    [code`to.oneOf`, [value, array([lit('one'), lit(name), lit('three')])]],
    [code`to.items`, [value, array([num(1), num(length), num(-3)])]],
    [code`to.tagged`, [value, object([property('key', imports(name)), property(name, value)])]],
    [code`to.union`, [value, array([ident('one'), imports(name)]), code`true`]],
    [code`to.each`, [arrow({ parameters: [], body: block([statement(ident(name))]) })]],
    [ident(name), []],
  ];
  for (const [callee, args] of calls) {
    const laidOut = printedAt(1, statement(call(callee, args)));
    expect(inFunction([calling(callee, args)])).toBe(inFunction([laidOut]));
  }
});

it.each(LENGTHS)('a function is written as it is laid out, %i letters', (length) => {
  const name = ident('n'.repeat(length));
  const type = imported('Issues', './other.ts', { type: true });
  const some = [
    parameter({ name: ident('value'), type: code`unknown` }),
    parameter({ name: ident('to'), type }),
  ];
  const wide = parameter({ name: ident('wide'), type: reference(type, [code`Some`]) });
  const result = typeLiteral([propertySignature('n'.repeat(length), type)], { broken: true });
  const bodies = [
    [],
    [code`if (value === null) return;`, calling(ident('check'), [ident('value'), ident('to')])],
    [statement(call(ident('check'), [imports('one'.repeat(length)), imports('another')]))],
  ];
  for (const parameters of [some, [...some, wide], [wide], []]) {
    for (const returns of [code`void`, type, result]) {
      for (const body of bodies) {
        const parts = { name, export: length % 2 === 0, parameters, returns, body };
        expect(text([printedFunction(parts)])).toBe(text([printed(functionDeclaration(parts))]));
      }
    }
  }
});

it.each(LENGTHS)('a literal is written as it is laid out, %i letters', (length) => {
  const name = 'n'.repeat(length);
  const type = imported('Issues', './other.ts', { type: true });
  const some = [
    propertySignature('status', num(200)),
    propertySignature(name, union([type, lit('other')]), { comment: jsdoc('What it is.') }),
    propertySignature('literal', typeLiteral([propertySignature(name, type)])),
  ];
  for (const depth of [1, 2]) {
    for (const comment of [EMPTY, jsdoc('One line.'), jsdoc('Words and '.repeat(20), 'More.')]) {
      const members = some.map((one) => printedAt(depth + 1, one, ';'));
      const literal = typeLiteral(some, { broken: true });
      const options = { comment, optional: length % 2 > 0 };
      const laidOut = propertySignature(`a ${name}`, literal, options);
      const written = printedLiteral(depth, `a ${name}`, members, options);
      expect(text([printed(inside(written, depth))])).toBe(text([inside(laidOut, depth)]));
    }
  }
});

/** What stands in a member of an interface, or in the interface itself. */
function inside(member: Code, depth: number): Code {
  const outer = propertySignature('outer', typeLiteral([member], { broken: true }));
  return interfaceDeclaration({ name: ident('I'), members: [depth === 1 ? member : outer] });
}
