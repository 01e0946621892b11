/** How the JavaScript engine treats a run: a short one, that spends more on optimising code than it gets back. */
import { setFlagsFromString } from 'node:v8';

/**
 * By major version of Node, how often a function must run before the optimising compiler (TurboFan) takes it on, as
 * measured on that version: with the engine's own patience more than a third of a run on a large description is
 * compiling, much of it for code that is thrown away a moment later. Node 24 has a quick compiler between (Maglev),
 * and needs no help.
 */
const SETTINGS: ReadonlyMap<string, string> = new Map([
  ['20', '--interrupt-budget=2500000'],
  ['22', '--invocation-count-for-turbofan=30000'],
]);

/** The setting for a version of Node; none for one on which it was not measured, or that is better left alone. */
export function settingOf(version: string): string | undefined {
  return SETTINGS.get(version.split('.', 1)[0] ?? '');
}

/** Lets this process optimise later. To be called before there is much code. */
export function setUpEngine(): void {
  const setting = settingOf(process.versions.node);
  if (setting !== undefined) setFlagsFromString(setting);
}
