/** Ranks have the same order as the text, for close and for distant positions. */
import { expect, test } from 'vitest';
import { createReport } from '../../base/diagnostics/report.js';
import { byRank } from '../../model/rank.js';
import { loadDocuments } from './load.js';
import { createRanker } from './rank.js';

const source = 'a.yaml';
const TEXT = `
z:
  b: [{ y: 1, x: 2 }]
  a~/: 1
a: { __proto__: { n: 1 }, m: 2 }
`;
const IN_ORDER = ['/z', '/z/b', '/z/b/0/y', '/z/b/0/x', '/z/a~0~1', '/a/__proto__/n', '/a/m'];

test('items are ordered by their text', async () => {
  const bytes = new TextEncoder().encode(TEXT);
  const rankOf = createRanker(await loadDocuments([{ source, bytes }], createReport()));
  const ranked = [...IN_ORDER].reverse().map((pointer) => {
    const rank = rankOf({ source, pointer });
    if (rank === undefined) throw new Error(`no rank for ${pointer}`);
    return { pointer, rank };
  });
  ranked.sort((a, b) => byRank(a.rank, b.rank));
  expect(ranked.map(({ pointer }) => pointer)).toEqual(IN_ORDER);
  const nowhere = ['/q', '/z/b/1', '/z/constructor', '/z/b/0/y/1', '/q/r'];
  expect(nowhere.map((pointer) => rankOf({ source, pointer }))).toEqual(
    nowhere.map(() => undefined),
  );
  expect(rankOf({ source: 'b.yaml', pointer: '/z' })).toBeUndefined();
});
