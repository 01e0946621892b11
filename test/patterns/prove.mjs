/** Reads a JSON list of patterns, and prints those that take linear time for every text. */
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { installPinned } from '../../scripts/pinned.mjs';

installPinned(import.meta.dirname);
// The timeout is long, so that the result does not depend on the speed of the machine. A pattern
// that exceeds it needs a reason.
const TIMEOUT = 30_000;
process.env.RECHECK_BACKEND ??= 'pure';
const { checkSync } = createRequire(import.meta.url)('recheck');

const proved = JSON.parse(await text(process.stdin)).filter((pattern) => {
  const end = pattern.lastIndexOf('/');
  const { status } = checkSync(pattern.slice(1, end), pattern.slice(end + 1), { timeout: TIMEOUT });
  return status === 'safe';
});
process.stdout.write(JSON.stringify(proved));
