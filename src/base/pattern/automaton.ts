/** Glushkov's construction: an automaton with one state for each character of a regular expression. */
import type { Pattern } from './parse.js';
import { BEGIN, areDisjoint, type CharSet } from './sets.js';
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';

/**
 * An automaton in which every step consumes a character, or the beginning or end of the text. State 0 is the start. A
 * text matches as soon as an accepting state is reached.
 */
export interface Automaton {
  /** The set of characters that lead to each state. */
  readonly sets: readonly CharSet[];
  readonly next: readonly (readonly number[])[];
  readonly accepting: readonly number[];
}

export interface AnalysedAutomaton extends Automaton {
  /**
   * True if at most one state is possible at any position of a text, so that a backtracking engine never backtracks.
   */
  readonly deterministic: boolean;
  /** True if the automaton can only match at the start of the text. */
  readonly anchored: boolean;
  readonly cyclic: boolean;
}

/** An automaton for a pattern that begins with assertions. */
export interface AssertedAutomaton {
  readonly automaton: Automaton;
  /** Tests for texts that a negative assertion excludes. */
  readonly excludes: readonly ((text: string) => boolean)[];
}

/** The automaton of a regular expression and the flags of the expression, or the reason why it has no automaton. */
export type Analysis =
  { readonly flags: 'u' | ''; readonly automaton: AnalysedAutomaton } | { readonly reason: string };

/** The number of remaining steps; negative if more steps were executed than allowed. */
export interface Budget {
  left: number;
}

