/** Text of descriptions stays text: in any location, it never becomes code, markup or a path. */
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { linkFaults, markupFaults } from '../docs/html-pages.js';
import { startLoop } from '../loop.js';
import { sampled } from '../property.js';
import { file } from '../stride.js';
import { runAll } from '../subjects.js';
import {
  faultsOf,
  markdownFaults,
  docsOf,
  allLayoutFaults,
  openapiFaults,
  nothingMayRun,
} from './faults.js';
import { swagger2 } from './swagger2.js';
import { FORMATS, ATTACK, HOSTILE } from './texts.js';

nothingMayRun();

/** Each text in every format. */
const PAIRS = Object.keys(HOSTILE).flatMap((name) =>
  Object.keys(FORMATS).map((format) => ({ name, format })),
);

test.each(sampled(PAIRS, 1))('$format with $name in every place at once', async (pair) => {
  const make = FORMATS[pair.format] ?? swagger2;
  const text = HOSTILE[pair.name] ?? '';
  const generated = await runAll([
    file(
      `${pair.format}.json`,
      make(() => text),
    ),
  ]);
  expect(generated.api.endpoints.length).toBeGreaterThan(0);
  expect(faultsOf(generated)).toEqual([]);
  const docs = docsOf(generated.files);
  expect(docs.filter(({ path }) => path.endsWith('.html')).flatMap(markupFaults)).toEqual([]);
  expect(linkFaults(docs)).toEqual([]);
  const pages = generated.files.filter(({ path }) => path.endsWith('.md'));
  expect(pages.flatMap(markdownFaults)).toEqual([]);
  expect(await openapiFaults(generated.files)).toEqual([]);
  // Checking the layout is slow, so each text is checked in one format of three.
  const turn = Object.keys(HOSTILE).indexOf(pair.name) + Object.keys(FORMATS).indexOf(pair.format);
  if (turn % 3 === 0) expect(await allLayoutFaults(generated.files)).toEqual([]);
});

/** All texts that could end their context, in one text. */
const WHOLE = Object.values(HOSTILE)
  .filter((text) => text.includes(ATTACK))
  .join('');

test.each(sampled(Object.keys(FORMATS), 1))(
  '%s compiles and runs without executing the injected text',
  async (format) => {
    const make = FORMATS[format] ?? swagger2;
    const loop = await startLoop([
      file(
        `${format}.json`,
        make(() => WHOLE),
      ),
    ]);
    try {
      loop.answer({ status: 200 });
      for (const { name } of loop.signatures) {
        await loop.call(loop.standard, name, { id: 'a' }).catch(() => undefined);
      }
      expect(Object.hasOwn(globalThis, '__pwned')).toBe(false);
    } finally {
      rmSync(loop.folder, { recursive: true });
    }
  },
);
