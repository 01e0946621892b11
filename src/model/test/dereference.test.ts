/** References between schemas. */
import { expect, test } from 'vitest';
import { dereference } from '../dereference.js';
import type { Schema } from '../schema.js';

const ref = (id: string): Schema => ({ kind: 'ref', id, origins: [] });
const text: Schema = { kind: 'string', origins: [] };
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `S${at}`);

test('a chain of references is followed to its end, however long it is', () => {
  for (const length of [0, 1, 2, 3, 50]) {
    const chain = names(length).map((name, at): [string, Schema] => [name, ref(`S${at + 1}`)]);
    const schemas = new Map([...chain, [`S${length}`, text] as const]);
    expect(dereference(ref('S0'), { schemas })).toBe(text);
  }
});

test('a schema that is not a reference, or an unresolved one, is returned unchanged', () => {
  const [lost, schemas] = [ref('Lost'), new Map<string, Schema>()];
  expect(dereference(text, { schemas })).toBe(text);
  expect(dereference(lost, { schemas })).toBe(lost);
});

test('a cycle of references, and a reference into one, ends at a reference', () => {
  for (const [length, back] of [
    [1, 0],
    [2, 0],
    [3, 2],
    [7, 3],
  ] as const) {
    const schemas = new Map(
      names(length).map((name, at) => [name, ref(`S${at + 1 < length ? at + 1 : back}`)]),
    );
    expect(dereference(ref('S0'), { schemas }).kind).toBe('ref');
    for (const start of schemas.values()) expect(dereference(start, { schemas }).kind).toBe('ref');
  }
});
