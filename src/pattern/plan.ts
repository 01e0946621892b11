/** How a pattern of a description can be run without hanging a server. */
import { memoizeByObject } from '../foundation/memo.js';
import { analysePattern } from './analysis.js';
import type { Analysis, Automaton } from './automaton.js';
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';

/**
 * `native`: the engine needs time in proportion to the text. `automaton`: the engine might not, and
 * the automaton does. `refused`: neither can run it.
 */
export type PatternPlan =
  | { readonly kind: 'native'; readonly flags: 'u' | '' }
  | { readonly kind: 'automaton'; readonly automaton: Automaton }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Decides how a pattern is run.
 * An engine that goes back needs no more than one try at each place when the expression is
 * deterministic (Brüggemann-Klein and Wood), and no more than one place when it is anchored.
 * @param source as the description states it, without slashes
 */
export function planPattern(source: string): PatternPlan {
  return planOf(analysePattern(source));
}

const planOf = memoizeByObject((analysis: Analysis): PatternPlan => {
  if ('reason' in analysis) return { kind: 'refused', reason: analysis.reason };
  const { flags, automaton } = analysis;
  const { deterministic, anchored, cyclic, sets, next, accepting } = automaton;
  if (deterministic && (anchored || !cyclic)) return { kind: 'native', flags };
  const size = sets.reduce((sum, set) => sum + set.length, 0);
  if (size > GENERATING_LIMITS.patternRanges.most)
    return { kind: 'refused', reason: 'holds too many sets of characters' };
  return { kind: 'automaton', automaton: { sets, next, accepting } };
});
