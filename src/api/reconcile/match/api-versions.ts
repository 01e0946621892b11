/** Finds documents that describe different versions of the same API, and sorts them by version. */
import type { Api } from '../../../model/api.js';
import { trustOf, type SourceId } from '../../../model/origin.js';
import { fold } from '../../../model/text.js';
import { groupBy } from '../../../base/foundation/group.js';

/** The version that a document describes, if several documents describe versions of the same API. */
export interface DocumentVersion {
  /** The title that all versions have. */
  readonly api: string;
  /** The position of the version, starting at 1. A newer version has a higher position. */
  readonly position: number;
}

/** A document with its title and version. The version is empty if the document does not declare one. */
export interface TitledDocument {
  readonly source: SourceId;
  readonly title: string;
  readonly version: string;
}

/**
 * Returns the version that a description declares. Collections and recordings have no version, so the result is empty
 * for them.
 */
export function declaredVersion({ version, document }: Api): string {
  const isDescription = (document?.precedence ?? 0) > 0;
  return isDescription && version && trustOf(version.origins) === 'declared' ? version.value : '';
}

/** Sorts documents with the same title by the versions that they describe. */
export function documentVersions(
  documents: readonly TitledDocument[],
): ReadonlyMap<SourceId, DocumentVersion> {
  const versioned = documents
    .filter(({ title, version }) => title !== '' && version !== '')
    .map(({ source, title, version }) => ({ source, version, api: fold(title).toLowerCase() }));
  return new Map(
    [...groupBy(versioned, ({ api }) => api).values()].flatMap((list) => {
      const order = list.map(({ version }) => version).sort(compareVersions);
      return list.map(({ source, api, version }) => {
        const position = order.findIndex((other) => compareVersions(other, version) === 0);
        return [source, { api, position: position + 1 }] as const;
      });
    }),
  );
}

const NUMBERS = /^v?(\d+(?:[.-]\d+)*)(.*)$/s;

/**
 * Compares two versions by their numbers. A prerelease (`3.0.0-beta`) counts as older than all releases, because it
 * describes a future version of the API.
 */
function compareVersions(a: string, b: string): number {
  const [one, other] = [numbersOf(a), numbersOf(b)];
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
