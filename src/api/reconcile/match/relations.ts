/** Relations between documents: which of them describes an API as it is now, and which describe it otherwise. */
import { largest } from '../../../base/foundation/lists.js';
import { quotedName } from '../../../base/foundation/text/quoted.js';
import type { Api } from '../../../model/api.js';
import {
  trustOf,
  type SourceId,
  type KnownRelation,
  type Relation,
} from '../../../model/origin.js';
import { fold } from '../../../model/text.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { isRecording, sourceOf } from './claim.js';
import { serverAddresses } from './related-apis.js';

/** Two documents have the same operations if they share at least this part of those of the smaller document. */
const MOST_SHARED = 0.5;
/** Fewer operations do not show how documents with different titles and hosts, or of one version, relate. */
const FEW = 5;
/** A document contains another one if it has at least this part of its operations. */
const CONTAINED = 0.9;

interface Description {
  readonly source: SourceId;
  readonly title: string;
  readonly version: string;
  readonly format: number;
  readonly hosts: ReadonlySet<string>;
  readonly operations: ReadonlySet<string>;
}

/**
 * Returns the relations between descriptions that share operations: the declared ones, and guesses by title, host,
 * version and format for all other pairs. Recordings and collections are sample calls of every description, so they are
 * omitted unless a relation of them is declared.
 * @param declared the relations in the configuration
 */
export function relationsOf(apis: readonly Api[], declared: readonly Relation[]): KnownRelation[] {
  const known = declared.map((one) => ({ ...one, isUsed: true }));
  if (apis.length < 2) return known;
  const isDeclared = (a: SourceId, b: SourceId): boolean =>
    declared.some(
      ({ document, of }) => (document === a && of === b) || (document === b && of === a),
    );
  const all = apis.filter((api) => !isRecording(api)).map(descriptionOf);
  const guesses = all.flatMap((one, index) =>
    all.slice(index + 1).flatMap((other) => {
      if (isDeclared(one.source, other.source)) return [];
      return guessed(one, other) ?? [];
    }),
  );
  return [...known, ...guesses];
}

function descriptionOf(api: Api): Description {
  return {
    source: sourceOf(api),
    title: fold(api.title?.value ?? '').toLowerCase(),
    version: declaredVersion(api),
    format: api.document?.precedence ?? 0,
    hosts: serverAddresses([...api.servers, ...api.endpoints.flatMap(({ servers }) => servers)]),
    operations: new Set(api.endpoints.map(({ key }) => key)),
  };
}

/** Returns the version that a document declares; empty if it declares none. */
export function declaredVersion({ version, document }: Api): string {
  const isDescription = (document?.precedence ?? 0) > 0;
  return isDescription && version && trustOf(version.origins) === 'declared' ? version.value : '';
}

/** Guesses the relation of two descriptions. Returns `undefined` if they do not describe the same operations. */
function guessed(a: Description, b: Description): KnownRelation | undefined {
  const shared = [...a.operations].filter((key) => b.operations.has(key)).length;
  const isSameHost = intersects(a.hosts, b.hosts);
  const isElsewhere = a.hosts.size > 0 && b.hosts.size > 0 && !isSameHost;
  if (shared === 0 || isElsewhere) return undefined;
  const pair = (first: Description, second: Description): Pick<Relation, 'document' | 'of'> => ({
    document: first.source,
    of: second.source,
  });
  const isSameTitle = a.title !== '' && a.title === b.title;
  const newer = isSameTitle ? compareVersions(a.version, b.version) : 0;
  if (newer !== 0) {
    const [first, second] = newer > 0 ? [a, b] : [b, a];
    const isReleased = numbersOf(second.version).isReleased;
    const than = isReleased ? 'is newer than' : 'is released, unlike';
    const why = `both have the same title, and version ${quotedName(first.version)} ${than} ${quotedName(second.version)}`;
    return { ...pair(first, second), is: 'newer release', why, isUsed: true };
  }
  if (shared < Math.min(a.operations.size, b.operations.size) * MOST_SHARED) return undefined;
  if (a.format !== b.format) {
    const [first, second] = a.format < b.format ? [a, b] : [b, a];
    const why = `both describe the same operations (${shared}), and its format is older`;
    return {
      ...pair(first, second),
      is: 'older format',
      why,
      isUsed: isSameTitle || shared >= FEW,
    };
  }
  const [larger, smaller] = [a, b].sort(
    (one, other) =>
      other.operations.size - one.operations.size || byCodeUnit(one.source, other.source),
  ) as [Description, Description];
  const ordered = pair(larger, smaller);
  const contains = shared >= smaller.operations.size * CONTAINED;
  const { size } = smaller.operations;
  if (size < FEW) return undefined;
  if (!contains || larger.operations.size === size) {
    return { ...ordered, isUsed: false };
  }
  const why = `it has ${shared} of the ${size} operations, and more`;
  const is = INTERNAL.test(`${larger.title} ${larger.source}`)
    ? 'internal edition'
    : 'newer release';
  return { ...ordered, is, why, isUsed: false };
}

