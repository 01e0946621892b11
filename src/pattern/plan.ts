/** How a pattern of a description can be run without hanging a server. */
import { buildAutomaton, type Automaton } from './automaton.js';
import { parsePattern } from './parse.js';

/**
 * `native`: the engine needs time in proportion to the text. `automaton`: the engine might not, and
 * the automaton does. `refused`: neither can run it.
 */
export type PatternPlan =
  | { readonly kind: 'native'; readonly flags: 'u' | '' }
  | { readonly kind: 'automaton'; readonly automaton: Automaton }
  | { readonly kind: 'refused'; readonly reason: string };

const LONGEST = 4096;
/** Bounds of ranges in an automaton, which stands in the output: `\\p{L}` has 1,300. */
const LARGEST = 10_000;

/**
 * Decides how a pattern is run.
 * An engine that goes back needs no more than one try at each place when the expression is
 * deterministic (Brüggemann-Klein and Wood), and no more than one place when it is anchored.
 * @param source as the description states it, without slashes
 */
export function planPattern(source: string): PatternPlan {
  if (source.length > LONGEST) return { kind: 'refused', reason: 'is too long' };
  const flags = flagsOf(source);
  if (flags === undefined) return { kind: 'refused', reason: 'is no regular expression' };
  const pattern = parsePattern(source, flags === 'u');
  if (pattern === undefined) {
    return { kind: 'refused', reason: 'looks around or refers back, which can take forever' };
  }
  const analysis = buildAutomaton(pattern);
  if (analysis === undefined) return { kind: 'refused', reason: 'repeats too much' };
  const { deterministic, anchored, cyclic, sets, next, accepting } = analysis;
  if (deterministic && (anchored || !cyclic)) return { kind: 'native', flags };
  const size = sets.reduce((sum, set) => sum + set.length, 0);
  if (size > LARGEST) return { kind: 'refused', reason: 'holds too many sets of characters' };
  return { kind: 'automaton', automaton: { sets, next, accepting } };
}

/** Descriptions often escape more than Unicode mode allows. */
function flagsOf(source: string): 'u' | '' | undefined {
  for (const flags of ['u', ''] as const) {
    try {
      new RegExp(source, flags);
      return flags;
    } catch {
      // The other mode, or none.
    }
  }
  return undefined;
}
