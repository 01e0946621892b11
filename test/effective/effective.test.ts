/** An effective schema allows the same values as its source schema. */
import { expect, it } from 'vitest';
import { effective } from '../../src/model/effective/effective.js';
import { mapChildren } from '../../src/model/walk.js';
import type { Api } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import { toJson } from '../../src/input/source/model-json.js';
import { fits } from '../../src/values/validation/index.js';
import { fc, runs } from '../property.js';
import { changed, made as madeFor, random } from '../zod/values.js';
import { bodyOf, generated, description, judgeOf } from './described.js';
import { tree, value } from './trees.js';

/** The effective schema with the effective schemas in it. */
function expanded(schema: Schema, api: Api, depth = 3): Schema {
  if (depth === 0) return schema;
  return mapChildren(effective(schema, api), (child) => expanded(child, api, depth - 1));
}

it('allows the values that Ajv allows by the declared schema', async () => {
  const next = random(1);
  let [allowed, tried] = [0, 0];
  await fc.assert(
    fc.asyncProperty(tree, fc.array(value, { minLength: 4, maxLength: 4 }), async (one, values) => {
      const { api } = await generated(description(one));
      const schema = bodyOf({ api });
      const [whole, judge] = [expanded(schema, api), judgeOf(one)];
      const samples = [0, 1, 2, 3]
        .map((seed) => madeFor(schema, api, 'write', seed))
        .filter((sample) => sample !== undefined);
      const all = [...values, ...samples, ...samples.map((sample) => changed(sample, next))];
      for (const stated of all) {
        const isAllowed = judge(stated);
        tried += 1;
        allowed += Number(isAllowed);
        const judging = { api, direction: 'write', steps: { left: 100_000 } } as const;
        const found = fits(whole, toJson(stated), judging);
        if (found !== isAllowed) throw new Error(JSON.stringify({ isAllowed, stated, one }));
      }
    }),
    runs({ suite: 60, all: 2000 }),
  );
  expect(allowed).toBeGreaterThan(tried / 5);
});
