/** Analyses regular expressions. Each one is analysed once per run, for checks, samples and examples. */
import { buildAutomaton, type Analysis, type Budget } from './automaton.js';
import { parsePattern } from './parse.js';
import { patternRun } from './run.js';
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';

const BEYOND: Analysis = {
  reason:
    'is not looked at, because the patterns before it have used up what a run may spend on them',
};

/**
 * Analyses a regular expression from a description.
 * @param source the expression without slashes
 */
export function analysePattern(source: string): Analysis {
  const { analyses, analysis: budget } = patternRun();
  const known = analyses.get(source);
  if (known !== undefined) return known;
  const found = budget.left < 0 ? BEYOND : analysisOf(source, budget);
  // If this analysis has used up the steps, its result is incomplete, so it is discarded.
  const kept = budget.left < 0 ? BEYOND : found;
  analyses.set(source, kept);
  return kept;
}

function analysisOf(source: string, budget: Budget): Analysis {
  if (source.length > GENERATING_LIMITS.patternLength.most) return { reason: 'is too long' };
  const flags = flagsOf(source);
  if (flags === undefined) return { reason: 'is not a valid regular expression' };
  budget.left -= source.length;
  const pattern = parsePattern(source, flags === 'u');
  if (pattern === undefined) {
    return { reason: 'uses look-around or back-references, which can take exponential time' };
  }
  const automaton = buildAutomaton(pattern, budget);
  return automaton === undefined ? { reason: 'has too many repetitions' } : { flags, automaton };
}

/**
 * Returns the flags with which an expression compiles: `u` (Unicode mode) if possible, otherwise none. Many API
 * descriptions contain escapes that are invalid in Unicode mode.
 * @returns `undefined` if the expression compiles in neither mode
 */
function flagsOf(source: string): 'u' | '' | undefined {
  for (const flags of ['u', ''] as const) {
    try {
      new RegExp(source, flags);
      return flags;
    } catch {
      // The expression is invalid in this mode.
    }
  }
  return undefined;
}
