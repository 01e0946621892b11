import { expect, it } from 'vitest';
import { code, ident, imported, lit, num } from '../code.js';
import type { Code } from '../code.js';
import { array, awaited, object, property } from '../expression.js';
import { call, construct } from '../function.js';
import { moduleText, printed } from '../module.js';
import { constant } from '../statement.js';
import { awaitedCall } from './call.js';

const text = (body: readonly Code[]): string =>
  moduleText({ body, path: 'a.ts', importExtension: '.js' });

/** Names of lengths around those at which a line breaks. */
const LENGTHS = Array.from({ length: 90 }, (_, index) => 1 + index);

it.each(LENGTHS)('a call is written as it is laid out, %i letters', (length) => {
  const long = 'n'.repeat(length);
  const objects: readonly (readonly Code[])[] = [
    [],
    [property('owner', lit('owner')), property('repo', lit('repo'))],
    [property('text', lit(long))],
    [property(long, lit('name')), property('count', num(length))],
    [property('key-of', lit('日'.repeat(length)))],
    [property('names', array([lit('one'), lit(long), lit('three')]))],
    [property('rows', array([object([property('a', lit(long)), property('b', num(1))])]))],
    [property('body', object([property('inner', object([property('text', lit(long))]))]))],
    [property('file', construct(code`Blob`, [])), property('id', lit('x'))],
  ];
  for (const properties of objects) {
    for (const callee of [imported('getPet', './client.ts'), imported(long, './client.ts')]) {
      for (const name of [ident('result'), ident(long)]) {
        const first = ident('client');
        const args = properties.length === 0 ? [first] : [first, object(properties)];
        expect(text([awaitedCall({ name, callee, first, properties })])).toBe(
          text([printed(constant({ name, value: awaited(call(callee, args)) }))]),
        );
      }
    }
  }
});

it('what is no name is left to the layout engine', () => {
  const first = ident('client');
  const callee = code`api.pets.get`;
  const parts = { name: ident('result'), first, callee, properties: [property('id', num(1))] };
  expect(text([awaitedCall(parts)])).toBe(
    'const result = await api.pets.get(client, { id: 1 });\n',
  );
});
