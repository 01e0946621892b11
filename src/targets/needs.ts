/** What targets need of each other. */
import type { Target } from './target.js';

/** Targets with those that they need. */
type Needing = Pick<Target, 'name' | 'needs'>;

/**
 * The names of targets and of all that these need, in the order of all.
 * @param chosen names of targets
 * @param all every target that there is
 */
export function withNeeded(chosen: readonly string[], all: readonly Needing[]): readonly string[] {
  const found = new Set(chosen);
  // What is added while the loop lasts has its turn, too.
  for (const name of found) {
    for (const needed of all.find((one) => one.name === name)?.needs ?? []) found.add(needed);
  }
  return all.map(({ name }) => name).filter((name) => found.has(name));
}
