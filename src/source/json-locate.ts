/** Finds the place of a JSON Pointer in a JSON text; opens only the containers on the way, each once. */
import {
  readContainer,
  readScalar,
  skipSpace,
  valueExtent,
  type Ends,
  type Member,
} from './json-text.js';
import { decodedKey, pointerKeys } from './pointer.js';
import type { Found } from './locate.js';

export class JsonLocator {
  /** By the offset of the opening bracket: the members by key (a key may be written twice). */
  readonly #opened = new Map<number, ReadonlyMap<string, readonly Member[]>>();
  readonly #root: Member;
  /** The containers of the places that were asked for, by their pointers. */
  readonly #containers = new Map<string, readonly Member[]>();

  /** @param ends what is known of the text; it is looked through once, not once for each level */
  constructor(
    readonly text: string,
    private readonly ends: Ends = new Map(),
  ) {
    const start = skipSpace(text, 0);
    let extent: ReturnType<typeof valueExtent> | undefined;
    const whole = (): ReturnType<typeof valueExtent> =>
      (extent ??= valueExtent(text, start, this.ends));
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
  }

  /** The node of the pointer, or the nearest enclosing one. */
  find(pointer: string): Found {
    const cut = pointer.lastIndexOf('/');
    const above = pointer.slice(0, Math.max(cut, 0));
    // Most of what is asked for stands beside what was asked for before.
    const container = cut < 0 ? undefined : this.#containers.get(above);
    if (container) {
      const known = this.#children(container, decodedKey(pointer.slice(cut + 1)));
      return known.length > 0 ? this.#found(known, true) : this.#found(container, false);
    }
    let candidates: readonly Member[] = [this.#root];
    const keys = pointerKeys(pointer);
    let left = keys.length;
    for (const key of keys) {
      if (--left === 0) this.#containers.set(above, candidates);
      const next = this.#children(candidates, key);
      if (next.length === 0) return this.#found(candidates, false);
      candidates = next;
    }
    return this.#found(candidates, true);
  }

  #found(candidates: readonly Member[], exact: boolean): Found {
    const member = candidates.at(-1) ?? this.#root;
    const { start, end, keyStart, keyEnd } = member;
    const container = this.#isContainer(member);
    return keyEnd > keyStart
      ? { exact, container, value: [start, end], key: [keyStart, keyEnd] }
      : { exact, container, value: [start, end] };
  }

  /** A scalar as it is written, strings decoded; nothing for a container or a place that is not there. */
  scalarText(pointer: string): string | undefined {
    const { exact, container, value } = this.find(pointer);
    if (!exact || container) return undefined;
    const written = this.text.slice(...value);
    return /^["']/.test(written) ? String(readScalar(written)) : written;
  }

  #isContainer({ start }: Member): boolean {
    return this.text[start] === '{' || this.text[start] === '[';
  }

  #children(parents: readonly Member[], key: string): readonly Member[] {
    const [only] = parents;
    if (only && parents.length === 1) return this.#members(only).get(key) ?? [];
    return parents.flatMap((member) => this.#members(member).get(key) ?? []);
  }

  #members(parent: Member): ReadonlyMap<string, readonly Member[]> {
    const known = this.#opened.get(parent.start);
    if (known) return known;
    const byKey = new Map<string, Member[]>();
    const members = this.#isContainer(parent)
      ? readContainer(this.text, parent.start, undefined, this.ends).members
      : [];
    for (const member of members) {
      const same = byKey.get(member.key);
      if (same) same.push(member);
      else byKey.set(member.key, [member]);
    }
    this.#opened.set(parent.start, byKey);
    return byKey;
  }
}
