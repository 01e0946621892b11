/** The JSON Schema Test Suite, each value sent through a generated server. */
import { describe, expect, it } from 'vitest';
import { judge, serve } from './json-schema/validating-server.js';
import { groupsOf, nameOf, type Draft } from './json-schema/suite.js';
import { sampled } from './property.js';

interface Counts {
  passed: number;
  readonly failed: string[];
}

async function counted(
  draft: Draft,
  part: 'required' | 'formats',
  exported: boolean,
): Promise<Map<string, Counts>> {
  const groups = groupsOf(draft, part);
  const ask = await serve(draft, groups, part === 'formats' ? 'all' : 'none', exported);
  const counts = new Map<string, Counts>();
  for (const [index, group] of groups.entries()) {
    const count = counts.get(group.keyword) ?? { passed: 0, failed: [] };
    counts.set(group.keyword, count);
    for (const test of group.tests) {
      const body = JSON.stringify(test.data);
      const status = await ask(index, body);
      // Servers refuse this name in every request, also if the schema declares it.
      const isAccepted = test.valid && !body.includes('"__proto__":');
      if (status === (isAccepted ? 204 : 400)) count.passed += 1;
      else count.failed.push(nameOf(group, test));
    }
  }
  return counts;
}

/** The numbers of passed and failed tests by keyword, with `REPORT=1`. */
function report(what: string, counts: ReadonlyMap<string, Counts>): void {
  if (process.env['REPORT'] === undefined) return;
  const all = [...counts.values()];
  const passed = all.reduce((sum, one) => sum + one.passed, 0);
  const failed = all.reduce((sum, one) => sum + one.failed.length, 0);
  const rows = [...counts].filter(([, one]) => one.failed.length > 0);
  rows.sort(([, a], [, b]) => b.failed.length - a.failed.length);
  const lines = rows.map(
    ([name, one]) => `  ${name}: ${one.failed.length} failed, ${one.passed} passed`,
  );
  const names = process.env['REPORT'] === '2' ? rows.flatMap(([, one]) => one.failed) : [];
  console.log([`${what}: ${passed} of ${passed + failed}`, ...lines, ...names].join('\n'));
}

const DRAFTS = ['draft2020-12', 'draft4'] as const;

const RUNS = [
  ['draft2020-12', 'required', 'as declared'],
  ['draft2020-12', 'formats', 'as declared'],
  ['draft4', 'required', 'as declared'],
  ['draft2020-12', 'required', 'as exported'],
  ['draft4', 'required', 'as exported'],
] as const;

describe('the JSON Schema Test Suite', () => {
  it.each(sampled(RUNS, 1))('%s, %s, %s', async (draft, part, how) => {
    const counts = await counted(draft, part, how === 'as exported');
    report(`${draft}, ${part}, ${how}`, counts);
    const failed = [...counts.values()].flatMap((one) => one.failed);
    expect(failed).toEqual([]);
  });

  // The tests of `format` are omitted: servers decide by an option which formats they check.
  it.each(sampled(DRAFTS, 1))('%s, for examples and samples', async (draft) => {
    const groups = groupsOf(draft, 'required').filter(({ keyword }) => keyword !== 'format');
    expect(groups.length).toBeGreaterThan(100);
    const fits = await judge(draft, groups);
    const wrong = groups.flatMap((group, index) =>
      group.tests
        .filter(({ data, valid }) => fits(index, data) !== valid)
        .map((one) => nameOf(group, one)),
    );
    expect(wrong).toEqual([]);
  });
});
