/**
 * Whatever a description says, a run ends and says what is wrong: no error of ours is thrown, what is generated can be
 * parsed and holds nothing that it should not, and little text never makes much. The suite tries a few changes, the same in every run; `npm run fuzz` goes on for as many as `FUZZ` says, from the
 * seed `SEED`, and writes what it finds as a case.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { SourceFile } from '../../src/source/index.js';
import { faultsOf } from '../hostile/faults.js';
import { file } from '../stride.js';
import { runAll } from '../subjects.js';
import { corpusSubjects, ownSubjects, vocabularyOf, type Subject } from './documents.js';
import { minimised } from './minimise.js';
import { mutated, randomOf, type Data } from './mutate.js';

const { FUZZ, SEED = '1' } = process.env;
const RUNS = Number(FUZZ ?? 40);
const FIRST = SEED === 'random' ? Date.now() % 1_000_000_000 : Number(SEED);

/** Characters that are written at most, whatever the document is. */
const MOST_TEXT = 30_000_000;

test(
  `changed documents are read to the end (${RUNS} from seed ${FIRST})`,
  { timeout: 24 * 3_600_000 },
  async () => {
    const own = ownSubjects();
    const subjects = FUZZ === undefined ? own : [...own, ...corpusSubjects()];
    const words = vocabularyOf(own);
    const found = new Map<string, number>();
    for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
      const random = randomOf(seed);
      // Half of them are our own: they hold every corner of the formats.
      const from = random(2) === 0 ? own : subjects;
      const subject = from[random(from.length)] as Subject;
      const data = mutated(subject.data, words, random);
      const fault = await faultOf(data, subject);
      if (fault === undefined || found.has(fault)) continue;
      found.set(fault, seed);
      if (FUZZ !== undefined) await keep(fault, seed, data, subject);
    }
    expect([...found].map(([fault, seed]) => `seed ${seed}: ${fault}`)).toEqual([]);
  },
);

/** What goes wrong with a document, where something does: the error, and the first place of ours in its stack. */
async function faultOf(data: Data, subject: Subject): Promise<string | undefined> {
  try {
    const generated = await runAll(inputsOf(data, subject));
    const size = generated.files.reduce((sum, { text }) => sum + text.length, 0);
    return size > MOST_TEXT ? 'too much text' : faultsOf(generated)[0];
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    const place = /(?:src|templates)\/[^\s):]+:\d+/.exec(error.stack ?? '')?.[0] ?? 'somewhere';
    return `${error.name} at ${place}: ${error.message.slice(0, 120)}`;
  }
}

function inputsOf(data: Data, { source, beside }: Subject): SourceFile[] {
  return [file(source, JSON.stringify(data)), ...beside];
}

/** Writes the smallest document that shows a fault as a case: its name and what is expected are for people to write. */
async function keep(fault: string, seed: number, data: Data, subject: Subject): Promise<void> {
  const place = fault.split(': ')[0];
  const shows = async (one: Data): Promise<boolean> =>
    (await faultOf(one, subject))?.startsWith(place ?? fault) === true;
  const small = await minimised(data, shows);
  const folder = fileURLToPath(new URL(`../cases/fuzz-${seed}/input`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  const name =
    subject.source
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '.json') ?? 'api.json';
  writeFileSync(`${folder}/${name}`, `${JSON.stringify(small, null, 2)}\n`);
  process.stderr.write(`seed ${seed}: ${fault}\n  ${JSON.stringify(small).slice(0, 400)}\n`);
}
