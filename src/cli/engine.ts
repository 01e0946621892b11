/** How the JavaScript engine treats a run: a short one, that spends more on optimising code than it gets back. */
import { setFlagsFromString } from 'node:v8';

/**
 * So many percent more than what is left after looking for garbage, and it is looked for again. By itself the engine
 * waits until there is two or three times as much, and a large description takes a fifth more memory; the time that
 * looking more often takes is less than what differs from run to run.
 */
const THRIFT = '--heap-growing-percent=60';

/**
 * By major version of Node, what was measured on it. First, how often a function must run before the optimising
 * compiler (TurboFan) takes it on: with the engine's own patience more than a third of a run on a large description
 * is compiling, much of it for code that is thrown away a moment later. Node 24 has a quick compiler between (Maglev),
 * and needs no help.
 */
const SETTINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['20', ['--interrupt-budget=1000000', THRIFT]],
  ['22', ['--invocation-count-for-turbofan=30000', THRIFT]],
  ['24', [THRIFT]],
]);

/** The settings for a version of Node; none for one on which they were not measured. */
export function settingsOf(version: string): readonly string[] {
  return SETTINGS.get(version.split('.', 1)[0] ?? '') ?? [];
}

/** Lets this process optimise later and clean up earlier. To be called before there is much code. */
export function setUpEngine(): void {
  for (const setting of settingsOf(process.versions.node)) setFlagsFromString(setting);
}
