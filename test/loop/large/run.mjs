/**
 * The loop over eight complete large descriptions. For each operation, random valid values are sent
 * from the client to the handler and back. They must arrive unchanged, unless a diagnostic of the
 * run explains the change. Then the excerpts are generated again, and must be the same.
 *
 *   npm run proof loop -- [--only NAME] [--seeds N] [--first SEED]
 *
 * `UPDATE=1` writes `numbers.json`.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { format } from 'prettier';
import { installPinned } from '../../../scripts/pinned.mjs';
import { DESCRIPTIONS, EXCERPTED } from './descriptions.mjs';
import { excerpt, excerptOf } from './excerpt.mjs';

const CORPUS = join(import.meta.dirname, '../../corpus');
const NUMBERS = join(import.meta.dirname, 'numbers.json');
const MEGABYTES = 6000;
const SEEDS = '5';
const FIRST = '1';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seeds: { type: 'string', default: SEEDS },
    first: { type: 'string', default: FIRST },
  },
});

/** @returns the tally of a description (`test/loop/tally.ts`) */
function looped(name) {
  const execArgv = [`--max-old-space-size=${MEGABYTES}`];
  const args = [name, options.seeds, options.first];
  const child = fork(join(import.meta.dirname, 'one.mjs'), args, { execArgv });
  return new Promise((resolve, reject) => {
    child.on('message', resolve);
    child.on('exit', (status) => reject(new Error(`the loop over ${name} ended with ${status}`)));
  });
}

installPinned(CORPUS);
mkdirSync(join(CORPUS, 'work'), { recursive: true });
const known = JSON.parse(readFileSync(NUMBERS, 'utf8'));
const faults = [];
for (const name of DESCRIPTIONS.keys()) {
  if (!name.includes(options.only)) continue;
  const { unexplained, ...numbers } = await looped(name);
  console.log(`${name}: ${JSON.stringify(numbers)}`);
  faults.push(...unexplained.map((text) => `${name}: ${text}`));
  // The recorded numbers are valid only for the default seeds.
  if (options.seeds !== SEEDS || options.first !== FIRST) continue;
  if (process.env.UPDATE) known[name] = numbers;
  else if (!isDeepStrictEqual(numbers, known[name])) {
    faults.push(`${name}: not the numbers of ${NUMBERS}; UPDATE=1 writes them`);
  }
  if (!EXCERPTED.includes(name)) continue;
  if ((await excerpt(name)) !== readFileSync(excerptOf(name), 'utf8')) {
    faults.push(`${name}: another excerpt; node test/loop/large/excerpt.mjs writes it`);
  }
}
if (process.env.UPDATE) {
  writeFileSync(NUMBERS, await format(JSON.stringify(known), { parser: 'json', printWidth: 100 }));
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
