/**
 * V8 settings for short runs, which spend more on optimisation than they gain. On Node 20 they save 40 % of the client.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * Flags of V8 by major version of Node, each measured on that version.
 *
 * The optimising compiler (TurboFan): by default, more than a third of a run on a large description is compiling, much
 * of it for code that is discarded soon. The flags make it wait longer. Node 24 has a fast compiler in between
 * (Maglev) and needs none.
 *
 * Copying young objects: on Node 20 several threads lose by coordination what they gain, and more if other programs
 * use the processors.
 *
 * Marking old objects: small steps next to the program cost Node 20 half a second of a large run, to keep pauses
 * short. A command may pause, and marking everything at once takes a tenth of that.
 */
const SETTINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['20', ['--interrupt-budget=2500000', '--no-parallel-scavenge', '--no-incremental-marking']],
  ['22', ['--invocation-count-for-turbofan=30000']],
]);

/**
 * Returns the V8 settings for a version of Node; an empty list for a version that was not measured or needs no
 * settings.
 */
export function settingsOf(version: string): readonly string[] {
  return SETTINGS.get(version.split('.', 1)[0] ?? '') ?? [];
}

/**
 * Applies the V8 settings to this process. Call it before most modules are loaded, because later the settings have less
 * effect.
 */
export function setUpEngine(): void {
  settingsOf(process.versions.node).forEach(setFlagsFromString);
}
