/**
 * Matches patterns in linear time. JavaScript's regular expressions may take exponential time for
 * the same patterns.
 */
import type { Budget } from "./budget.ts";

/**
 * The automaton of a pattern, created by the generator. The symbol -1 is the start of the text, and
 * -2 is its end.
 */
export interface Automaton {
  /**
   * The characters that lead to each state, as ranges of code points: `[first, last, first, last,
   * …]`. State 0 is the start.
   */
  readonly sets: readonly (readonly number[])[];
  readonly next: readonly (readonly number[])[];
  readonly accepting: readonly number[];
}

/**
 * Creates an object with a `test` method like that of a regular expression. Every visited state
 * costs a step of the budget. If the budget runs out, `test` returns false.
 * @param automaton created by the generator
 */
export function linearPattern({ sets, next, accepting }: Automaton): {
  test(text: string, budget: Budget): boolean;
} {
  const accepts = sets.map((_, state) => accepting.includes(state));
  const seen = new Int32Array(sets.length);
  let stamp = 0;
  /**
   * Adds the states that follow `from` after a symbol.
   * @returns true if one of them is accepting
   */
  const add = (from: number, symbol: number, to: number[]): boolean => {
    for (const target of next[from] ?? []) {
      if (seen[target] === stamp || !holds(sets[target], symbol)) continue;
      if (accepts[target] === true) return true;
      seen[target] = stamp;
      to.push(target);
    }
    return false;
  };
  /** Follows the transitions that consume no character, such as `^` and `$`. */
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
  // After the loop, the range before `low` is the last one that starts at or before the symbol.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[2 * middle] ?? 0) <= symbol) low = middle + 1;
    else high = middle;
  }
  return low > 0 && symbol <= (set[2 * low - 1] ?? -Infinity);
}
