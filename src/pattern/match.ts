/** Asks a text whether it fits a pattern, in time in proportion to the text. */
import { memoizeByText } from '../foundation/memo.js';
import type { Automaton } from './automaton.js';
import { planPattern } from './plan.js';
import { holds } from './sets.js';

/** Tells whether a pattern finds something in a text. */
export type PatternTest = (text: string) => boolean;

/**
 * The test of a pattern.
 * @param source as the description states it, without slashes
 * @returns nothing for one that might take forever
 */
export function patternTest(source: string): PatternTest | undefined {
  const plan = planPattern(source);
  if (plan.kind === 'refused') return undefined;
  if (plan.kind === 'automaton') return (text) => runAutomaton(plan.automaton, text);
  const form = expression(`${plan.flags}/${source}`);
  return (text) => form.test(text);
}

const expression = memoizeByText((spelled) => {
  const slash = spelled.indexOf('/');
  return new RegExp(spelled.slice(slash + 1), spelled.slice(0, slash));
});

function runAutomaton({ sets, next, accepting }: Automaton, text: string): boolean {
  const accepts = new Set(accepting);
  let states = new Set([0]);
  /** Adds what a symbol leads to. */
  const step = (from: Iterable<number>, symbol: number, to: Set<number>): void => {
    for (const state of from) {
      for (const target of next[state] ?? []) {
        if (holds(sets[target] ?? [], symbol)) to.add(target);
      }
    }
  };
  const isAccepted = (): boolean => [...states].some((state) => accepts.has(state));
  const characters = [...text];
  // A set that grows while it is walked is walked to its end.
  step(states, -1, states);
  if (characters.length === 0) step(states, -2, states);
  for (const [at, character] of characters.entries()) {
    if (isAccepted()) return true;
    const to = new Set([0]);
    step(states, character.codePointAt(0) ?? 0, to);
    states = to;
    if (at === characters.length - 1) step(states, -2, states);
  }
  return isAccepted();
}