/** Matches titles and file names of descriptions that are not meant for the public. */
const INTERNAL = /(?:^|[^a-z])(?:internal|private|admin)(?:[^a-z]|$)/i;

function intersects(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => b.has(one));
}

const NUMBERS = /^v?(\d+(?:[.-]\d+)*)(.*)$/s;

/**
 * Compares two versions by their numbers. A prerelease (`3.0.0-beta`) counts as older than all releases, because it
 * describes a future version of the API. Returns 0 if a version has no number.
 */
function compareVersions(a: string, b: string): number {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  if (one.numbers.length === 0 || other.numbers.length === 0) return 0;
  if (one.isReleased !== other.isReleased) return one.isReleased ? 1 : -1;
  for (let at = 0; at < Math.max(one.numbers.length, other.numbers.length); at++) {
    const difference = (one.numbers[at] ?? 0) - (other.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): {
  readonly numbers: readonly number[];
  readonly isReleased: boolean;
} {
  const [, numbers = '', rest = ''] = NUMBERS.exec(version) ?? [];
  return {
    numbers: numbers === '' ? [] : numbers.split(/[.-]/).map(Number),
    isReleased: numbers !== '' && rest.trim() === '',
  };
}

/** The standing of documents, by which one of several values is chosen. */
export interface Standing {
  /** The number of documents that take precedence over a document, one above the other. 0 is the best. */
  depth(source: SourceId): number;
  /** The document that speaks for a document: the newest release of its API. */
  voice(source: SourceId): SourceId;
}

/**
 * Derives the standing of documents from their relations. A recording or collection whose relations are not declared
 * has the last place, after all descriptions.
 */
export function standingOf(apis: readonly Api[], relations: readonly KnownRelation[]): Standing {
  const above = new Map<SourceId, SourceId[]>();
  const voices = new Map<SourceId, SourceId>();
  for (const { document, is, of, isUsed } of relations) {
    if (!isUsed || is === undefined || is === 'another service') continue;
    const [better, worse] = is === 'newer release' ? [document, of] : [of, document];
    above.set(worse, [...(above.get(worse) ?? []), better]);
    if (is !== 'sample calls' && !voices.has(worse)) voices.set(worse, better);
  }
  const depths = new Map<SourceId, number>();
  const depthOf = (source: SourceId): number => {
    const known = depths.get(source);
    if (known !== undefined) return known;
    // A circle is an error of the configuration, so its relations are not used.
    depths.set(source, 0);
    const depth = largest((above.get(source) ?? []).map(depthOf), -1) + 1;
    depths.set(source, depth);
    return depth;
  };
  for (const api of apis) depthOf(sourceOf(api));
  const lowest = largest(depths.values(), 0);
  for (const api of apis) {
    if (isRecording(api) && !above.has(sourceOf(api))) depths.set(sourceOf(api), lowest + 1);
  }
  const voice = (source: SourceId): SourceId => {
    const seen = new Set([source]);
    let current = source;
    for (let next = voices.get(current); next !== undefined && !seen.has(next);) {
      seen.add(next);
      current = next;
      next = voices.get(current);
    }
    return current;
  };
  return { depth: (source) => depths.get(source) ?? 0, voice };
}
