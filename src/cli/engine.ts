/**
 * Sets V8 flags for short runs, in which optimization costs more than it saves. On Node 20, they reduce the time to
 * generate a client by 40 %.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * The V8 flags for each major version of Node. Each list was measured on that version. The flags delay the optimizing
 * compiler (TurboFan). Without them, more than a third of a run on a large description is spent compiling, and much of
 * the compiled code is soon discarded. Node 24 needs no flags, because it has another fast compiler (Maglev). On Node
 * 20, `--no-parallel-scavenge` copies young objects in one thread: several threads lose more time to coordination than
 * they save, especially on a busy machine. On Node 20, `--no-incremental-marking` marks old objects in one step.
 * Marking in small steps keeps pauses short, but a command does not need short pauses, and the small steps cost half a
 * second of a large run. A single step takes a tenth of that.
 */
const SETTINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['20', ['--interrupt-budget=2500000', '--no-parallel-scavenge', '--no-incremental-marking']],
  ['22', ['--invocation-count-for-turbofan=30000']],
]);

/**
 * Returns the V8 flags for a version of Node. The list is empty for a version that needs no flags or was not measured.
 */
export function settingsOf(version: string): readonly string[] {
  return SETTINGS.get(version.split('.', 1)[0] ?? '') ?? [];
}

/**
 * Sets the V8 flags of this process. Call it before most modules are loaded, because the flags have less effect later.
 */
export function setUpEngine(): void {
  settingsOf(process.versions.node).forEach(setFlagsFromString);
}
