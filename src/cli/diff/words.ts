/** Writes changes in words: the subject, what changed, and the affected endpoints. */
import { subjectName, type Change } from '../../api/compare/index.js';
import type { Generated } from '../../run/pipeline/generate.js';
import { trustOf, type Origin } from '../../model/origin.js';
import { templateOf } from '../../model/path.js';

type Api = Generated['api'];

/** The maximum number of endpoints that are named. Further endpoints are only counted. */
const MOST = 3;

/**
 * Creates a function that returns the display name of an endpoint: `GET /pets/{id}` for the key `GET /pets/{}`. It uses
 * the parameter names of the new API, or those of the old API for a removed endpoint.
 * @param apis the old API, then the new one
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

/** Returns a change as one line: `GET /pets/{id}: query parameter limit changed from optional to required`. */
export function changeText(change: Change, shown: (key: string) => string): string {
  const name = subjectText(change, shown);
  return name === undefined ? change.text : `${name}: ${change.text}`;
}

/**
 * Names the subject of a change: `GET /pets/{id}` or `schema Pet`. Returns `undefined` if the subject is the whole API.
 */
export function subjectText(
  { subject }: Change,
  shown: (key: string) => string,
): string | undefined {
  return subject.kind === 'endpoint' ? shown(subject.key) : subjectName(subject);
}

/**
 * Returns the most trustworthy of some origins. Overlays rank above declarations, and declarations above inferred
 * facts.
 */
export function bestPlace(origins: readonly Origin[]): Origin | undefined {
  const best = trustOf(origins);
  return origins.find(({ trust }) => trust === best);
}

/**
 * Returns the names of the first few endpoints that a change affects, except the subject of the change, and the number
 * of further endpoints.
 */
export function concerned(
  { subject, endpoints }: Change,
  shown: (key: string) => string,
): { readonly named: readonly string[]; readonly more: number } {
  if (subject.kind !== 'schema') return { named: [], more: 0 };
  const named = endpoints.slice(0, MOST).map(shown);
  return { named, more: endpoints.length - named.length };
}

/** Lists the affected endpoints: `GET /pets, POST /pets and 3 more`. Returns `undefined` if there are none. */
export function concernedText(change: Change, shown: (key: string) => string): string | undefined {
  const { named, more } = concerned(change, shown);
  if (named.length === 0) return undefined;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}

/** Counts the changes of each severity: `2 breaking, 1 warning, 5 compatible`. */
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
