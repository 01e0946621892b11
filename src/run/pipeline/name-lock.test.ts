import { expect, test } from 'vitest';
import { namesForLock, namesFromLock } from './name-lock.js';

test('locked names are kept, and invalid ones are omitted', () => {
  const endpoints = new Map([['GET /a', { name: 'getA', group: 'As' }]]);
  const lock = { endpoints, schemas: new Map([['Pet', 'Pet']]) };
  expect(namesFromLock(namesForLock(lock))).toEqual(lock);

  const edited = new Map([
    [
      'GET /a',
      new Map([
        ['name', 'delete'],
        ['group', 'As'],
      ]),
    ],
    [
      'GET /b',
      new Map([
        ['name', 'a b'],
        ['group', 'As'],
      ]),
    ],
    [
      'GET /c',
      new Map([
        ['name', 'then'],
        ['group', 'As'],
      ]),
    ],
  ]);
  expect(namesFromLock(new Map([['endpoints', edited]])).endpoints.size).toBe(0);
});
