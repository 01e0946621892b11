/** Glushkov's construction: a regular expression as an automaton with a state for each of its characters. */
import type { Pattern } from './parse.js';
import { BEGIN, areDisjoint, type CharSet } from './sets.js';

/**
 * An automaton in which every step takes a character, or the beginning or end of the text. State 0
 * is the start; it accepts as soon as it is in an accepting state.
 */
export interface Automaton {
  /** What leads into each state. */
  readonly sets: readonly CharSet[];
  readonly next: readonly (readonly number[])[];
  readonly accepting: readonly number[];
}

export interface AnalysedAutomaton extends Automaton {
  /** True when at most one state is possible at any place, so that an engine which goes back finds nothing to try. */
  readonly deterministic: boolean;
  /** True when it can only match from the first character on. */
  readonly anchored: boolean;
  readonly cyclic: boolean;
}

const MOST_STATES = 1000;
const MOST_EDGES = 20_000;
/** Counts inside of counts repeat what has no character, and so no state, as often as their product. */
const MOST_PARTS = 50_000;

/** What a part of the expression can begin and end with. */
interface Part {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

const NOTHING: Part = { nullable: true, first: [], last: [] };

/** Thrown when an expression becomes too large. */
class TooLarge extends Error {}

/**
 * The automaton of an expression.
 * @returns undefined when it would be too large
 */
export function buildAutomaton(pattern: Pattern): AnalysedAutomaton | undefined {
  try {
    return new Builder().build(pattern);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

class Builder {
  readonly #sets: CharSet[] = [[]];
  readonly #next: number[][] = [[]];
  readonly #edges = new Set<string>();
  #parts = 0;
  #doubled = false;

  build(pattern: Pattern): AnalysedAutomaton {
    const { nullable, first, last } = this.#part(pattern);
    this.#connect([0], first);
    const steps = this.#next.map((states) => states.map((state) => this.#sets[state] ?? []));
    return {
      sets: this.#sets,
      next: this.#next,
      accepting: nullable ? [0, ...last] : last,
      deterministic: !this.#doubled && steps.every(areDisjoint),
      anchored: !nullable && first.every((state) => this.#sets[state] === BEGIN),
      cyclic: this.#cyclic(),
    };
  }

  #connect(from: readonly number[], to: readonly number[]): void {
    for (const state of from) {
      for (const target of to) {
        const edge = `${state} ${target}`;
        if (this.#edges.has(edge)) {
          this.#doubled = true;
          continue;
        }
        if (this.#edges.size >= MOST_EDGES) throw new TooLarge();
        this.#edges.add(edge);
        this.#next[state]?.push(target);
      }
    }
  }

  #part(pattern: Pattern): Part {
    if (++this.#parts > MOST_PARTS) throw new TooLarge();
    switch (pattern.kind) {
      case 'set': {
        const state = this.#sets.length;
        if (state > MOST_STATES) throw new TooLarge();
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
          first: parts.flatMap(({ first }) => first),
          last: parts.flatMap(({ last }) => last),
        };
      }
      case 'repeat':
        return this.#repeat(pattern.part, pattern.min, pattern.max);
      default:
        return pattern satisfies never;
    }
  }

  #follow(left: Part, right: Part): Part {
    this.#connect(left.last, right.first);
    return {
      nullable: left.nullable && right.nullable,
      first: left.nullable ? [...left.first, ...right.first] : left.first,
      last: right.nullable ? [...left.last, ...right.last] : right.last,
    };
  }

  /** `x{2,4}` is `xx(x(x)?)?`, and `x{3,}` is `xxx+`. */
  #repeat(part: Pattern, min: number, max: number): Part {
    if (max === 0) return NOTHING;
    if (max === Infinity && min <= 1) {
      const inner = this.#part(part);
      this.#connect(inner.last, inner.first);
      return { ...inner, nullable: inner.nullable || min === 0 };
    }
    if (min > MOST_STATES || (max !== Infinity && max > MOST_STATES)) throw new TooLarge();
    let whole = NOTHING;
    const fixed = max === Infinity ? min - 1 : min;
    for (let count = 0; count < fixed; count++) whole = this.#follow(whole, this.#part(part));
    if (max === Infinity) return this.#follow(whole, this.#repeat(part, 1, Infinity));
    return this.#follow(whole, this.#optional(part, max - min));
  }

  #optional(part: Pattern, times: number): Part {
    const copies: Part[] = [];
    for (let count = 0; count < times; count++) copies.push(this.#part(part));
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
