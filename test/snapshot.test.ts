/** A comparison with a snapshot finds no difference from the API itself. */
import { expect, test } from 'vitest';
import {
  compareApis,
  encodeSnapshot,
  decodeSnapshot,
  type Change,
} from '../src/api/compare/index.js';
import { readSnapshot, withElectedNames } from '../src/run/pipeline/snapshot.js';
import { sampled } from './property.js';
import { run } from './stride.js';
import { descriptions } from './subjects.js';

const shown = ({ rule, text, subject }: Change): string =>
  `${rule} ${JSON.stringify(subject)} ${text}`;

/**
 * This case is excluded: its exported title is no longer that of Petstore, so its server would
 * count as a placeholder.
 */
const SAMPLE = 'case-server-petstore-itself';

/**
 * This case has a million values, which take seconds each time. `cases.test.ts` tests its
 * diagnostics.
 */
const LARGE = 'case-overlays-that-copy-themselves';

const compared = descriptions().filter(({ name }) => name !== SAMPLE && name !== LARGE);

test.each(sampled(compared, 1).map((described) => [described.name, described] as const))(
  '%s',
  async (_, { files, config, overlays }) => {
    const openapi = { client: false, server: false, docs: false, openapi: true };
    const {
      api,
      names,
      files: made,
    } = await run(files, { ...config, targets: openapi }, { overlays });
    const now = withElectedNames(api, names);
    // A run whose API has not changed recognizes its snapshot by the bytes.
    const again = await run(files, { ...config, targets: openapi }, { overlays });
    expect(encodeSnapshot(withElectedNames(again.api, again.names), 'mark')).toEqual(
      encodeSnapshot(now, 'mark'),
    );
    const text = made.find(({ path }) => path === 'openapi.json')?.text ?? '';
    for (const before of [decodeSnapshot(encodeSnapshot(now, ''), ''), await readSnapshot(text)]) {
      expect(before && compareApis(before, now).map(shown)).toEqual([]);
      expect(before && compareApis(now, before).map(shown)).toEqual([]);
    }
  },
);
