/** Patterns of descriptions: how they are run without hanging a server, and texts that they find something in. */
export type { Automaton } from './automaton.js';
export { patternExample } from './example.js';
export { patternTest } from './match.js';
export { planPattern, type PatternPlan } from './plan.js';
export { withPatternBudget } from './run.js';
