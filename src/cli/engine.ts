/**
 * How the JavaScript engine treats a run: a short one, that spends more on its own work than it gets back. Telling it
 * so earns 40 % of the client on Node 20.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * Flags of V8 by major version of Node, each measured on that version.
 *
 * How often a function must run before the optimising compiler (TurboFan) takes it on: with the engine's own patience
 * more than a third of a run on a large description is compiling, much of it for code that is thrown away a moment later.
 * Node 24 has a quick compiler between (Maglev), and needs no help.
 *
 * Who copies young objects that are still used: on Node 20 several threads spend on sharing that work what they gain by
 * it, and more where other programs want the processors too.
 *
 * When old objects are marked: in small steps and beside the program that costs Node 20 half a second of a large run, so that no
 * pause is long. Nobody waits for a pause of a command: all at once it takes a tenth of that.
 */
const SETTINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['20', ['--interrupt-budget=2500000', '--no-parallel-scavenge', '--no-incremental-marking']],
  ['22', ['--invocation-count-for-turbofan=30000']],
]);

/** The settings for a version of Node; none for one on which they were not measured, or that is better left alone. */
export function settingsOf(version: string): readonly string[] {
  return SETTINGS.get(version.split('.', 1)[0] ?? '') ?? [];
}

/** Sets the engine of this process up. To be called before there is much code. */
export function setUpEngine(): void {
  settingsOf(process.versions.node).forEach(setFlagsFromString);
}
