/**
 * Two documents that write one schema in different ways, and differ in one keyword at most. They
 * are merged as if both used the same spelling: an omitted keyword changes nothing, and a different
 * value is one conflict, which `precedence` decides.
 */
import { expect, test } from 'vitest';
import { effective } from '../../src/model/effective/effective.js';
import { mapChildren, mapApiSchemas } from '../../src/model/walk.js';
import type { Schema } from '../../src/model/schema.js';
import { canonicalText } from '../../src/model/canonical.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { sampled } from '../property.js';
import { places, type JsonObject, type Place } from './careful.js';
import { openChanges, type SingleChange } from './changes.js';
import { OF_INLINE, OF_NAME, OF_THING, type Spelling } from './spellings.js';
import { conflicts, output, stitched, type NamedDocument } from './stitched.js';

const PROVENANCE: ReadonlySet<string> = new Set(['origins', 'restStated', 'assumed']);

/** Changes of a schema inside `allOf`. In other spellings this schema is a separate parent. */
const OF_PARENT: ReadonlySet<string> = new Set([
  'title of a part of allOf different',
  'description of a part of allOf different',
]);

/** The operations, with all references and intersections expanded. */
function meaning({ api }: Generated): string {
  const whole = (schema: Schema): Schema => mapChildren(effective(schema, api), whole);
  const { endpoints } = mapApiSchemas({ ...api, schemas: new Map() }, whole);
  return canonicalText(endpoints, PROVENANCE);
}

async function faults(
  { name, effect, careful, changed }: SingleChange,
  { name: spelling, spell }: Spelling,
  { path }: Place,
  isTurned: boolean,
): Promise<string[]> {
  const pair: readonly JsonObject[] = [careful, spell(changed, path)];
  const [one, other] = isTurned ? [...pair].reverse() : pair;
  const both = [
    ['a.json', one],
    ['b.json', other],
  ] as readonly NamedDocument[];
  const found: string[] = [];
  const fault = (text: string): void => void found.push(`${name}, ${spelling}: ${text}`);
  const merged = await stitched(both);
  const turned = await stitched([...both].reverse());
  const alone = await Promise.all(both.map((document) => stitched([document])));
  if (output(merged) !== output(turned)) fault('the order of inputs changes the output');
  const known = new Set(alone.flatMap(({ api }) => [...api.schemas.keys()]));
  const extra = [...merged.api.schemas.keys()].filter((id) => !known.has(id));
  if (extra.length > 0) fault(`there are more schemas: ${extra.join(', ')}`);
  if (merged.api.schemas.has('Item') && merged.api.schemas.has('Thing')) fault('both names stay');
  const open = conflicts(merged);
  if (open.length !== (effect === 'conflict' ? 1 : 0)) fault(`conflicts: ${open.join(', ')}`);
  if (effect === undefined) {
    const whole = alone[isTurned ? 1 : 0];
    if (whole && meaning(merged) !== meaning(whole)) fault('silence changes the meaning');
    return found;
  }
  for (const [index, own] of alone.entries()) {
    const decided = await stitched(both, [both[index]?.[0] ?? '']);
    // The title and the description of a parent do not apply to its children.
    const isOfParent = OF_PARENT.has(name) && OF_INLINE.some((one) => one.name === spelling);
    if (!isOfParent && meaning(decided) !== meaning(own))
      fault(`precedence of ${both[index]?.[0]} decides nothing`);
    if (conflicts(decided).length > 0) fault('precedence leaves a conflict');
  }
  return found;
}

const isNamed = ({ schemas }: Place): boolean => 'Thing' in schemas;
const isName = ({ path }: Place): boolean => path.at(-1) === 'Thing';

const cases = places().flatMap((place) =>
  [...OF_THING, ...(isNamed(place) ? OF_NAME : []), ...(isName(place) ? [] : OF_INLINE)].map(
    (spelling) => ({ place, spelling, title: `${place.name} is the same ${spelling.name}` }),
  ),
);

/** The sample of a case contains one change of this many. */
const ONE_OF = 24;

// Each case starts its sample at a different change, so that the spellings of a location are tried
// with different changes.
const started = cases.map((one, index) => ({ ...one, start: (index * 5) % ONE_OF }));

test.each(sampled(started, 1))('$title', async ({ place, spelling, start }) => {
  const found: string[] = [];
  const all = [...openChanges(place)];
  const changes = sampled([...all.slice(start), ...all.slice(0, start)], ONE_OF);
  for (const [index, change] of changes.entries()) {
    found.push(...(await faults(change, spelling, place, index % 2 === 1)));
  }
  expect(found).toEqual([]);
});
