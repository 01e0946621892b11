/** The source of a fact, how reliable the fact is, and how documents relate. */

/** The name of a document: its path relative to the folder of the configuration, with `/`. */
export type SourceId = string;

/**
 * How reliable a fact is, least reliable first. `assumed`: a default of the format, or copied from a related
 * document. `inferred`: derived from an example, a name or prose. `observed`: found in recorded exchanges.
 * `declared`: declared by a document. `overlay`: a person's correction, which takes precedence over every document.
 */
export type Trust = 'assumed' | 'inferred' | 'observed' | 'declared' | 'overlay';

/** The trust of a fact that no document declares. */
export type WeakTrust = 'assumed' | 'inferred' | 'observed';

/**
 * A location in a document that declares a fact. The line and the column of the location are computed when they are
 * needed.
 */
export interface Origin {
  readonly source: SourceId;
  /** A JSON Pointer (RFC 6901) into the document; `''` for the root. */
  readonly pointer: string;
  readonly trust: Trust;
  /** How often the fact was observed. Only present for facts from recorded exchanges. */
  readonly seen?: ObservedCount;
  /** Set if the overlay that declares the fact marks the fact as a proposal. */
  readonly isProposed?: true;
}

/** Returns the document and the pointer of an origin as one text. */
export function placeKey({ source, pointer }: Pick<Origin, 'source' | 'pointer'>): string {
  return `${source}\n${pointer}`;
}

/** How often a fact was observed in recorded exchanges, for example in 214 of 230 responses. */
export interface ObservedCount {
  /** The number of messages or objects that contain the fact. */
  readonly count: number;
  /** The number of messages or objects that could contain the fact. */
  readonly of: number;
  /** Which messages or objects are counted. */
  readonly what: 'responses' | 'requests' | 'objects';
}

/** Returns how often a fact was observed; `undefined` if it was not observed. */
export function observedCountOf(origins: readonly Origin[]): ObservedCount | undefined {
  return origins.find(({ seen }) => seen !== undefined)?.seen;
}

/** Returns a text such as `in 214 of 230 responses`. */
export function observedText({ count, of, what }: ObservedCount): string {
  return `in ${count} of ${of} ${of === 1 ? what.slice(0, -1) : what}`;
}

/** Adds to the first location of a fact how often the fact was observed. */
export function withObservedCount(
  origins: readonly Origin[],
  seen: ObservedCount,
): readonly Origin[] {
  return origins.map((origin, index) => (index === 0 ? { ...origin, seen } : origin));
}

/** A value, and the locations that declare it. */
export interface Fact<T> {
  readonly value: T;
  readonly origins: readonly Origin[];
}

/** Every level of trust, least reliable first. The index is the rank. */
export const TRUSTS: readonly Trust[] = ['assumed', 'inferred', 'observed', 'declared', 'overlay'];

/**
 * Returns the strongest trust of the origins; `absent` if there are none.
 * @param origins the locations that declare one fact
 */
export function trustOf(origins: readonly Origin[]): Trust | 'absent' {
  // Checked first, because most facts have one location.
  const only = origins[0];
  if (only && origins.length === 1) return only.trust;
  let best = -1;
  for (let at = 0; at < origins.length; at++) {
    const trust = origins[at]?.trust;
    if (trust !== undefined) best = Math.max(best, TRUSTS.indexOf(trust));
  }
  return TRUSTS[best] ?? 'absent';
}

/**
 * Returns the trust of a fact that no document declares; `undefined` for a declared fact, and for a fact without
 * origins.
 */
export function weakTrust(origins: readonly Origin[]): WeakTrust | undefined {
  const trust = trustOf(origins);
  return isWeak(trust) ? trust : undefined;
}

/** Returns true for a fact that a document or an overlay declares. */
export function isDeclared({ origins }: { readonly origins: readonly Origin[] }): boolean {
  const trust = trustOf(origins);
  return trust === 'declared' || trust === 'overlay';
}

/** The trust of a fact, as a word for people. `proposed` means that an overlay marks the fact as a proposal. */
export type TrustWord = Trust | 'absent' | 'proposed';

/** Returns the trust of a fact as the word that the docs and `inspect` print. */
export function trustWord(origins: readonly Origin[]): TrustWord {
  const trust = trustOf(origins);
  if (trust !== 'overlay') return trust;
  const isOpen = origins.every(({ trust, isProposed }) => isWeak(trust) || isProposed === true);
  return isOpen ? 'proposed' : trust;
}

/**
 * Returns the trust of a fact that is uncertain, because no document declares it or an overlay only proposes it;
 * otherwise `undefined`.
 */
export function doubtOf(origins: readonly Origin[]): WeakTrust | 'proposed' | undefined {
  const word = trustWord(origins);
  return word === 'proposed' || isWeak(word) ? word : undefined;
}

/** Returns true for the trust of a fact that has origins, but that no document declares. */
export function isWeak(trust: unknown): trust is WeakTrust {
  return trust === 'inferred' || trust === 'assumed' || trust === 'observed';
}

/** Returns true for a fact that comes from examples or exchanges, and that no document declares. */
export function isUndeclared(origins: readonly Origin[]): boolean {
  const trust = trustOf(origins);
  return trust === 'inferred' || trust === 'observed';
}

/**
 * Creates a fact.
 * @param value the value of the fact
 * @param origins the locations that declare the value
 */
export function fact<T>(value: T, ...origins: readonly Origin[]): Fact<T> {
  return { value, origins };
}

/** How a document relates to another one. */
export type RelationKind =
  'newer release' | 'older format' | 'sample calls' | 'internal edition' | 'another service';

/** The relation of a document to another one: `document` is the newer release of `of`. */
export interface Relation {
  readonly document: SourceId;
  readonly is: RelationKind;
  readonly of: SourceId;
}

/** A relation between two documents that describe the same operations. */
export interface KnownRelation extends Pick<Relation, 'document' | 'of'> {
  /** Omitted if nothing suggests a relation. */
  readonly is?: RelationKind;
  /** The reason for a guess. Omitted for a relation that the configuration declares. */
  readonly why?: string;
  /** True if the relation decides between values. Otherwise it is only the recommended answer to a question. */
  readonly isUsed: boolean;
}
