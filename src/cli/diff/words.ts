/** Changes in words: what they are of, and what they concern. */
import { subjectName, type Change } from '../../api/compare/index.js';
import type { Generated } from '../../run/pipeline/generate.js';
import { trustOf, type Origin } from '../../model/origin.js';
import { templateOf } from '../../model/path.js';

type Api = Generated['api'];

/** The number of endpoints to name before the rest is counted. */
const MOST = 3;

/**
 * How endpoints are called: `GET /pets/{id}`, as the new API writes it, or the old one.
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

/** The best location: corrections by people before declarations, and those before inferred facts. */
export function bestPlace(origins: readonly Origin[]): Origin | undefined {
  const best = trustOf(origins);
  return origins.find(({ trust }) => trust === best);
}

/** Further subjects of a change: some by name, the rest as a number. */
export function concerned(
  { subject, endpoints }: Change,
  shown: (key: string) => string,
): { readonly named: readonly string[]; readonly more: number } {
  if (subject.kind !== 'schema') return { named: [], more: 0 };
  const named = endpoints.slice(0, MOST).map(shown);
  return { named, more: endpoints.length - named.length };
}

/** The same as text: `GET /pets, POST /pets and 3 more`; `undefined` if no endpoint is affected. */
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
