/** How the JavaScript engine treats a run: a short one, that spends more on optimising code than it gets back. */
import { setFlagsFromString } from 'node:v8';

/**
 * By major version of Node: how often a function must run before the optimising compiler (TurboFan) takes it on.
 * With the engine's own patience more than a third of a run on a large description is compiling, much of it for
 * code that is thrown away a moment later. Node 24 has a quick compiler between (Maglev), and needs no help.
 */
const PATIENCE = new Map([
  ['20', '--interrupt-budget=1000000'],
  ['22', '--invocation-count-for-turbofan=30000'],
]);

/** The setting for a version of Node; none for one on which it was not measured. */
export function patienceOf(version: string): string | undefined {
  return PATIENCE.get(version.split('.', 1)[0] ?? '');
}

/** Lets this process optimise later. To be called before there is much code. */
export function optimizeLate(): void {
  const flag = patienceOf(process.versions.node);
  if (flag !== undefined) setFlagsFromString(flag);
}
