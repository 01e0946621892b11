/**
 * Builds automata for patterns that begin with look-ahead assertions, such as the patterns of passwords. They are only
 * used to find examples.
 */
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';
import { analysePattern } from './analysis.js';
import type { AssertedAutomaton, Automaton, Budget } from './automaton.js';
import { patternTest } from './match.js';
import { LAST, commonRanges, type CharSet } from './sets.js';

/**
 * Builds the automaton of a pattern such as `^(?=.*\d)(?!0)[a-z0-9]+$`. Each text that it matches at the beginning
 * matches the pattern.
 * @param source the pattern without slashes
 * @param budget the remaining steps
 * @returns `undefined` if the pattern has no such assertions, or has other features that an automaton cannot represent
 */
export function assertedAutomaton(source: string, budget: Budget): AssertedAutomaton | undefined {
  const parts = partsOf(source);
  if (parts === undefined) return undefined;
  let whole: Automaton | undefined;
  const modes = new Set<string>();
  for (const part of [parts.rest, ...parts.required]) {
    const analysis = analysePattern(part);
    if ('reason' in analysis) return undefined;
    modes.add(analysis.flags);
    whole = whole ? intersected(whole, analysis.automaton, budget) : analysis.automaton;
    if (whole === undefined) return undefined;
  }
  const excludes = parts.excluded.map(patternTest).filter((test) => test !== undefined);
  // Escapes have another meaning in the other mode.
  if (whole === undefined || modes.size > 1 || excludes.length < parts.excluded.length)
    return undefined;
  return { automaton: whole, excludes };
}

interface Parts {
  readonly rest: string;
  readonly required: readonly string[];
  readonly excluded: readonly string[];
}

function partsOf(source: string): Parts | undefined {
  const [required, excluded]: [string[], string[]] = [[], []];
  let rest = source.replace(/^\^/, '');
  while (/^\(\?[=!]/.test(rest)) {
    const end = endOfGroup(rest);
    if (end === undefined || /[*+?{]/.test(rest.charAt(end))) return undefined;
    const inner = `^(?:${rest.slice(3, end - 1)})`;
    if (rest.startsWith('(?=')) required.push(inner);
    else excluded.push(inner);
    rest = rest.slice(end);
  }
  if (required.length + excluded.length === 0) return undefined;
  return { rest: `^(?:${rest})`, required, excluded };
}

/** Returns the position after the group with which a pattern begins. */
function endOfGroup(source: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of source.matchAll(/\\.|\[(?:\\[^]?|[^\]\\])*\]?|[()]/gs)) {
    if (token === '(') depth++;
    else if (token === ')' && --depth === 0) return index + 1;
  }
  return undefined;
}

/** The state of an automaton that has already accepted the text. */
const DONE = -1;
/** All characters, and the symbols for the beginning and the end of a text. */
const EVERY: CharSet = [-2, LAST];

/** Returns an automaton that accepts the texts that both automata accept. */
function intersected(left: Automaton, right: Automaton, budget: Budget): Automaton | undefined {
  const [before, after] = [stepsOf(left), stepsOf(right)];
  const pairs: (readonly [number, number])[] = [[0, 0]];
  const numbers = new Map([['0 0', 0]]);
  const sets: CharSet[] = [[]];
  const next: number[][] = [];
  const accepting: number[] = [];
  let steps = GENERATING_LIMITS.patternExampleSteps.most;
  for (const [state, [a, b]] of pairs.entries()) {
    const targets: number[] = [];
    next.push(targets);
    if (before.accepts(a) && after.accepts(b)) {
      accepting.push(state);
      continue;
    }
    for (const [to, first] of before.from(a)) {
      for (const [at, second] of after.from(b)) {
        budget.left -= 1;
        if (--steps < 0 || budget.left < 0) return undefined;
        const key = `${to} ${at}`;
        let number = numbers.get(key);
        if (number === undefined) {
          const set = commonRanges(first, second);
          number = set.length === 0 ? DONE : pairs.push([to, at]) - 1;
          numbers.set(key, number);
          if (number !== DONE) sets.push(set);
        }
        if (number !== DONE) targets.push(number);
      }
    }
  }
  return { sets, next, accepting };
}

interface Steps {
  readonly accepts: (state: number) => boolean;
  readonly from: (state: number) => readonly (readonly [target: number, set: CharSet])[];
}

function stepsOf({ sets, next, accepting }: Automaton): Steps {
  const all = new Set([DONE, ...accepting]);
  const done = [[DONE, EVERY]] as const;
  const following = next.map((targets, state) =>
    all.has(state) ? done : targets.map((to) => [to, sets[to] ?? []] as const),
  );
  return { accepts: (state) => all.has(state), from: (state) => following[state] ?? done };
}
