/** Matches texts against a pattern in time that is linear in the length of the text. */
import { memoizeByText } from '../foundation/memo.js';
import type { Automaton } from './automaton.js';
import { planPattern } from './plan.js';
import { holds } from './sets.js';

/** Returns true if a pattern matches a text. */
export type PatternTest = (text: string) => boolean;

/**
 * Creates a test for a pattern.
 * @param source the pattern without slashes
 * @returns `undefined` if matching the pattern might take exponential time
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
  /** Adds the states that are reached by a symbol. */
  const step = (from: Iterable<number>, symbol: number, to: Set<number>): void => {
    for (const state of from) {
      for (const target of next[state] ?? []) {
        if (holds(sets[target] ?? [], symbol)) to.add(target);
      }
    }
  };
  const isAccepted = (): boolean => [...states].some((state) => accepts.has(state));
  const characters = [...text];
  // The set grows during the iteration, so that added states are visited as well.
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
