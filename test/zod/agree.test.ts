/** Schemas of zod accept the same values as the generated checks. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderOfAllTests } from '../folder.js';
import { runs, sampled } from '../property.js';
import { APIS, pairsOf, type Pair } from './outputs.js';
import { changed, made, random, type Value } from './values.js';
import { targetsOf } from './targets.js';

const ROOT = join(import.meta.dirname, '../..');
const { numRuns: VALUES } = runs({ suite: 2000, all: 2000 });

/** The known differences between zod and the checks, each with its reason. */
const EXPLAINED: Readonly<Record<string, (value: Value) => boolean>> = {
  'zod rejects integers beyond 2^53, which the checks accept': (value) =>
    numbersIn(value).some((one) => Math.abs(one) > Number.MAX_SAFE_INTEGER),
};

/** The option `dates` for some APIs: a value is valid or invalid independently of it. */
const DATES: Readonly<Record<string, 'Date'>> = { corners: 'Date', github: 'Date' };

function numbersIn(value: Value): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

describe.each(sampled(Object.keys(APIS), 1))('%s', (name) => {
  const folder = folderOfAllTests();
  let pairs: readonly Pair[] = [];
  let api: Awaited<ReturnType<(typeof APIS)[string]>>['api'];
  beforeAll(async () => {
    symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'), 'junction');
    folder.write('package.json', '{ "type": "module" }');
    const generated = await APIS[name]?.(targetsOf({ zod: { dates: DATES[name] ?? 'string' } }));
    if (generated === undefined) throw new Error(name);
    ({ api } = generated);
    pairs = await pairsOf(generated, folder);
  });

  it('accepts the values that the checks accept', () => {
    const next = random(Number(process.env['SEED'] ?? 1) || 1);
    const differences: string[] = [];
    let [tried, fitting] = [0, 0];
    for (let seed = 0; tried < VALUES; seed++) {
      for (const pair of pairs) {
        if (tried >= VALUES) break;
        const value = made(pair.schema, api, pair.direction, seed);
        if (value === undefined) continue;
        for (const one of [value, changed(value, next)]) {
          tried += 1;
          const [own, zod] = [pair.fits(one), pair.zod.safeParse(one)];
          if (own) fitting += 1;
          if (own === zod.success) continue;
          if (Object.values(EXPLAINED).some((explains) => explains(one))) continue;
          differences.push(
            `${pair.name} ${own ? 'fits' : 'does not fit'}: ${JSON.stringify(one).slice(0, 400)} ${JSON.stringify(zod.error)}`,
          );
        }
      }
      if (seed > VALUES) break;
    }
    expect(differences).toEqual([]);
    expect(fitting).toBeGreaterThan(tried / 4);
    expect(fitting).toBeLessThan(tried);
  });
});
