/**
 * A run with any description ends and reports what is wrong: it throws no internal
 * error, the output can be parsed and contains nothing forbidden, an API does not differ from
 * itself, and little text never gives much output. Documents of all formats are changed by their
 * structure, by their lines, and by unusual characters between their tokens. The suite tries a few
 * changes, the same in every run; `npm run proof fuzz` tries as many as `FUZZ`, from the seed `SEED`, and
 * writes its finds as cases.
 *
 * @module-tag proof
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compareApis } from '../../src/api/compare/index.js';
import { inspectJson } from '../../src/run/pipeline/inspect/index.js';
import { TARGETS } from '../../src/output/targets/index.js';
import { faultsOf } from '../hostile/faults.js';
import { file } from '../stride.js';
import { runAll } from '../subjects.js';
import {
  byFormat,
  corpusSubjects,
  isOverlay,
  ownSubjects,
  vocabularyOf,
  type Subject,
} from './documents.js';
import { minimised } from './minimise.js';
import { mutatedLines } from './mutate-lines.js';
import { mutated, randomOf, type Data } from './mutate.js';
import { withOddCharacters } from './odd-characters.js';
import { watchdog } from './watchdog.js';

const { FUZZ, SEED = '1' } = process.env;
const RUNS = Number(FUZZ ?? 40);
const FIRST = SEED === 'random' ? Date.now() % 1_000_000_000 : Number(SEED);

/** The limit for one document in seconds. It allows for a busy machine. */
const LONGEST_RUN = 120;

/** The limit for the output of a document in characters. */
const MOST_TEXT = 30_000_000;

test(
  `randomly changed documents are read without an exception (${RUNS} from seed ${FIRST})`,
  { timeout: 24 * 3_600_000 },
  async () => {
    const own = ownSubjects();
    const corpus = FUZZ === undefined ? [] : corpusSubjects();
    const formats = byFormat(own);
    const words = vocabularyOf(own);
    const found = new Map<string, number>();
    const { beat, stop } = watchdog('seed', LONGEST_RUN);
    for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
      const random = randomOf(seed);
      beat(seed);
      // Each format is equally likely. Most documents are of this repository: they contain every
      // construct of the formats.
      const isOwn = corpus.length === 0 || random(4) > 0;
      const from = isOwn ? (formats[random(formats.length)] ?? own) : corpus;
      const subject = from[random(from.length)] as Subject;
      const isText = subject.data === undefined || random(4) === 0;
      const data = isText
        ? mutatedLines(subject.lines, words, random)
        : mutated(subject.data, words, random);
      const hasAll = random(4) === 0;
      const changed: Changed = { subject, isText, hasAll, ...(random(3) === 0 && { odd: seed }) };
      const fault = await faultOf(data, changed);
      if (fault === undefined || found.has(fault)) continue;
      found.set(fault, seed);
      if (FUZZ !== undefined) await keep(fault, seed, data, changed);
    }
    await stop();
    expect([...found].map(([fault, seed]) => `seed ${seed}: ${fault}`)).toEqual([]);
  },
);

/** How a document is changed, and the output that is generated from it. */
interface Changed {
  readonly subject: Subject;
  /** True if its lines are changed instead of its structure. */
  readonly isText: boolean;
  /** True to generate the opt-in targets, too. */
  readonly hasAll: boolean;
  /** The seed of the unusual characters between its tokens, if any. */
  readonly odd?: number;
}

const EVERY = Object.fromEntries(TARGETS.map(({ name }) => [name, true]));

/** The failure of a document, if any: the error, and the first line of restitch in its stack. */
async function faultOf(data: Data, changed: Changed): Promise<string | undefined> {
  const { subject, hasAll } = changed;
  const input = file(subject.source, textOf(data, changed));
  const files = isOverlay(subject) ? subject.beside : [input, ...subject.beside];
  const overlays = isOverlay(subject) ? [...subject.overlays, input] : subject.overlays;
  try {
    const generated = await runAll(files, hasAll ? { targets: EVERY } : {}, overlays);
    const size = generated.files.reduce((sum, { text }) => sum + text.length, 0);
    const shown = JSON.stringify(inspectJson(generated)).length;
    if (compareApis(generated.api, generated.api).length > 0) return 'it differs from itself';
    return size + shown > MOST_TEXT ? 'too much text' : faultsOf(generated)[0];
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    const place = /(?:src|templates)\/[^\s):]+:\d+/.exec(error.stack ?? '')?.[0] ?? 'somewhere';
    return `${error.name} at ${place}: ${error.message.slice(0, 120)}`;
  }
}

function textOf(data: Data, { isText, odd }: Changed): string {
  // A change can delete the root, which leaves nothing to serialize.
  const json = (): string => (JSON.stringify(data, null, 2) as string | undefined) ?? '';
  const text = isText && Array.isArray(data) ? data.join('\n') : json();
  return odd === undefined ? text : withOddCharacters(text, randomOf(odd));
}

/**
 * Writes the smallest document with the fault as a case. A person then renames the case, and adds
 * the expected output.
 */
async function keep(fault: string, seed: number, data: Data, changed: Changed): Promise<void> {
  const { subject, isText } = changed;
  const place = fault.split(': ')[0];
  const shows = async (one: Data): Promise<boolean> =>
    (await faultOf(one, changed))?.startsWith(place ?? fault) === true;
  const small = await minimised(data, shows);
  const folder = fileURLToPath(new URL(`../cases/fuzz-${seed}/input`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  const name = basename(subject.source);
  const isJson = !isText && !isOverlay(subject) && !name.endsWith('.har');
  writeFileSync(
    join(folder, isJson ? name.replace(/\.\w+$/, '.json') : name),
    `${textOf(small, changed)}\n`,
  );
  process.stderr.write(`seed ${seed}: ${fault}\n  ${JSON.stringify(small).slice(0, 400)}\n`);
}
