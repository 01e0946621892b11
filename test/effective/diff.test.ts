/** `diff` of a description and the same description written in another way. */
import { expect, it } from 'vitest';
import { compareApis } from '../../src/compare/index.js';
import { fc, runs } from '../property.js';
import { description, generated } from './described.js';
import { REWRITES, rewritten } from './rewritten.js';
import { tree } from './trees.js';

it.each(Object.entries(REWRITES))(
  '%s is no change',
  async (_, rewrite) => {
    await fc.assert(
      fc.asyncProperty(tree, async (one) => {
        const other = rewritten(one, rewrite);
        const [before, after] = [one, other].map((stated) => generated(description(stated)));
        const changes = [
          ...compareApis((await before!).api, (await after!).api),
          ...compareApis((await after!).api, (await before!).api),
        ];
        const text = changes.map((change) => `${change.severity} ${change.rule} ${change.text}`);
        expect(text, JSON.stringify(other)).toEqual([]);
      }),
      runs({ suite: 30, all: 500 }),
    );
  },
  600_000,
);
