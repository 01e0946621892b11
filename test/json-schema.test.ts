/** The JSON Schema Test Suite, each value sent through a generated server. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serve } from './json-schema/asked.js';
import { groupsOf, nameOf, type Draft } from './json-schema/suite.js';

/** Tests that are known to fail: the list only ever gets shorter. */
const EXCEPTIONS = join(import.meta.dirname, 'json-schema/exceptions.json');

interface Counts {
  passed: number;
  readonly failed: string[];
}

async function counted(draft: Draft): Promise<Map<string, Counts>> {
  const groups = groupsOf(draft, 'required');
  const ask = await serve(draft, groups);
  const counts = new Map<string, Counts>();
  for (const [index, group] of groups.entries()) {
    const count = counts.get(group.keyword) ?? { passed: 0, failed: [] };
    counts.set(group.keyword, count);
    for (const test of group.tests) {
      const status = await ask(index, JSON.stringify(test.data));
      if (status === (test.valid ? 204 : 400)) count.passed += 1;
      else count.failed.push(nameOf(draft, group, test));
    }
  }
  return counts;
}

/** What passed and what failed, by keyword, for whoever asks with `REPORT=1`. */
function report(draft: Draft, counts: ReadonlyMap<string, Counts>): void {
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
  console.log([`${draft}: ${passed} of ${passed + failed}`, ...lines, ...names].join('\n'));
}

describe('the JSON Schema Test Suite', () => {
  it.each(['draft2020-12', 'draft4'] as const)('%s', async (draft) => {
    const counts = await counted(draft);
    report(draft, counts);
    const failed = [...counts.values()].flatMap((one) => one.failed);
    const listed = JSON.parse(readFileSync(EXCEPTIONS, 'utf8')) as string[];
    const known = listed.filter((name) => name.startsWith(`${draft}/`));
    if (process.env['UPDATE'] !== undefined) {
      const others = listed.filter((name) => !known.includes(name));
      const all = [...new Set([...others, ...failed])].sort();
      writeFileSync(EXCEPTIONS, JSON.stringify(all, null, 2) + '\n');
      return;
    }
    expect(failed.filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !failed.includes(name))).toEqual([]);
  });
});
