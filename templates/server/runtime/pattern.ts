/** Runs patterns that an engine which goes back might take forever for: one step for each character. */
import type { Budget } from "./budget.js";

/** A pattern's automaton; the generator makes it. Before the text comes -1, behind it -2. */
export interface Automaton {
  /** What leads into each state: `[first, last, …]` of code points. State 0 is the start. */
  readonly sets: readonly (readonly number[])[];
  readonly next: readonly (readonly number[])[];
  readonly accepting: readonly number[];
}

/**
 * A pattern that can be asked like a regular expression. Every state that is looked at is a step of the budget; at
 * its end the answer is false.
 * @param automaton made by the generator
 */
export function linearPattern({ sets, next, accepting }: Automaton): {
  test(text: string, budget: Budget): boolean;
} {
  const accepts = sets.map((_, state) => accepting.includes(state));
  const seen = new Int32Array(sets.length);
  let stamp = 0;
  /** Adds the states that a symbol leads to; true when one of them accepts. */
  const add = (from: number, symbol: number, to: number[]): boolean => {
    for (const target of next[from] ?? []) {
      if (seen[target] === stamp || !holds(sets[target], symbol)) continue;
      if (accepts[target] === true) return true;
      seen[target] = stamp;
      to.push(target);
    }
    return false;
  };
  /** Takes the steps that take no character. */
  const close = (
    states: number[],
    atBegin: boolean,
    atEnd: boolean,
  ): boolean => {
    for (const state of states) {
      if (atBegin && add(state, -1, states)) return true;
      if (atEnd && add(state, -2, states)) return true;
    }
    return false;
  };
  return {
    test(text, budget) {
      if (accepts[0] === true) return true;
      seen.fill(0);
      stamp = 1;
      let states = [0];
      let to: number[] = [];
      if (close(states, true, text === "")) return true;
      for (let at = 0; at < text.length;) {
        const symbol = text.codePointAt(at) ?? 0;
        at += symbol > 0xffff ? 2 : 1;
        stamp += 1;
        to.length = 0;
        to.push(0);
        for (const state of states) {
          budget.left -= 1 + (next[state]?.length ?? 0);
          if (add(state, symbol, to)) return true;
        }
        if (budget.left < 0) return false;
        if (at === text.length && close(to, false, true)) return true;
        [states, to] = [to, states];
      }
      return false;
    },
  };
}

function holds(set: readonly number[] = [], symbol: number): boolean {
  let low = 0;
  let high = set.length / 2;
  // Behind this loop the range before `low` is the last that begins at the symbol or before it.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[2 * middle] ?? 0) <= symbol) low = middle + 1;
    else high = middle;
  }
  return low > 0 && symbol <= (set[2 * low - 1] ?? -Infinity);
}
