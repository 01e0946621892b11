/**
 * Finds an example text that matches a pattern: a path through the automaton of the pattern, character by character.
 */
import { assertedAutomaton } from './look-ahead.js';
import { analysePattern } from './analysis.js';
import type { AssertedAutomaton, Automaton, Budget } from './automaton.js';
import { patternRun } from './run.js';
import { holds, rangesOf, type CharSet } from './sets.js';
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';

/** Requirements for the length of an example. */
export interface ExampleBounds {
  /** The minimum length in Unicode characters. */
  readonly least: number;
  readonly most: number;
  /** Selects one of several matching texts. */
  readonly seed: number;
}

/** A partial text: the state of the automaton, and the characters that lead to this state as a linked list. */
interface Way {
  readonly state: number;
  readonly character: string;
  readonly before?: Way;
}

/** The state after a match. Any characters may follow a match. */
const ACCEPTED = -1;
const BEGINNING = -1;
const ENDING = -2;

/**
 * Returns the shortest text that matches a pattern, within bounds for its length.
 * @param source the pattern without slashes
 * @returns `undefined` if no such text exists, the pattern uses backreferences or lookaround other than look-ahead at
 *   its beginning, or no steps remain for searching examples
 */
export function patternExample(source: string, bounds: ExampleBounds): string | undefined {
  const { examples, search } = patternRun();
  const key = `${bounds.least} ${bounds.most} ${bounds.seed} ${source}`;
  const known = examples.get(key);
  if (known !== undefined) return known.text;
  const analysis = analysePattern(source);
  if (search.left < 0) return undefined;
  const text =
    'reason' in analysis
      ? assertedExample(source, bounds)
      : new Search(analysis.automaton, bounds, search).text();
  examples.set(key, text === undefined ? {} : { text });
  return text;
}

/** The number of texts that are compared with negative assertions. */
const TRIES = 8;

function assertedExample(source: string, bounds: ExampleBounds): string | undefined {
  const { search } = patternRun();
  const asserted = assertedOf(source);
  if (asserted === undefined) return undefined;
  const { automaton, excludes } = asserted;
  for (let tried = 0; tried < TRIES && search.left >= 0; tried++) {
    const seed = bounds.seed + tried * 7;
    const text = new Search(automaton, { ...bounds, seed }, search).text();
    if (text === undefined) return undefined;
    if (!excludes.some((test) => test(text))) return text;
  }
  return undefined;
}

function assertedOf(source: string): AssertedAutomaton | undefined {
  const { asserted, search } = patternRun();
  if (!asserted.has(source)) asserted.set(source, assertedAutomaton(source, search));
  return asserted.get(source);
}

class Search {
  readonly #accepts: ReadonlySet<number>;
  #steps = GENERATING_LIMITS.patternExampleSteps.most;

  constructor(
    private readonly automaton: Automaton,
    private readonly bounds: ExampleBounds,
    private readonly budget: Budget,
  ) {
    this.#accepts = new Set(automaton.accepting);
  }

  text(): string | undefined {
    const { least } = this.bounds;
    const most = Math.min(this.bounds.most, GENERATING_LIMITS.patternExample.most);
    let layer = new Map<number, Way>([[0, { state: 0, character: '' }]]);
    this.#close(layer, BEGINNING);
    for (let length = 0; length <= most && layer.size > 0 && !this.#isSpent; length++) {
      const end = length >= least ? this.#ended(layer) : undefined;
      if (end !== undefined) return textOf(end);
      layer = this.#longer(layer, length);
    }
    return undefined;
  }

  #spend(steps: number): void {
    this.#steps -= steps;
    this.budget.left -= steps;
  }

  get #isSpent(): boolean {
    return this.#steps < 0 || this.budget.left < 0;
  }

  /**
   * Adds the states that the automaton reaches at the beginning or end of the text without consuming a character.
   * `layer` grows during the iteration, so that added states are visited as well.
   */
  #close(layer: Map<number, Way>, symbol: number): void {
    for (const [state, way] of layer) {
      for (const target of this.automaton.next[state] ?? []) {
        this.#spend(1);
        if (layer.has(target) || !holds(this.automaton.sets[target] ?? [], symbol)) continue;
        layer.set(target, { ...way, state: target });
      }
    }
    for (const [state, way] of layer) {
      if (this.#accepts.has(state)) layer.set(ACCEPTED, { ...way, state: ACCEPTED });
    }
  }

  /** Returns a partial text that matches if the text ends here; `undefined` if there is none. */
  #ended(layer: ReadonlyMap<number, Way>): Way | undefined {
    const closed = new Map(layer);
    this.#close(closed, ENDING);
    return closed.get(ACCEPTED);
  }

  #longer(layer: ReadonlyMap<number, Way>, length: number): Map<number, Way> {
    const { seed } = this.bounds;
    const to = new Map<number, Way>();
    const add = (state: number, character: string, before: Way): void => {
      if (character !== '' && !to.has(state)) to.set(state, { state, character, before });
    };
    // Cached by set of characters, because many states share a few sets.
    const characters = new Map<CharSet, string>();
    const characterFor = (set: CharSet): string => {
      const character = characters.get(set) ?? characterOf(set, seed + length);
      characters.set(set, character);
      return character;
    };
    const filling = String.fromCharCode(97 + ((seed + length) % 26));
    for (const [state, before] of layer) {
      const targets = this.automaton.next[state] ?? [];
      const start = targets.length === 0 ? 0 : seed % targets.length;
      for (const target of [...targets.slice(start), ...targets.slice(0, start)]) {
        this.#spend(1);
        if (!to.has(target)) add(target, characterFor(this.automaton.sets[target] ?? []), before);
      }
      // An unanchored pattern may match in the middle of a text, so other characters may precede and follow the match.
      if (state === 0 || state === ACCEPTED) add(state, filling, before);
    }
    for (const [state, way] of to) {
      if (this.#accepts.has(state) && !to.has(ACCEPTED))
        to.set(ACCEPTED, { ...way, state: ACCEPTED });
    }
    return to;
  }
}

function textOf(end: Way): string {
  const characters: string[] = [];
  for (let way: Way | undefined = end; way !== undefined; way = way.before) {
    characters.push(way.character);
  }
  return characters.reverse().join('');
}

/** Preferred characters in order: lower-case letters, digits, capital letters, punctuation. */
const PREFERRED: readonly (readonly [number, number])[] = [
  ...([
    [97, 122],
    [48, 57],
    [65, 90],
    [33, 126],
    [32, 32],
  ] as const),
];

/**
 * Returns a character of a set, or an empty text if the set contains only the symbols for the beginning or end of the
 * text.
 */
function characterOf(set: CharSet, seed: number): string {
  for (const [first, last] of PREFERRED) {
    const size = last - first + 1;
    for (let tried = 0; tried < size; tried++) {
      const code = first + ((seed + tried) % size);
      if (holds(set, code)) return String.fromCodePoint(code);
    }
  }
  const [first] = rangesOf(set).filter(
    ([low, high]) => low >= 0 && (low < 0xd800 || high > 0xdfff),
  );
  if (first === undefined) return '';
  const code = first[0] >= 0xd800 && first[0] <= 0xdfff ? 0xe000 : first[0];
  return String.fromCodePoint(code);
}