/** A part of an expression: the states in which it can start and end, and whether it matches the empty text. */
interface Part {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const NOTHING: Part = { nullable: true, first: [], last: [] };

/** Thrown if the automaton of an expression becomes too large. */
class TooLarge extends Error {}

/**
 * Builds the automaton of an expression.
 * @param budget the remaining steps for all expressions; building this automaton reduces it
 * @returns `undefined` if the automaton would be too large, or no steps remain
 */
export function buildAutomaton(pattern: Pattern, budget: Budget): AnalysedAutomaton | undefined {
  try {
    return new Builder(budget).build(pattern);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

class Builder {
  readonly #sets: CharSet[] = [[]];
  readonly #next: number[][] = [[]];
  readonly #edges = new Set<number>();
  readonly #apart = new Map<string, boolean>();
  readonly #numbers = new Map<CharSet, number>();
  #parts = 0;
  #doubled = false;

  constructor(private readonly budget: Budget) {}

  #spend(steps: number): void {
    this.budget.left -= steps;
    if (this.budget.left < 0) throw new TooLarge();
  }

  build(pattern: Pattern): AnalysedAutomaton {
    const { nullable, first, last } = this.#part(pattern);
    this.#connect([0], first);
    return {
      sets: this.#sets,
      next: this.#next,
      accepting: nullable ? [0, ...last] : last,
      deterministic: !this.#doubled && this.#next.every((states) => this.#areApart(states)),
      anchored: !nullable && first.every((state) => this.#sets[state] === BEGIN),
      cyclic: this.#cyclic(),
    };
  }

  /** Returns true if each character leads to at most one of the states. */
  #areApart(states: readonly number[]): boolean {
    if (states.length < 2) return true;
    const sets = states.map((state) => this.#sets[state] ?? []);
    // The result is cached because repeated parts of an expression have the same sets of characters.
    const key = sets.map((set) => this.#numberOf(set)).join(' ');
    const known = this.#apart.get(key);
    if (known !== undefined) return known;
    this.#spend(sets.reduce((sum, set) => sum + set.length, 0));
    const found = areDisjoint(sets);
    this.#apart.set(key, found);
    return found;
  }

  #numberOf(set: CharSet): number {
    const number = this.#numbers.get(set) ?? this.#numbers.size;
    this.#numbers.set(set, number);
    return number;
  }

  #connect(from: readonly number[], to: readonly number[]): void {
    this.#spend(from.length * to.length);
    for (const state of from) {
      for (const target of to) {
        const edge = state * (GENERATING_LIMITS.patternStates.most + 1) + target;
        if (this.#edges.has(edge)) {
          this.#doubled = true;
          continue;
        }
        if (this.#edges.size >= GENERATING_LIMITS.patternEdges.most) throw new TooLarge();
        this.#edges.add(edge);
        this.#next[state]?.push(target);
      }
    }
  }

  #part(pattern: Pattern): Part {
    this.#spend(1);
    if (++this.#parts > GENERATING_LIMITS.patternParts.most) throw new TooLarge();
    switch (pattern.kind) {
      case 'set': {
        const state = this.#sets.length;
        if (state > GENERATING_LIMITS.patternStates.most) throw new TooLarge();
        this.#sets.push(pattern.set);
        this.#next.push([]);
        return { nullable: false, first: [state], last: [state] };
      }
      case 'sequence':
        return pattern.parts.reduce((left, part) => this.#follow(left, this.#part(part)), NOTHING);
      case 'choice': {
        const parts = pattern.parts.map((part) => this.#part(part));
        return {
          nullable: parts.some(({ nullable }) => nullable),
          first: this.#joined(parts.map(({ first }) => first)),
          last: this.#joined(parts.map(({ last }) => last)),
        };
      }
      case 'repeat':
        return this.#repeat(pattern.part, pattern.min, pattern.max);
      default:
        return pattern satisfies never;
    }
  }

  /**
   * Concatenates lists. Their items count as steps, because nested repetitions spend most of the time copying lists.
   */
  #joined(lists: readonly (readonly number[])[]): readonly number[] {
    this.#spend(lists.reduce((sum, list) => sum + list.length, 0));
    return lists.flat();
  }

  #follow(left: Part, right: Part): Part {
    this.#connect(left.last, right.first);
    return {
      nullable: left.nullable && right.nullable,
      first: left.nullable ? this.#joined([left.first, right.first]) : left.first,
      last: right.nullable ? this.#joined([left.last, right.last]) : right.last,
    };
  }

  /** Expands repetitions: `x{2,4}` is `xx(x(x)?)?`, and `x{3,}` is `xxx+`. */
  #repeat(part: Pattern, min: number, max: number): Part {
    if (max === 0) return NOTHING;
    if (max === Infinity && min <= 1) {
      const inner = this.#part(part);
      this.#connect(inner.last, inner.first);
      return { ...inner, nullable: inner.nullable || min === 0 };
    }
    if (
      min > GENERATING_LIMITS.patternStates.most ||
      (max !== Infinity && max > GENERATING_LIMITS.patternStates.most)
    )
      throw new TooLarge();
    let whole = NOTHING;
    const fixed = max === Infinity ? min - 1 : min;
    for (let count = 0; count < fixed; count++) whole = this.#follow(whole, this.#part(part));
    if (max === Infinity) return this.#follow(whole, this.#repeat(part, 1, Infinity));
    return this.#follow(whole, this.#optional(part, max - min));
  }

  #optional(part: Pattern, times: number): Part {
    const copies: Part[] = [];
    for (let count = 0; count < times; count++) copies.push(this.#part(part));
    const [first] = copies;
    if (first === undefined) return NOTHING;
    if (!first.nullable) {
      copies
        .slice(1)
        .forEach((copy, index) => this.#connect(copies[index]?.last ?? [], copy.first));
      const last = this.#joined(copies.map((copy) => copy.last));
      return { nullable: true, first: first.first, last };
    }
    return copies.reduceRight<Part>(
      (rest, copy) => ({ ...this.#follow(copy, rest), nullable: true }),
      NOTHING,
    );
  }

  #cyclic(): boolean {
    const done = new Set<number>();
    const open = new Set<number>();
    const visit = (state: number): boolean => {
      if (open.has(state)) return true;
      if (done.has(state)) return false;
      open.add(state);
      const found = (this.#next[state] ?? []).some(visit);
      open.delete(state);
      done.add(state);
      return found;
    };
    return visit(0);
  }
}
