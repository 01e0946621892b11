import { expect, it } from 'vitest';
import { code, EMPTY, ident, imported, jsdoc, lit } from '../code.js';
import type { Code } from '../code.js';
import { call } from '../function.js';
import { moduleText, printed } from '../module.js';
import { constant } from '../statement.js';
import { reference, union } from '../type.js';
import { calledConstant } from './constant.js';

const text = (body: readonly Code[]): string =>
  moduleText({ body, path: 'a.ts', importExtension: '.js' });

/** Names of lengths around those at which a line breaks. */
const LENGTHS = Array.from({ length: 60 }, (_, index) => 1 + index);

const operations = imported('Operations', './operations.ts', { type: true });

it.each(LENGTHS)('a constant is written as it is laid out, name of %i letters', (length) => {
  const name = ident('n'.repeat(length));
  const callee = imported('standard', './runtime/standard.ts');
  const comments = [EMPTY, jsdoc(`Checks ${'c'.repeat(length + 10)} or others.`)];
  for (const other of LENGTHS) {
    const argument = imported('a'.repeat(other), './checks.ts');
    const types: readonly Code[] = [
      imported('T'.repeat(other), './types.ts', { type: true }),
      imported('T'.repeat(61 - other), './types.ts', { type: true }),
      code`${operations}[${lit('k'.repeat(length))}]["body"]`,
      code`${operations}[${lit('日'.repeat(other))}]["body"]`,
      union([operations, code`null`]),
      reference(operations, [ident('T'.repeat(length))]),
    ];
    for (const type of types) {
      const comment = comments[other % 2];
      const value = call(callee, [argument], { typeArguments: [type] });
      const head = { name, export: length % 3 > 0, comment };
      expect(text([calledConstant({ ...head, callee, type, argument })])).toBe(
        text([printed(constant({ ...head, value }))]),
      );
    }
  }
});
