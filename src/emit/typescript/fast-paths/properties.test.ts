import { expect, it } from 'vitest';
import { code, ident, imported, jsdoc, lines, lit, num } from '../code.js';
import type { Code } from '../code.js';
import { array, object, property } from '../expression.js';
import { arrow, call, parameter } from '../function.js';
import { moduleText, printed } from '../module.js';
import { functionDeclaration } from '../statement.js';
import { reference, typeLiteral, propertySignature, union } from '../type.js';
import { listingFunction, type Listed, type ListingFunction } from './properties.js';

const text = (body: readonly Code[]): string =>
  moduleText({ body, path: 'a.ts', importExtension: '.js' });

/** Names of lengths around those at which a line breaks. */
const LENGTHS = Array.from({ length: 90 }, (_, index) => 1 + index);

const send = imported('send', './runtime.ts');
const promise = imported('ApiPromise', './runtime.ts', { type: true });

const propertyOf = ({ name, value }: Listed): Code =>
  property(name, Array.isArray(value) ? array(value as readonly Code[]) : (value as Code));

const laidOut = ({ before, properties, behind, ...rest }: ListingFunction): Code =>
  printed(
    functionDeclaration({
      ...rest,
      body: [
        code`
          ${before}
            ${lines(properties.map(propertyOf), { comma: true })},
          ${behind}
        `,
      ],
    }),
  );

it.each(LENGTHS)('a function is written as it is laid out, %i letters', (length) => {
  const long = 'n'.repeat(length);
  const client = parameter({ name: ident('client'), type: imported('Client', './runtime.ts') });
  const args = parameter({ name: ident('args'), type: ident(long), default: object([]) });
  const options = parameter({ name: ident('options'), type: send, optional: true });
  const inline = parameter({
    name: ident('inline'),
    type: typeLiteral([propertySignature('a', ident(long)), propertySignature('b', promise)]),
  });
  const rest = parameter({ name: ident('rest'), type: ident(long), rest: true });
  const properties: readonly Listed[] = [
    { name: 'operation', value: lit(long) },
    { name: 'path', value: [lit('a'), call(send, [ident('args'), lit(long)]), lit('b')] },
    { name: 'path', value: [lit('a'), call(send, [ident('args'), lit('日'.repeat(length))])] },
    { name: 'security', value: [object([property(long, array([]))])] },
    {
      name: 'security',
      value: [object([]), object([property('a', num(1)), property('b', num(2))])],
    },
    {
      name: 'tables',
      value: [1, 2].map((one) => object([property('a', num(one)), property('b', num(2))])),
    },
    { name: 'errors', value: Array.from({ length }, (_, index) => num(400 + index)) },
    { name: 'streams', value: object([property('a', lit(long)), property('b', send)]) },
    { name: '日', value: lit('日'.repeat(length)) },
    { name: 'n-n', value: [ident(long)] },
    { name: 'none', value: [] },
    { name: 'read', value: imported(long, './runtime.ts') },
    { name: 'parse', value: arrow({ parameters: [], body: call(ident(long), [lit('b')]) }) },
  ];
  const parts: ListingFunction = {
    name: ident(long),
    export: length % 2 > 0,
    comment: jsdoc(`Gets ${long} and more than that.`),
    parameters: [client, args, options],
    returns: reference(promise, [ident('Result')]),
    before: code`return ${send}(client, options, () => ({`,
    properties,
    behind: code`}));`,
  };
  const others: readonly Partial<ListingFunction>[] = [
    {},
    { name: ident('get') },
    { name: ident('get'), comment: undefined, properties: properties.slice(0, 1) },
    { name: ident('get'), returns: reference(promise, [ident(long)]) },
    { name: ident('get'), returns: union([lit(long), lit('b')]) },
    { parameters: [client, options] },
    { parameters: [args] },
    { parameters: [inline] },
    { parameters: [client, inline] },
    { parameters: [client, rest] },
    { parameters: [] },
  ];
  for (const other of others) {
    expect(text([listingFunction({ ...parts, ...other })])).toBe(
      text([laidOut({ ...parts, ...other })]),
    );
  }
});
