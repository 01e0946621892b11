/** What is made once. */
import { expect, test } from 'vitest';
import { once, oncePerText, oncePerView } from './once.js';

test('a thing is made once', () => {
  let made = 0;
  const make = once((thing: { readonly name: string }) => [thing.name, ++made]);
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  expect([make(a), make(b), make(a)]).toEqual([
    ['a', 1],
    ['b', 2],
    ['a', 1],
  ]);
});

test('each view has its own', () => {
  const make = oncePerView((thing: { readonly name: string }, view: { readonly is: string }) => ({
    shown: `${thing.name} of ${view.is}`,
  }));
  const [thing, first, second] = [{ name: 'a' }, { is: 'first' }, { is: 'second' }];
  expect(make(thing, first)).toEqual({ shown: 'a of first' });
  expect(make(thing, second)).toEqual({ shown: 'a of second' });
  expect(make(thing, first)).toBe(make(thing, first));
});

test('a text is looked at once', () => {
  let made = 0;
  const make = oncePerText((text) => `${text} ${++made}`);
  expect([make('a'), make('b'), make('a')]).toEqual(['a 1', 'b 2', 'a 1']);
});
