/** Reads a JSON list of patterns, and writes those that take a time linear in the text, wherever they are looked for. */
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { installPinned } from '../../scripts/pinned.mjs';

installPinned(import.meta.dirname);
// One that the prover gives up on needs a reason: a machine's speed must not decide.
const TIMEOUT = 30_000;
process.env.RECHECK_BACKEND ??= 'pure';
const { checkSync } = createRequire(import.meta.url)('recheck');

const proved = JSON.parse(await text(process.stdin)).filter((pattern) => {
  const end = pattern.lastIndexOf('/');
  const { status } = checkSync(pattern.slice(1, end), pattern.slice(end + 1), { timeout: TIMEOUT });
  return status === 'safe';
});
process.stdout.write(JSON.stringify(proved));
