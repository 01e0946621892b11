/** Runs patterns that an engine which goes back might take forever for: one step for each character. */

/** A pattern's automaton; the generator makes it. Before the text comes -1, behind it -2. */
export interface Automaton {
  /** What leads into each state: `[first, last, …]` of code points. State 0 is the start. */
  readonly sets: readonly (readonly number[])[];
  readonly next: readonly (readonly number[])[];
  readonly accepting: readonly number[];
}

/** Texts that would take more steps are taken for no match. */
const MOST_STEPS = 10_000_000;

/**
 * A pattern that can be asked like a regular expression.
 * @param automaton made by the generator
 */
export function linearPattern({ sets, next, accepting }: Automaton): {
  test(text: string): boolean;
} {
  const ends = new Set(accepting);
  const cost = next.reduce((sum, states) => sum + states.length, 1);
  const seen = new Int32Array(sets.length);
  let stamp = 0;
  /** Adds the states that a symbol leads to. */
  const add = (from: number, symbol: number, to: number[]): void => {
    for (const target of next[from] ?? []) {
      if (seen[target] === stamp || !holds(sets[target], symbol)) continue;
      seen[target] = stamp;
      to.push(target);
    }
  };
  /** Takes the steps that take no character. */
  const close = (states: number[], atBegin: boolean, atEnd: boolean): void => {
    for (const state of states) {
      if (atBegin) add(state, -1, states);
      if (atEnd) add(state, -2, states);
    }
  };
  return {
    test(text) {
      if (ends.has(0)) return true;
      if (text.length * cost > MOST_STEPS) return false;
      seen.fill(0);
      stamp = 1;
      let states = [0];
      let at = 0;
      close(states, true, text === "");
      for (const char of text) {
        if (states.some((state) => ends.has(state))) return true;
        const to = [0];
        stamp += 1;
        for (const state of states) add(state, char.codePointAt(0) ?? 0, to);
        at += char.length;
        if (at === text.length) close(to, false, true);
        states = to;
      }
      return states.some((state) => ends.has(state));
    },
  };
}

function holds(set: readonly number[] = [], symbol: number): boolean {
  for (let at = 0; at < set.length; at += 2) {
    if (symbol < (set[at] ?? 0)) return false;
    if (symbol <= (set[at + 1] ?? 0)) return true;
  }
  return false;
}
