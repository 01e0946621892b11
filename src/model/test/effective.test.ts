/**
 * Computing the alternatives of an intersection ends, although their number is the product of all
 * unions.
 */
import { expect, it } from 'vitest';
import { effectiveMembers } from '../effective/effective.js';
import type { Schema } from '../schema.js';

it('alternatives whose combinations are all contradictory are computed in time', () => {
  const values = Array.from({ length: 30 }, (_, at) => at);
  const without = (value: number, title: string): Schema => ({
    ...{ kind: 'enum', values: values.filter((one) => one !== value), title, origins: [] },
  });
  const assertions = { not: { kind: 'null', origins: [] } } as const;
  const members = values.map((value): Schema => {
    const either = [without(value, 'a'), without(value, 'b')];
    return { kind: 'union', members: either, assertions, origins: [] };
  });
  const all: Schema = { kind: 'intersection', members, origins: [] };
  expect(effectiveMembers(all, { schemas: new Map() })).toEqual([]);
});
