/**
 * Two documents that differ in one keyword. If one of them omits the keyword, the result does not
 * change. If both declare it, this is one conflict at that keyword, which `precedence` decides.
 * Neither creates a second schema.
 */
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/base/diagnostics/report.js';
import { sampled } from '../property.js';
import { singleChanges, type SingleChange } from './changes.js';
import { conflicts, exported, output, stitched, type NamedDocument } from './stitched.js';

/** True for a difference that needs no decision. */
function isHint({ code, severity }: Diagnostic): boolean {
  const isDifference = code.startsWith('reconcile/') || code === 'path/param-name';
  return severity === 'hint' && isDifference;
}

/** Each way in which a result is wrong. */
async function faults({ name, effect, careful, changed }: SingleChange): Promise<string[]> {
  const both: readonly NamedDocument[] = [
    ['a.json', careful],
    ['b.json', changed],
  ];
  const one = await stitched(both);
  const turned = await stitched([...both].reverse());
  const alone = await stitched(both.slice(0, 1));
  const found: string[] = [];
  const fault = (text: string): void => void found.push(`${name}: ${text}`);
  if (output(one) !== output(turned)) fault('the order of inputs changes the output');
  if (one.api.schemas.size !== alone.api.schemas.size) fault('there are more schemas');
  const open = conflicts(one);
  if (effect === undefined) {
    if (exported(one) !== exported(alone)) fault('silence changes the output');
    if (open.length > 0) fault(`silence is a conflict: ${open.join(', ')}`);
    return found;
  }
  const { elections } = one.ledger;
  if (elections.length !== 1) fault(`${elections.length} lines in the ledger`);
  const isOpen = effect === 'conflict' || effect === 'union';
  if (open.length !== (isOpen ? 1 : 0)) fault(`${open.length} conflicts: ${open.join(', ')}`);
  const hints = one.report.list().filter(isHint);
  if (!isOpen && hints.length !== 1) fault(`${hints.length} hints`);
  const other = await stitched(both.slice(1));
  for (const [index, own] of [alone, other].entries()) {
    const decided = await stitched(
      both,
      both.slice(index, index + 1).map(([source]) => source),
    );
    if (effect !== 'both' && effect !== 'union' && exported(decided) !== exported(own))
      fault(`precedence of ${both[index]?.[0]} decides nothing`);
    if (conflicts(decided).length > 0) fault('precedence leaves a conflict');
  }
  return found;
}

test('a single change has one consequence', async () => {
  const all = [...singleChanges()];
  expect(all.length).toBeGreaterThan(500);
  const found: string[] = [];
  for (const change of sampled(all, 6)) found.push(...(await faults(change)));
  expect(found).toEqual([]);
});
