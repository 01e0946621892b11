/** Functions that compute each result only once. */
import { expect, test } from 'vitest';
import { lazy, memoizeByObject, memoizeByText, memoizeByView } from '../memo.js';

test('a result is computed once', () => {
  let calls = 0;
  const make = memoizeByObject((thing: { readonly name: string }) => [thing.name, ++calls]);
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  expect([make(a), make(b), make(a)]).toEqual([
    ['a', 1],
    ['b', 2],
    ['a', 1],
  ]);
});

test('each view has a separate result', () => {
  const make = memoizeByView((thing: { readonly name: string }, view: { readonly is: string }) => ({
    label: `${thing.name} of ${view.is}`,
  }));
  const [thing, first, second] = [{ name: 'a' }, { is: 'first' }, { is: 'second' }];
  expect(make(thing, first)).toEqual({ label: 'a of first' });
  expect(make(thing, second)).toEqual({ label: 'a of second' });
  expect(make(thing, first)).toBe(make(thing, first));
});

test('a text is examined once', () => {
  let calls = 0;
  const make = memoizeByText((text) => `${text} ${++calls}`);
  expect([make('a'), make('b'), make('a')]).toEqual(['a 1', 'b 2', 'a 1']);
});

test('a lazy value is computed at first use, even if it is undefined', () => {
  let asked = 0;
  const value = lazy(() => void asked++);
  expect(asked).toBe(0);
  expect([value(), value(), asked]).toEqual([undefined, undefined, 1]);
});

test('a key decides which views share a result', () => {
  let calls = 0;
  const make = memoizeByView(
    (name: string, _view: object) => `${name} ${++calls}`,
    (name) => name.toLowerCase(),
  );
  const [first, second] = [{}, {}];
  expect([make('a', first), make('A', first), make('A', second)]).toEqual(['a 1', 'a 1', 'A 2']);
});

test('an absent argument is not cached, and old texts are removed when there are too many', () => {
  let asked = 0;
  const make = memoizeByText((text) => (++asked === 1 ? undefined : text));
  expect([make('a'), make('a'), make('a'), asked]).toEqual([undefined, 'a', 'a', 2]);
  for (let number = 0; number < 10_000; number++) make(String(number));
  make('a');
  expect(asked).toBe(10_003);
});
