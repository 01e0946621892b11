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
  type TypeRow,
} from './changes.js';

describe('types', () => {
  const values = (...list: unknown[]): Data => ({ enum: list });
  const number = { type: 'number' };
  const nullable = { type: ['string', 'null'] };
  const defaults = (schema: (value: string) => Data): TypeRow => {
    const changed = 'default/changed: default of # changed from "a" to "b"';
    return [schema('a'), schema('b'), [`warning ${changed}`], [`compatible ${changed}`]];
  };
  typeRows([
    defaults((value) => ({ ...string, default: value })),
    defaults((value) => ({ anyOf: [string, integer], default: value })),
    defaults((value) => ({ anyOf: [{ ...string, default: value }, integer] })),
    defaults((value) => ({ allOf: [string, { maxLength: 3 }], default: value })),
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
      ['compatible type/widened: type of # also includes integer now'],
      ['breaking type/widened: type of # also includes integer now'],
    ],
    [
      { type: ['string', 'integer'] },
      string,
      ['breaking type/narrowed: type of # no longer includes integer'],
      ['compatible type/narrowed: type of # no longer includes integer'],
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
      ['compatible enum/value-added: enum value "b" of # added'],
      ['breaking enum/value-added: enum value "b" of # added'],
    ],
    [
      values('a', 'b'),
      values('b'),
      ['breaking enum/value-removed: enum value "a" of # removed'],
      ['compatible enum/value-removed: enum value "a" of # removed'],
    ],
    [
      { ...values('a'), type: 'string', 'x-extensible-enum': ['a'] },
      { ...values('a', 'b'), type: 'string', 'x-extensible-enum': ['a', 'b'] },
      ['compatible enum/open-value-added: enum value "b" of # added'],
      ['compatible enum/open-value-added: enum value "b" of # added'],
    ],
    [
      { ...values('a', 'b'), type: 'string', 'x-extensible-enum': ['a', 'b'] },
      { ...values('a'), type: 'string', 'x-extensible-enum': ['a'] },
      ['compatible enum/open-value-removed: enum value "b" of # removed'],
      ['compatible enum/open-value-removed: enum value "b" of # removed'],
    ],
    [{ ...string, description: 'a', examples: ['a'] }, { ...string, title: 'b' }, [], []],
  ]);
  const UNKNOWN = { 'x-restitch-unknown': true };
  rows([
    [
      sent(UNKNOWN),
      sent(string),
      'warning type/stated: type of request body is string now; it was unknown',
    ],
    [
      got(UNKNOWN),
      got(string),
      'compatible type/stated: type of response 200 is string now; it was unknown',
    ],
    [
      sent(string),
      sent(UNKNOWN),
      'compatible type/unstated: type of request body is unknown now; it was string',
    ],
    [
      got(string),
      got(UNKNOWN),
      'warning type/unstated: type of response 200 is unknown now; it was string',
    ],
  ]);
});

it('integers that a double cannot represent are compared, and are in the lock', async () => {
  const [old, fresh] = [
    sent({ enum: ['#9007199254740993'] }),
    sent({ enum: ['#9007199254740995'] }),
  ];
  expect((await changes(old, fresh)).map(changeText)).toEqual([
    'breaking enum/value-removed: enum value 9007199254740993 of request body removed',
    'compatible enum/value-added: enum value 9007199254740995 of request body added',
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
