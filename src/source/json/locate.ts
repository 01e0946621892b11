/** Finds the place of a JSON Pointer in a JSON text; opens only the containers on the way, each once. */
import { unescapePointer } from '../../model/pointer.js';
import { readContainer, skipSpace, valueExtent, type Ends, type JsonMember } from './text.js';
import { parseScalar } from './scalar.js';
import { groupBy } from '../../foundation/group.js';
import type { LocatedNode, Locator } from '../locate.js';

/** A key may be written twice: all members of it count. */
interface Opened {
  /** The members of a container of few. */
  readonly all: readonly JsonMember[];
  /** Those of one of many, by their keys. */
  readonly byKey?: ReadonlyMap<string, readonly JsonMember[]>;
}

/** So many members are looked through sooner than grouped. */
const FEW = 24;

/** Tokens of so many characters are unescaped once, not once for each place below them. */
const LONG = 200;

export class JsonLocator implements Locator {
  /** By the offset of the opening bracket. */
  readonly #opened = new Map<number, Opened>();
  readonly #root: JsonMember;
  readonly #top: readonly JsonMember[];
  /** The containers on the way to the place that was asked for last, the outermost first. */
  readonly #way: { readonly pointer: string; readonly members: readonly JsonMember[] }[] = [];

  #long: { readonly token: string; readonly key: string } | undefined;

  /** @param ends what has been learnt of the text, and will be: it is looked through once, not once for each level */
  constructor(
    readonly text: string,
    readonly ends: Ends = new Map(),
  ) {
    const start = skipSpace(text, 0);
    let extent: ReturnType<typeof valueExtent> | undefined;
    const whole = (): ReturnType<typeof valueExtent> => (extent ??= valueExtent(text, start, ends));
    this.#root = {
      key: '',
      keyStart: start,
      keyEnd: start,
      start,
      // Hardly ever asked for, and as long as the text.
      get end() {
        return whole().end;
      },
      get closed() {
        return whole().closed;
      },
    };
    this.#top = [this.#root];
  }

  /** The node of the pointer, or the nearest enclosing one. */
  find(pointer: string): LocatedNode {
    if (pointer === '') return this.#found(this.#top, true);
    // Most of what is asked for stands in or beside what was asked for before.
    const way = this.#way;
    while (way.length > 0 && !isBelow(pointer, way.at(-1)?.pointer ?? '')) way.pop();
    const nearest = way.at(-1);
    let cut = nearest === undefined ? (pointer.startsWith('/') ? 0 : -1) : nearest.pointer.length;
    let candidates = nearest?.members ?? this.#top;
    for (;;) {
      const end = pointer.indexOf('/', cut + 1);
      const key = this.#keyOf(pointer.slice(cut + 1, end < 0 ? undefined : end));
      const next = this.#children(candidates, key);
      if (next.length === 0) return this.#found(candidates, false);
      if (end < 0) return this.#found(next, true);
      way.push({ pointer: pointer.slice(0, end), members: next });
      candidates = next;
      cut = end;
    }
  }

  /** A path may be long, and all that is stated of it begins with it. */
  #keyOf(token: string): string {
    if (token.length < LONG) return unescapePointer(token);
    if (this.#long?.token !== token) this.#long = { token, key: unescapePointer(token) };
    return this.#long.key;
  }

  #found(candidates: readonly JsonMember[], exact: boolean): LocatedNode {
    const member = candidates.at(-1) ?? this.#root;
    const { start, end, keyStart, keyEnd } = member;
    const container = this.#isContainer(member);
    return keyEnd > keyStart
      ? { exact, container, value: [start, end], key: [keyStart, keyEnd] }
      : { exact, container, value: [start, end] };
  }

  scalarText(pointer: string): string | undefined {
    return scalarOf(this.text, this.find(pointer));
  }

  #isContainer({ start }: JsonMember): boolean {
    return this.text[start] === '{' || this.text[start] === '[';
  }

  #children(parents: readonly JsonMember[], key: string): readonly JsonMember[] {
    const found: JsonMember[] = [];
    for (const parent of parents) {
      const { all, byKey } = this.#members(parent);
      for (const member of byKey?.get(key) ?? all) if (member.key === key) found.push(member);
    }
    return found;
  }

  #members(parent: JsonMember): Opened {
    const known = this.#opened.get(parent.start);
    if (known) return known;
    const all = this.#isContainer(parent)
      ? readContainer(this.text, parent.start, undefined, this.ends).members
      : [];
    const opened = all.length > FEW ? { all: [], byKey: groupBy(all, keyOf) } : { all };
    this.#opened.set(parent.start, opened);
    return opened;
  }
}

/** A scalar as it is written, strings decoded; nothing for a container or a place that is not there. */
export function scalarOf(
  text: string,
  { exact, container, value: [start, end] }: LocatedNode,
): string | undefined {
  if (!exact || container) return undefined;
  const written = text.slice(start, end);
  return /^["']/.test(written) ? String(parseScalar(written)) : written;
}

function isBelow(pointer: string, above: string): boolean {
  return pointer.startsWith(above) && pointer[above.length] === '/';
}

function keyOf({ key }: JsonMember): string {
  return key;
}
