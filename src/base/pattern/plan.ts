/** Decides how a pattern is matched so that it cannot block a server. */
import { memoizeByObject } from '../foundation/memo.js';
import { analysePattern } from './analysis.js';
import type { Analysis, Automaton } from './automaton.js';
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';

/**
 * How a pattern is matched. `native`: the JavaScript engine matches it in linear time. `automaton`: the engine might
 * take longer, but the automaton does not. `refused`: neither is safe.
 */
export type PatternPlan =
  | { readonly kind: 'native'; readonly flags: 'u' | '' }
  | { readonly kind: 'automaton'; readonly automaton: Automaton }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Decides how a pattern is matched. A backtracking engine needs at most one attempt at each position if the expression
 * is deterministic (Brüggemann-Klein and Wood), and only one position if it is anchored.
 * @param source the pattern without slashes
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
    return { kind: 'refused', reason: 'has too many sets of characters' };
  return { kind: 'automaton', automaton: { sets, next, accepting } };
});
