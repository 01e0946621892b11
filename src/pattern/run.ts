/** The state that all patterns of a run share: the analysis of each, and one budget. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Analysis, Budget } from './automaton.js';
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';

/** Steps that may be taken. Each of the two is about a second; real descriptions need a few percent of it. */
const MOST_STEPS = { analysis: 5_000_000, search: 10_000_000 };

class PatternRun {
  /** By the pattern. */
  readonly analyses = new Map<string, Analysis>();
  /** By the pattern and what is asked of the text; the text is empty where there is none. */
  readonly examples = new Map<string, { readonly text?: string }>();
  /** For making automata. */
  readonly analysis: Budget = { left: MOST_STEPS.analysis };
  /** For finding texts that they accept. */
  readonly search: Budget = { left: MOST_STEPS.search };

  /** True when nothing more will be found out, or kept. */
  get isFull(): boolean {
    const { analyses, examples, analysis, search } = this;
    const kept = Math.max(analyses.size, examples.size);
    return analysis.left < 0 || search.left < 0 || kept > GENERATING_LIMITS.keptPatterns.most;
  }
}

const runs = new AsyncLocalStorage<PatternRun>();

/** Where no run is: programs that use the kit, and servers, which ask for one pattern at a time. */
let outside = new PatternRun();

/**
 * Does work in which all patterns share one budget. Within other such work, the budget is that of the outer one.
 * Runs of one process that go on at the same time do not share theirs: what one makes does not depend on the others.
 */
export function withPatternBudget<T>(work: () => T): T {
  return runs.getStore() === undefined ? runs.run(new PatternRun(), work) : work();
}

/** The run that asks. */
export function patternRun(): PatternRun {
  const run = runs.getStore();
  if (run !== undefined) return run;
  if (outside.isFull) outside = new PatternRun();
  return outside;
}
