/** A snapshot gives the same differences as the API itself. */
import { expect, test } from 'vitest';
import {
  compareApis,
  encodeSnapshot,
  decodeSnapshot,
  type Change,
} from '../src/api/compare/index.js';
import { readSnapshot, withElectedNames } from '../src/run/pipeline/snapshot.js';
import { run } from './stride.js';
import { descriptions } from './subjects.js';

const shown = ({ rule, text, subject }: Change): string =>
  `${rule} ${JSON.stringify(subject)} ${text}`;

/** The server of the petstore counts as a placeholder under any other title, and this case has another one. */
const SAMPLE = 'case-server-petstore-itself';

/** A million values take seconds; the case itself tests their diagnostics. */
const LARGE = 'case-overlays-that-copy-themselves';

test.each(
  descriptions()
    .filter(({ name }) => name !== SAMPLE && name !== LARGE)
    .map((described) => [described.name, described] as const),
)('%s', async (_, { files, config, overlays }) => {
  const openapi = { client: false, server: false, docs: false, openapi: true };
  const {
    api,
    names,
    files: made,
  } = await run(files, { ...config, targets: openapi }, { overlays });
  const now = withElectedNames(api, names);
  const text = made.find(({ path }) => path === 'openapi.json')?.text ?? '';
  for (const before of [decodeSnapshot(encodeSnapshot(now, ''), ''), await readSnapshot(text)]) {
    expect(before && compareApis(before, now).map(shown)).toEqual([]);
    expect(before && compareApis(now, before).map(shown)).toEqual([]);
  }
});
