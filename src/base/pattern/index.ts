/** Regular expressions from descriptions. Provides matching that cannot block a server, and example texts. */
export type { Automaton } from './automaton.js';
export { patternExample } from './example.js';
export { canIntersect, wholePattern } from './intersect.js';
export { patternTest } from './match.js';
export { planPattern, type PatternPlan } from './plan.js';
export { withPatternBudget } from './run.js';
