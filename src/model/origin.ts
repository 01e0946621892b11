/** The source of a fact, and its trust. */

/** A document's logical name: its path from the configuration's folder, with `/` between the parts. */
export type SourceId = string;

/**
 * How a fact was found, weakest first:
 * `assumed` (a default of the format, or carried over from a related document) < `inferred` (from an example, a name or
 * prose) < `observed` (in recorded exchanges) < `declared` (by a document) < `overlay` (a person's correction; outranks
 * every document).
 */
export type Trust = 'assumed' | 'inferred' | 'observed' | 'declared' | 'overlay';

/** The trust of facts that no document declares. */
export type WeakTrust = 'assumed' | 'inferred' | 'observed';

/** A location that declares a fact. Line and column are computed on demand. */
export interface Origin {
  readonly source: SourceId;
  /** JSON Pointer (RFC 6901) into the document, `''` for its root. */
  readonly pointer: string;
  readonly trust: Trust;
  /** For facts from recorded exchanges. */
  readonly seen?: ObservedCount;
  /** Set if the overlay that declares the fact marks it as a proposal. */
  readonly isProposed?: true;
}

/** The document and the pointer of an origin as one text. */
export function placeKey({ source, pointer }: Pick<Origin, 'source' | 'pointer'>): string {
  return `${source}\n${pointer}`;
}

/** The frequency of a fact in recorded exchanges: in 214 of 230 responses. */
export interface ObservedCount {
  /** The number of exchanges or objects that contain it. */
  readonly count: number;
  /** The number of exchanges or objects of this kind. */
  readonly of: number;
  /** The counted messages or objects. */
  readonly what: 'responses' | 'requests' | 'objects';
}

/** The frequency of a fact; `undefined` if it was not observed. */
export function seenOf(origins: readonly Origin[]): ObservedCount | undefined {
  return origins.find(({ seen }) => seen !== undefined)?.seen;
}

/** `in 214 of 230 responses`. */
export function seenText({ count, of, what }: ObservedCount): string {
  return `in ${count} of ${of} ${of === 1 ? what.slice(0, -1) : what}`;
}

/** The same locations, with the frequency of the fact. */
export function withSeen(origins: readonly Origin[], seen: ObservedCount): readonly Origin[] {
  return origins.map((origin, index) => (index === 0 ? { ...origin, seen } : origin));
}

/** A value with its origins. */
export interface Fact<T> {
  readonly value: T;
  readonly origins: readonly Origin[];
}

/** Every trust, weakest first: the index is its rank. */
export const TRUSTS: readonly Trust[] = ['assumed', 'inferred', 'observed', 'declared', 'overlay'];

/**
 * The strongest trust among origins; `absent` if there are none.
 * @param origins the locations that declare one fact
 */
export function trustOf(origins: readonly Origin[]): Trust | 'absent' {
  // Fast path: most facts have one location.
  const only = origins[0];
  if (only && origins.length === 1) return only.trust;
  let best = -1;
  for (let at = 0; at < origins.length; at++) {
    const trust = origins[at]?.trust;
    if (trust !== undefined) best = Math.max(best, TRUSTS.indexOf(trust));
  }
  return TRUSTS[best] ?? 'absent';
}

/** The trust of a fact that no document declares; `undefined` for a declared fact, and without origins. */
export function weakTrust(origins: readonly Origin[]): WeakTrust | undefined {
  const trust = trustOf(origins);
  return isWeak(trust) ? trust : undefined;
}

/** True for a fact that a document or an overlay declares. */
export function isDeclared({ origins }: { readonly origins: readonly Origin[] }): boolean {
  const trust = trustOf(origins);
  return trust === 'declared' || trust === 'overlay';
}

/** The trust of a fact, as a word for people. An overlay can mark its facts as proposals. */
export type TrustWord = Trust | 'absent' | 'proposed';

/** The trust of a fact, as docs and `inspect` print it. */
export function trustWord(origins: readonly Origin[]): TrustWord {
  const trust = trustOf(origins);
  if (trust !== 'overlay') return trust;
  const isOpen = origins.every(({ trust, isProposed }) => isWeak(trust) || isProposed === true);
  return isOpen ? 'proposed' : trust;
}

/** The word for a fact that no document declares, and no person is sure of. */
export function doubtOf(origins: readonly Origin[]): WeakTrust | 'proposed' | undefined {
  const known = trustWord(origins);
  return known === 'proposed' || isWeak(known) ? known : undefined;
}

/** True for a fact with origins of which none is a declaration. */
export function isWeak(trust: unknown): trust is WeakTrust {
  return trust === 'inferred' || trust === 'assumed' || trust === 'observed';
}

/** True for a fact from examples or exchanges that no document declares. */
export function isUndeclared(origins: readonly Origin[]): boolean {
  const trust = trustOf(origins);
  return trust === 'inferred' || trust === 'observed';
}

/**
 * A fact of one location.
 * @param value its value
 * @param origins its location
 */
export function fact<T>(value: T, ...origins: readonly Origin[]): Fact<T> {
  return { value, origins };
}
