/**
 * Finds the place of a JSON Pointer in a JSON text without faults, in which no object has a key twice. Opens only the
 * containers on the way, and reads of each only so far as to the member that is asked for.
 */
import { unescapePointer } from '../model/pointer.js';
import { scalarOf } from './json-locate.js';
import type { Larger } from './json-measure.js';
import { stringEnd } from './json-text.js';
import type { Found, Locator } from './locate.js';

/** A member of an object, or an item of an array. */
interface Member {
  /** The decoded key; nothing for an item, and for the whole text. */
  readonly key: string | undefined;
  /** Where the key starts; of what has none, the value. */
  readonly start: number;
  readonly value: number;
  /** Of the larger containers the first that starts where the value does, or behind. */
  readonly larger: number;
  opened: Opened | undefined;
}

/** A container, as far as it has been read. */
interface Opened {
  readonly isObject: boolean;
  readonly members: Member[];
  /** Those of a container of many, by their keys. */
  byKey: Map<string, Member> | undefined;
  /** Where the value of the last member starts, or the first member may; less than 0 when there is no further one. */
  at: number;
  /** The first of the larger containers that starts there, or behind. */
  larger: number;
}

/** So many members are looked through sooner than kept by their keys. */
const FEW = 24;

export class StrictLocator implements Locator {
  readonly #root: Member;
  /** The containers on the way to the place that was asked for last, the outermost first. */
  readonly #way: { readonly pointer: string; readonly member: Member }[] = [];
  /** Whether the member that was asked for last is the one that was found. */
  #exact = true;

  /** @param larger the larger containers of the text */
  constructor(
    readonly text: string,
    private readonly larger: Larger,
  ) {
    const start = behindSpace(text, 0);
    this.#root = { key: undefined, start, value: start, larger: 0, opened: undefined };
  }

  find(pointer: string): Found {
    const { text } = this;
    const { key, start, value, larger } = this.#nearest(pointer);
    const { starts, ends } = this.larger;
    const end = starts[larger] === value ? ends[larger] : undefined;
    return {
      exact: this.#exact,
      container: isContainer(text, value),
      value: [value, end ?? behindSmall(text, value)],
      ...(key !== undefined && { key: [start, stringEnd(text, start)] as const }),
    };
  }

  start(pointer: string): number {
    const { start, value } = this.#nearest(pointer);
    return this.#exact && !isContainer(this.text, value) ? value : start;
  }

  scalarText(pointer: string): string | undefined {
    return scalarOf(this.text, this.find(pointer));
  }

  /** The member that a pointer leads to, or the last one on the way. */
  #nearest(pointer: string): Member {
    this.#exact = true;
    if (pointer === '') return this.#root;
    // Most of what is asked for stands in or beside what was asked for before.
    const way = this.#way;
    let nearest = way[way.length - 1];
    while (
      nearest &&
      !(pointer.startsWith(nearest.pointer) && pointer[nearest.pointer.length] === '/')
    ) {
      way.pop();
      nearest = way[way.length - 1];
    }
    let cut = nearest === undefined ? (pointer.startsWith('/') ? 0 : -1) : nearest.pointer.length;
    let member = nearest?.member ?? this.#root;
    for (;;) {
      const end = pointer.indexOf('/', cut + 1);
      const key = unescapePointer(pointer.slice(cut + 1, end < 0 ? undefined : end));
      const next = this.#child(member, key);
      if (next === undefined) {
        this.#exact = false;
        return member;
      }
      if (end < 0) return next;
      way.push({ pointer: pointer.slice(0, end), member: next });
      member = next;
      cut = end;
    }
  }

  #child(parent: Member, key: string): Member | undefined {
    const opened = (parent.opened ??= openedAt(this.text, parent, this.larger));
    const { isObject, members } = opened;
    if (!isObject) {
      const index = Number(key);
      if (String(index) !== key) return undefined;
      while (members.length <= index && this.#readOn(opened));
      return members[index];
    }
    const known = opened.byKey === undefined ? named(members, key) : opened.byKey.get(key);
    if (known !== undefined) return known;
    for (;;) {
      const member = this.#readOn(opened);
      if (member === undefined || member.key === key) return member;
    }
  }

  /** Reads the next member of a container. */
  #readOn(opened: Opened): Member | undefined {
    const { text } = this;
    const { isObject, members } = opened;
    if (opened.at < 0) return undefined;
    const start = this.#nextStart(opened);
    if (start < 0) {
      opened.at = -1;
      return undefined;
    }
    let keyEnd = isObject ? text.indexOf('"', start + 1) + 1 : start;
    // Hardly any key has a quote in it.
    if (isObject && text.charCodeAt(keyEnd - 2) === BACKSLASH) keyEnd = stringEnd(text, start);
    const written = isObject ? text.slice(start + 1, keyEnd - 1) : undefined;
    // Hardly anybody writes a blank before a colon or a comma.
    const colon = text.charCodeAt(keyEnd) === COLON ? keyEnd : behindSpace(text, keyEnd);
    const member: Member = {
      key: written?.includes('\\') === true ? (JSON.parse(`"${written}"`) as string) : written,
      start,
      value: isObject ? behindSpace(text, colon + 1) : start,
      larger: opened.larger,
      opened: undefined,
    };
    members.push(member);
    opened.at = member.value;
    if (opened.byKey !== undefined) opened.byKey.set(member.key ?? '', member);
    else if (isObject && members.length > FEW) {
      opened.byKey = new Map(members.map((one) => [one.key ?? '', one]));
    }
    return member;
  }

  /** Where the next member starts; less than 0 when there is none. */
  #nextStart(opened: Opened): number {
    const { text } = this;
    let { at } = opened;
    if (opened.members.length > 0) {
      const { starts, ends, next } = this.larger;
      if (starts[opened.larger] === at) {
        at = ends[opened.larger] ?? text.length;
        opened.larger = next[opened.larger] ?? starts.length;
      } else at = behindSmall(text, at);
    }
    if (text.charCodeAt(at) === COMMA) {
      // Between a comma and a key stand blanks only.
      return opened.isObject ? text.indexOf('"', at + 1) : behindSpace(text, at + 1);
    }
    at = behindSpace(text, at);
    const code = text.charCodeAt(at);
    if (code === COMMA) return behindSpace(text, at + 1);
    return code === CLOSE_BRACE || code === CLOSE_BRACKET || at >= text.length ? -1 : at;
  }
}

const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;
const COMMA = 44;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

function openedAt(text: string, { value, larger }: Member, { starts }: Larger): Opened {
  return {
    isObject: text.charCodeAt(value) === OPEN_BRACE,
    members: [],
    byKey: undefined,
    at: isContainer(text, value) ? value + 1 : -1,
    larger: starts[larger] === value ? larger + 1 : larger,
  };
}

function isContainer(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === OPEN_BRACE || code === OPEN_BRACKET;
}

function named(members: readonly Member[], key: string): Member | undefined {
  for (let index = 0; index < members.length; index++) {
    const member = members[index];
    if (member?.key === key) return member;
  }
  return undefined;
}

function behindSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 32) at++;
  return at;
}

/** The end of a value that is none of the larger containers: its brackets are counted. */
function behindSmall(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return stringEnd(text, start);
  let at = start;
  for (let depth = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at) - 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (code === COMMA || code <= 32)) return at;
  }
  return at;
}
