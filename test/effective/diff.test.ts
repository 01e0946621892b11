/** `diff` of a description and the same description written in another way. */
import { expect, it } from 'vitest';
import { compareApis } from '../../src/api/compare/index.js';
import { fc, runs } from '../property.js';
import { description, generated } from './described.js';
import { asOpenApi30, REWRITES, rewritten } from './rewritten.js';
import { tree } from './trees.js';

const ROWS = [
  ...Object.entries(REWRITES).map(([name, rewrite]) => ({ name, rewrite, openapi: '3.1.0' })),
  { name: 'nullable of OpenAPI 3.0', rewrite: asOpenApi30, openapi: '3.0.3' },
];

it.each(ROWS)(
  '$name is no change',
  async ({ rewrite, openapi }) => {
    await fc.assert(
      fc.asyncProperty(tree, async (one) => {
        const other = rewritten(one, rewrite);
        const before = generated(description(one));
        const after = generated({ ...description(other), openapi });
        const changes = [
          ...compareApis((await before).api, (await after).api),
          ...compareApis((await after).api, (await before).api),
        ];
        const text = changes.map((change) => `${change.severity} ${change.rule} ${change.text}`);
        expect(text, JSON.stringify(other)).toEqual([]);
      }),
      runs({ suite: 30, all: 500 }),
    );
  },
  600_000,
);
