/**
 * Three documents: one careful, and two that each differ from it in one keyword at the same
 * location.
 */
import { expect, test } from 'vitest';
import { groupBy } from '../../src/base/foundation/group.js';
import { fc, runs } from '../property.js';
import { singleChanges, type SingleChange } from './changes.js';
import { conflicts, exported, output, stitched, type NamedDocument } from './stitched.js';

const groups = groupBy([...singleChanges()], ({ careful }) => JSON.stringify(careful));
const pair = fc
  .constantFrom(...groups.values())
  .chain((changes) => fc.tuple(fc.constantFrom(...changes), fc.constantFrom(...changes)));

const isAdded = ({ effect }: SingleChange): boolean => effect === 'both' || effect === 'union';

function documents([one, other]: readonly [SingleChange, SingleChange]): readonly NamedDocument[] {
  return [
    ['a.json', one.careful],
    ['b.json', one.changed],
    ['c.json', other.changed],
  ];
}

test('the order of three documents changes nothing', async () => {
  const property = fc.asyncProperty(pair, async (changes) => {
    const [a, b, c] = documents(changes) as [NamedDocument, NamedDocument, NamedDocument];
    const first = output(await stitched([a, b, c]));
    expect(output(await stitched([c, a, b]))).toBe(first);
    expect(output(await stitched([b, c, a]))).toBe(first);
  });
  await fc.assert(property, runs({ suite: 25, all: 400 }));
});

test('two changes create at most two conflicts and no schema, and the first document decides', async () => {
  const property = fc.asyncProperty(pair, async (changes) => {
    const all = documents(changes);
    const alone = await stitched(all.slice(0, 1));
    const merged = await stitched(all);
    const differing = changes.filter(({ effect }) => effect !== undefined);
    expect(conflicts(merged).length).toBeLessThanOrEqual(differing.length);
    expect(merged.api.schemas.size).toBe(alone.api.schemas.size);
    if (differing.length === 0) expect(exported(merged)).toBe(exported(alone));
    const decided = await stitched(all, ['a.json']);
    // Lists of parameters, media types, tags and servers keep the items of all documents.
    if (!changes.some(isAdded)) expect(exported(decided)).toBe(exported(alone));
    expect(conflicts(decided)).toEqual([]);
  });
  await fc.assert(property, runs({ suite: 40, all: 600 }));
});
