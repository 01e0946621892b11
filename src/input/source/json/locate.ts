/**
 * Finds the node of a JSON Pointer in a JSON text. Only the objects and arrays on the path are parsed, each of them
 * once.
 */
import { unescapePointer } from '../../../model/pointer.js';
import { readContainer, skipSpace, valueExtent, type Ends, type JsonMember } from './text.js';
import { parseScalar } from './scalar.js';
import { groupBy } from '../../../base/foundation/group.js';
import type { LocatedNode, Locator } from '../locate.js';

/** The members of an object or array. A key may occur twice, and all its members are found. */
interface Opened {
  /** The members of a small object or array. */
  readonly all: readonly JsonMember[];
  /** The members of a large object or array, by key. */
  readonly byKey?: ReadonlyMap<string, readonly JsonMember[]>;
}

/** Up to this number of members, a linear search is faster than a map. */
const FEW = 24;

/** A token of a pointer with at least this length is unescaped only once, not for each node below it. */
const LONG = 200;

export class JsonLocator implements Locator {
  /** The objects and arrays that were parsed, by the offset of the opening bracket. */
  readonly #opened = new Map<number, Opened>();
  readonly #root: JsonMember;
  readonly #top: readonly JsonMember[];
  /** The objects and arrays on the path of the last result, outermost first. */
  readonly #way: { readonly pointer: string; readonly members: readonly JsonMember[] }[] = [];

  #long: { readonly token: string; readonly key: string } | undefined;

  /**
   * @param ends the ends of objects and arrays that are already known. More are added, so that the text is scanned
   * only once, not once for each level.
   */
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
      // The end is rarely needed, and finding it requires a scan of the whole text.
      get end() {
        return whole().end;
      },
      get closed() {
        return whole().closed;
      },
    };
    this.#top = [this.#root];
  }

  /** Returns the node of a pointer. If it does not exist, returns the nearest enclosing node. */
  find(pointer: string): LocatedNode {
    if (pointer === '') return this.#found(this.#top, true);
    // The search starts at the last path, because most pointers are below or next to the previous one.
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

  /** Unescapes a token. A long token is cached, because a long path key is part of every pointer below it. */
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

/**
 * Returns a scalar as it is written, but strings are decoded. For an object, an array or a missing value, returns
 * `undefined`.
 */
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
