/** Describes changes in words: the kind of change, and the endpoints that it affects. */
import { subjectName, type Change } from '../../api/compare/index.js';
import type { Generated } from '../../run/pipeline/generate.js';
import { trustOf, type Origin } from '../../model/origin.js';
import { templateOf } from '../../model/path.js';

type Api = Generated['api'];

/** The maximum number of endpoints that are named; further ones are only counted. */
const MOST = 3;

/**
 * Returns the display name of an endpoint, such as `GET /pets/{id}`: the spelling of the new API, otherwise that of the
 * old one.
 * @param apis the old one first
 */
export function templates(...apis: readonly Api[]): (key: string) => string {
  const names = new Map(
    apis.flatMap(({ endpoints }) =>
      endpoints.map(({ key, method, path, trailingSlash }) => {
        return [key, `${method} ${templateOf(path, trailingSlash)}`] as const;
      }),
    ),
  );
  return (key) => names.get(key) ?? key;
}

/** `GET /pets/{id}: query parameter limit is required now`. */
export function changeText(change: Change, shown: (key: string) => string): string {
  const name = subjectText(change, shown);
  return name === undefined ? change.text : `${name}: ${change.text}`;
}

/** `GET /pets/{id}`, `schema Pet`; empty for the API as a whole. */
export function subjectText(
  { subject }: Change,
  shown: (key: string) => string,
): string | undefined {
  return subject.kind === 'endpoint' ? shown(subject.key) : subjectName(subject);
}

/** The most trustworthy location: overlays come before declarations, and declarations before inferred facts. */
export function bestPlace(origins: readonly Origin[]): Origin | undefined {
  const best = trustOf(origins);
  return origins.find(({ trust }) => trust === best);
}

/** The other subjects that a change affects: the first ones by name, and the number of the rest. */
export function concerned(
  { subject, endpoints }: Change,
  shown: (key: string) => string,
): { readonly named: readonly string[]; readonly more: number } {
  if (subject.kind !== 'schema') return { named: [], more: 0 };
  const named = endpoints.slice(0, MOST).map(shown);
  return { named, more: endpoints.length - named.length };
}

/** The affected endpoints as text: `GET /pets, POST /pets and 3 more`; `undefined` if there are none. */
export function concernedText(change: Change, shown: (key: string) => string): string | undefined {
  const { named, more } = concerned(change, shown);
  if (named.length === 0) return undefined;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

/** `2 breaking, 1 warning, 5 compatible`. */
export function countText(changes: readonly Change[]): string {
  const counted = (severity: Change['severity'], word: string = severity): string[] => {
    const count = changes.filter((change) => change.severity === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? word.replace(/s$/, '') : word}`];
  };
  const parts = [
    ...counted('breaking'),
    ...counted('warning', 'warnings'),
    ...counted('compatible'),
  ];
  return parts.join(', ') || 'no changes';
}
