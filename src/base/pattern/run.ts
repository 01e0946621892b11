/** The state that all patterns of a run share: their analyses, their examples, and the steps that remain for both. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Analysis, AssertedAutomaton, Budget } from './automaton.js';
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';

/**
 * The maximum number of steps for each task. Executing all of them takes about one second. Real API descriptions need a
 * few percent of them.
 */
const MOST_STEPS = { analysis: 5_000_000, search: 10_000_000 };

class PatternRun {
  /** The analysis of each pattern. */
  readonly analyses = new Map<string, Analysis>();
  /** The automaton of each pattern that begins with assertions; `undefined` if it has none. */
  readonly asserted = new Map<string, AssertedAutomaton | undefined>();
  /** The example for each pattern and its bounds. An entry without a text means that no example was found. */
  readonly examples = new Map<string, { readonly text?: string }>();
  /** The steps that remain for building automata. */
  readonly analysis: Budget = { left: MOST_STEPS.analysis };
  /** The steps that remain for finding examples. */
  readonly search: Budget = { left: MOST_STEPS.search };

  /** True if no steps remain, or the cache is full. */
  get isFull(): boolean {
    const { analyses, examples, analysis, search } = this;
    const kept = Math.max(analyses.size, examples.size);
    return analysis.left < 0 || search.left < 0 || kept > GENERATING_LIMITS.keptPatterns.most;
  }
}

const runs = new AsyncLocalStorage<PatternRun>();

/**
 * The state of patterns that are analysed outside of a run: in programs that import `restitch/kit`, and in servers. It
 * is replaced when its steps are used up, so that a long-lived process can continue to analyse patterns.
 */
let outside = new PatternRun();

/**
 * Calls `work` and limits the steps for analysing all its patterns. Nested calls share the limit of the outer call.
 * Concurrent runs in one process have separate limits, so that their results do not depend on each other.
 */
export function withPatternBudget<T>(work: () => T): T {
  return runs.getStore() === undefined ? runs.run(new PatternRun(), work) : work();
}

/** Returns the current run. */
export function patternRun(): PatternRun {
  const run = runs.getStore();
  if (run !== undefined) return run;
  if (outside.isFull) outside = new PatternRun();
  return outside;
}
