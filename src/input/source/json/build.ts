/**
 * Builds data from a JSON text that `JSON.parse` rejects or misreads because it is truncated, or has comments or
 * duplicate keys.
 */
import { escapePointer } from '../../../model/pointer.js';
import { FOREIGN_WORDS, parseScalar } from './scalar.js';
import { readContainer, skipSpace, valueExtent } from './text.js';
import type { Departure, OnSyntaxError, JsonMember } from './text.js';
import { areMerged, mergeDuplicates, memberRole, type ObjectRole } from '../duplicate-keys.js';

export interface Built {
  readonly data: unknown;
  /** True if the text ends inside an object or array. */
  readonly cut: boolean;
  /** The incomplete element that was omitted; absent if the text ends between two elements. */
  readonly dropped?: { readonly pointer: string; readonly offset: number };
  /** The offset of any text that follows the JSON value. */
  readonly trailing?: number;
}

export interface BuildEvents {
  readonly complain: OnSyntaxError;
  /** Called for a key that occurs twice in an object. */
  readonly twice: (
    member: JsonMember,
    first: JsonMember,
    pointer: string,
    isMerged: boolean,
  ) => void;
  /** Called for a number that exceeds the range of a double, which becomes `null`. */
  readonly notFinite: (value: Extent, pointer: string, written: string) => void;
}

/**
 * The objects and arrays that are used even if the text ends inside them. All others are omitted completely, because
 * their missing parts would look as if they had never been declared.
 */
type Keep =
  | 'root'
  /** An array of elements. Only its last element is omitted, because it is incomplete. */
  | 'list'
  /** A list of folders and requests in a Postman collection. */
  | 'items'
  /** A folder in a Postman collection. The requests before the end of the text are complete. */
  | 'folder'
  /** Maps paths to path items. */
  | 'paths'
  /** Maps HTTP methods to operations. */
  | 'path-item'
  /** Maps kinds of components to maps of names. */
  | 'components'
  /** The object `log` of a HAR file, which contains a list of entries. */
  | 'log';

/**
 * Reads a whole text.
 * @param text a JSON text that is not nested too deeply for recursion
 * @param events functions that are called while the text is read
 */
export function buildJson(text: string, events: BuildEvents): Built {
  const start = skipSpace(text, 0, events.complain);
  const { end, closed } = valueExtent(text, start);
  const builder = new Builder(text, events);
  const data = builder.value({ start, end, closed }, 'root', 'root', '');
  const trailing = closed ? skipSpace(text, end, events.complain) : text.length;
  return {
    data,
    cut: !closed,
    ...(builder.dropped && { dropped: builder.dropped }),
    ...(trailing < text.length && { trailing }),
  };
}

export type Extent = Pick<JsonMember, 'start' | 'end' | 'closed'>;

class Builder {
  dropped: Built['dropped'];

  constructor(
    readonly text: string,
    readonly events: BuildEvents,
  ) {}

  value(extent: Extent, role: ObjectRole, keep: Keep | undefined, pointer: string): unknown {
    const first = this.text[extent.start];
    if (first !== '{' && first !== '[') {
      const written = this.text.slice(extent.start, extent.end);
      if (!isStrict(written))
        this.events.complain(extent.start, 'a value that is not JSON', departureOf(written));
      const value = parseScalar(written);
      if (typeof value !== 'number' || Number.isFinite(value)) return value;
      this.events.notFinite(extent, pointer, written);
      return null;
    }
    const { members, kind } = readContainer(this.text, extent.start, this.events.complain);
    const whole = members.filter((member) => member.closed);
    const open = members.find((member) => !member.closed);
    const values = new Map<string, { member: JsonMember; value: unknown }>();
    const add = (member: JsonMember, value: unknown): void => {
      const first = values.get(member.key);
      const at = `${pointer}/${escapePointer(member.key)}`;
      if (first) this.events.twice(member, first.member, at, areMerged(role, member.key));
      const merged = first ? mergeDuplicates(role, member.key, first.value, value) : value;
      values.set(member.key, { member: first?.member ?? member, value: merged });
    };
    for (const member of whole) {
      const at = `${pointer}/${escapePointer(member.key)}`;
      add(member, this.value(member, memberRole(role, member.key), undefined, at));
    }
    if (open && keep) {
      const rest = this.#unfinished(open, role, keep, kind, pointer);
      if (rest !== undefined) add(open, rest);
    }
    const entries = [...values].map(([key, { value }]) => [key, value] as const);
    // `fromEntries` defines properties, so that `__proto__` is a key like any other.
    return kind === 'array' ? entries.map(([, value]) => value) : Object.fromEntries(entries);
  }

  /** Returns the last, incomplete element without its incomplete parts; `undefined` if the element is omitted. */
  #unfinished(
    open: JsonMember,
    role: ObjectRole,
    parent: Keep,
    kind: 'object' | 'array',
    pointer: string,
  ): unknown {
    const at = `${pointer}/${escapePointer(open.key)}`;
    const keep = keepOf(parent, kind, open.key, this.text[open.start]);
    const value = keep && this.value(open, memberRole(role, open.key), keep, at);
    if (keep !== undefined && worthKeeping(keep, parent, value)) return value;
    this.dropped = { pointer: at, offset: Math.min(open.keyStart, this.text.length) };
    return undefined;
  }
}

function departureOf(scalar: string): Departure {
  if (scalar.startsWith('"')) return 'guess';
  return FOREIGN_WORDS.has(scalar) ? 'word' : 'plain';
}

function isStrict(scalar: string): boolean {
  try {
    JSON.parse(scalar);
    return true;
  } catch {
    return false;
  }
}

function keepOf(
  parent: Keep,
  kind: 'object' | 'array',
  key: string,
  bracket: string | undefined,
): Keep | undefined {
  const object = bracket === '{';
  if (!object && bracket !== '[') return undefined;
  switch (parent) {
    case 'root':
      if (kind === 'array') return undefined;
      if (key === 'item') return object ? undefined : 'items';
      if (key === 'paths' || key === 'webhooks') return object ? 'paths' : undefined;
      if (key === 'components') return object ? 'components' : undefined;
      if (key === 'log') return object ? 'log' : undefined;
      return key === 'collection' && object ? 'root' : 'list';
    case 'log':
      return key === 'entries' && !object ? 'list' : undefined;
    case 'items':
      return object ? 'folder' : undefined;
    case 'folder':
      return key === 'item' && !object ? 'items' : undefined;
    case 'paths':
      return object ? 'path-item' : undefined;
    case 'components':
      return object ? 'list' : undefined;
    case 'list':
    case 'path-item':
      return undefined;
    default:
      return parent satisfies never;
  }
}

/**
 * Returns true for an incomplete value that still contains complete elements. At the root, an empty value is kept too,
 * because its key identifies the format of the document.
 */
function worthKeeping(keep: Keep, parent: Keep, value: unknown): boolean {
  if (parent === 'root') return true;
  if (typeof value !== 'object' || value === null) return false;
  if (keep === 'folder') {
    const item: unknown = 'item' in value ? value.item : undefined;
    return Array.isArray(item) && item.length > 0;
  }
  return Object.keys(value).length > 0;
}
