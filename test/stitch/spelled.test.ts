/**
 * Two documents that spell one schema in different ways, and differ in one keyword at most. They merge as if they spelled it
 * alike: silence changes nothing, a contradiction is one conflict, and `precedence` decides it.
 */
import { expect, test } from 'vitest';
import { effective } from '../../src/model/effective/effective.js';
import { mapChildren, mapApiSchemas } from '../../src/model/walk.js';
import type { Schema } from '../../src/model/schema.js';
import { canonicalText } from '../../src/reconcile/canonical.js';
import type { Generated } from '../../src/pipeline/generate.js';
import { sampled } from '../property.js';
import type { JsonObject } from './careful.js';
import { openChanges, type SingleChange } from './changes.js';
import { SPELLINGS, type Spelling } from './spellings.js';
import { conflicts, output, stitched, type NamedDocument } from './stitched.js';

const PROVENANCE: ReadonlySet<string> = new Set(['origins', 'restStated']);

/** The operations with every reference and every intersection written out. */
function meaning({ api }: Generated): string {
  const whole = (schema: Schema): Schema => mapChildren(effective(schema, api), whole);
  const { endpoints } = mapApiSchemas({ ...api, schemas: new Map() }, whole);
  return canonicalText(endpoints, PROVENANCE);
}

async function faults(
  { name, effect, careful, changed }: SingleChange,
  { name: spelling, spell }: Spelling,
  isTurned: boolean,
): Promise<string[]> {
  const pair: readonly JsonObject[] = [careful, spell(changed)];
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
  const extra = [...merged.api.schemas.keys()].filter(
    (id) => !['Core', 'Thing', 'Item'].includes(id),
  );
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
    // The texts inside a named schema are those of the name, wherever the name is used.
    const isText = effect === 'record' && spelling === 'written out';
    if (!isText && meaning(decided) !== meaning(own))
      fault(`precedence of ${both[index]?.[0]} decides nothing`);
    if (conflicts(decided).length > 0) fault('precedence leaves a conflict');
  }
  return found;
}

test.each(SPELLINGS)(
  'a schema that one document spells $name is the same schema',
  { timeout: 300_000 },
  async (spelling) => {
    const found: string[] = [];
    for (const [index, change] of sampled([...openChanges()], 4).entries()) {
      found.push(...(await faults(change, spelling, index % 2 === 1)));
    }
    expect(found).toEqual([]);
  },
);
