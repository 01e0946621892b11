/** The effect of a changed type and changed values, in a request and in a response. */
import { describe, expect, it } from 'vitest';
import { endpointFingerprints } from '../index.js';
import {
  type Data,
  read,
  changes,
  changeText,
  sent,
  got,
  string,
  integer,
  rows,
  typeRows,
} from './changes.js';

describe('types', () => {
  const values = (...list: unknown[]): Data => ({ enum: list });
  const number = { type: 'number' };
  const nullable = { type: ['string', 'null'] };
  typeRows([
    [
      string,
      integer,
      ['breaking type/changed: type of # changed from string to integer'],
      ['breaking type/changed: type of # changed from string to integer'],
    ],
    [
      integer,
      number,
      ['compatible type/widened: type of # changed from integer to number'],
      ['breaking type/widened: type of # changed from integer to number'],
    ],
    [
      number,
      integer,
      ['breaking type/narrowed: type of # changed from number to integer'],
      ['compatible type/narrowed: type of # changed from number to integer'],
    ],
    [
      string,
      {},
      ['compatible type/widened: type of # changed from string to any'],
      ['breaking type/widened: type of # changed from string to any'],
    ],
    [
      {},
      string,
      ['breaking type/narrowed: type of # changed from any to string'],
      ['compatible type/narrowed: type of # changed from any to string'],
    ],
    [
      string,
      nullable,
      ['compatible type/became-nullable: # can be null now'],
      ['breaking type/became-nullable: # can be null now'],
    ],
    [
      nullable,
      string,
      ['breaking type/became-not-null: # can no longer be null'],
      ['compatible type/became-not-null: # can no longer be null'],
    ],
    [
      string,
      { type: ['string', 'integer'] },
      ['compatible type/widened: # takes integer too'],
      ['breaking type/widened: # takes integer too'],
    ],
    [
      { type: ['string', 'integer'] },
      string,
      ['breaking type/narrowed: # no longer takes integer'],
      ['compatible type/narrowed: # no longer takes integer'],
    ],
    [
      string,
      values('a', 'b'),
      ['breaking type/narrowed: type of # changed from string to one of "a", "b"'],
      ['compatible type/narrowed: type of # changed from string to one of "a", "b"'],
    ],
    [
      values('a'),
      string,
      ['compatible type/widened: type of # changed from one of "a" to string'],
      ['breaking type/widened: type of # changed from one of "a" to string'],
    ],
    [
      integer,
      values('a'),
      ['breaking type/changed: type of # changed from integer to one of "a"'],
      ['breaking type/changed: type of # changed from integer to one of "a"'],
    ],
    [
      values('a'),
      values('a', 'b'),
      ['compatible enum/value-added: #: value "b" added'],
      ['breaking enum/value-added: #: value "b" added'],
    ],
    [
      values('a', 'b'),
      values('b'),
      ['breaking enum/value-removed: #: value "a" removed'],
      ['compatible enum/value-removed: #: value "a" removed'],
    ],
    [
      { ...values('a'), type: 'string', 'x-extensible-enum': ['a'] },
      { ...values('a', 'b'), type: 'string', 'x-extensible-enum': ['a', 'b'] },
      ['compatible enum/open-value-added: #: value "b" added'],
      ['compatible enum/open-value-added: #: value "b" added'],
    ],
    [
      { ...values('a', 'b'), type: 'string', 'x-extensible-enum': ['a', 'b'] },
      { ...values('a'), type: 'string', 'x-extensible-enum': ['a'] },
      ['compatible enum/open-value-removed: #: value "b" removed'],
      ['compatible enum/open-value-removed: #: value "b" removed'],
    ],
    [{ ...string, description: 'a', examples: ['a'] }, { ...string, title: 'b' }, [], []],
  ]);
  const UNKNOWN = { 'x-restitch-unknown': true };
  rows([
    [sent(UNKNOWN), sent(string), 'warning type/stated: type of body is known now: string'],
    [
      got(UNKNOWN),
      got(string),
      'compatible type/stated: type of response 200 is known now: string',
    ],
    [
      sent(string),
      sent(UNKNOWN),
      'compatible type/unstated: type of body is no longer declared; it was string',
    ],
    [
      got(string),
      got(UNKNOWN),
      'warning type/unstated: type of response 200 is no longer declared; it was string',
    ],
  ]);
});

it('integers that a double cannot represent are compared, and are in the lock', async () => {
  const [old, fresh] = [
    sent({ enum: ['#9007199254740993'] }),
    sent({ enum: ['#9007199254740995'] }),
  ];
  expect((await changes(old, fresh)).map(changeText)).toEqual([
    'breaking enum/value-removed: body: value 9007199254740993 removed',
    'compatible enum/value-added: body: value 9007199254740995 added',
  ]);
  expect(endpointFingerprints(await read(old))).not.toEqual(
    endpointFingerprints(await read(fresh)),
  );
});

it('an inferred fact is never more than a warning', async () => {
  const guessed = { ...string, 'x-restitch-trust': 'inferred' };
  expect(await changes(got(guessed), got(integer))).toMatchObject([
    { severity: 'warning', why: expect.stringContaining('only inferred') },
  ]);
});
