/** Analyses all paths of an API, to find which literal segments are collections, containers and alternate keys. */
import { memoizeByObject } from '../../../base/foundation/memo.js';
import type { Endpoint } from '../../../model/api.js';
import { endpointKey, type PathSegment } from '../../../model/path.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { isIdleSegment } from './idle-segments.js';
import { isVerb } from './verbs.js';
import { plural, singular, wordsOf } from '../../../base/foundation/words.js';
import lists from './words.json' with { type: 'json' };

/** A segment of a path for naming. The names of parameters are omitted. */
export type PathStep =
  | { readonly kind: 'literal'; readonly text: string; readonly words: readonly string[] }
  | { readonly kind: 'parameter' };

/** An endpoint with the steps of its path, and the verb if the path ends in `{id}:verb`. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly steps: readonly PathStep[];
  readonly customVerb?: string;
}

/**
 * A literal after a collection, such as `user` in `conversation/user/{userId}`. It means that a different key than
 * usual selects the items.
 */
export interface AlternateKey {
  /** The path prefix that ends in the literal. */
  readonly prefix: string;
  /** The words that distinguish operations with this key from those with the usual key, such as `direct`. */
  readonly qualifier: readonly string[];
  /** The words of the collection. */
  readonly resource: readonly string[];
}

export interface PathAnalysis {
  readonly routes: readonly Route[];
  /** The keys of all operations, without parameter names: `PUT /site/{}/conversation/{}`. */
  readonly operations: ReadonlySet<string>;
  /** Prefixes that end in a collection: a literal that a parameter follows in some path. */
  readonly collections: ReadonlySet<string>;
  /**
   * Prefixes that are not collections, but contain at least two collections of different kinds of one resource. For
   * example, `/app/module` contains `/app/module/bot/{}` and `/app/module/dialog/{}`. Bots and dialogs are kinds of
   * modules.
   */
  readonly containers: ReadonlySet<string>;
  /**
   * Prefixes that contain collections of different resources. For example, `/billing` contains `/billing/alerts/{}` and
   * `/billing/meters/{}`.
   */
  readonly namespaces: ReadonlySet<string>;
  readonly alternateKeys: ReadonlyMap<string, AlternateKey>;
}

/** Analyses the paths of an API. */
export function analysePaths(endpoints: readonly Endpoint[]): PathAnalysis {
  const namespace = sharedNamespace(endpoints);
  const routes = routesOf(endpoints, namespace);
  const collections = new Set<string>();
  const contained = new Map<string, Set<string>>();
  for (const steps of new Set(routes.map((route) => route.steps))) {
    steps.forEach((step, index) => {
      if (step.kind === 'parameter' || steps[index + 1]?.kind !== 'parameter') return;
      collections.add(pathPrefix(steps, index));
      const before = steps[index - 1];
      if (before?.kind !== 'literal' || isIdleSegment(before.text)) return;
      const container = pathPrefix(steps, index - 1);
      contained.set(container, (contained.get(container) ?? new Set()).add(step.text));
    });
  }
  const holders = [...contained].filter(
    ([prefix, texts]) => texts.size > 1 && !collections.has(prefix),
  );
  const holding = (things: boolean): ReadonlySet<string> =>
    new Set(holders.filter(([, texts]) => holdsThings(texts) === things).map(([prefix]) => prefix));
  const operations = new Set(
    routes.map(
      ({ endpoint, steps }) => `${endpoint.method} ${pathPrefix(steps, steps.length - 1)}`,
    ),
  );
  return {
    routes,
    operations,
    collections,
    containers: holding(false),
    namespaces: holding(true),
    alternateKeys: findAlternateKeys(routes, collections),
  };
}

/**
 * Returns true if at least half of the collections have plural names. A plural such as `alerts` is a separate resource,
 * but a singular such as `bot` is a kind of the container's resource.
 */
function holdsThings(collections: ReadonlySet<string>): boolean {
  const things = [...collections].filter((text) => {
    const last = wordsOf(text).at(-1) ?? '';
    return plural(last) === last;
  });
  return things.length * 2 >= collections.size;
}

/** Returns the path up to and including a step, without parameter names. It identifies the resource of the step. */
export function pathPrefix(steps: readonly PathStep[], index: number): string {
  if (index < 0) return '';
  const prefixes = prefixesOf(steps);
  return prefixes[Math.min(index, prefixes.length - 1)] ?? '';
}

/** Returns the prefixes of a path. The result is cached, because the prefixes of each path are needed many times. */
const prefixesOf = memoizeByObject((steps: readonly PathStep[]): readonly string[] => {
  let prefix = '';
  return steps.map((step) => (prefix += step.kind === 'literal' ? `/${step.text}` : '/{}'));
});

/**
 * Returns a prefix such as `chat:` if no other prefix with a colon occurs in the paths. Such a prefix has no meaning
 * for names.
 */
function sharedNamespace(endpoints: readonly Endpoint[]): string {
  const prefixes = new Set<string>();
  for (const { path } of endpoints) {
    for (const segment of path) {
      const text = literalOf(segment) ?? '';
      const colon = text.indexOf(':');
      if (colon > 0) prefixes.add(text.slice(0, colon + 1));
    }
  }
  const [only] = prefixes;
  return prefixes.size === 1 && only !== undefined ? only : '';
}

function literalOf(segment: PathSegment): string | undefined {
  const part = segment[0];
  return segment.length === 1 && part?.kind === 'literal' ? part.text : undefined;
}

/**
 * Creates routes. Equal literals are represented by the same step object, and the operations of a path by the same list
 * of steps.
 */
function routesOf(endpoints: readonly Endpoint[], namespace: string): Route[] {
  const literals = new Map<string, PathStep>();
  const namesTwice = bothWithAndWithoutFormat(endpoints);
  const stepOf = (segment: PathSegment): PathStep => {
    const literal = literalOf(segment) ?? (namesTwice ? wholeOf(segment) : beforeFormat(segment));
    if (literal === undefined) return PARAMETER;
    const text = namesTwice ? literal : literal.replace(FORMAT, '');
    let step = literals.get(text);
    if (step === undefined) {
      const bare =
        namespace !== '' && text.startsWith(namespace) ? text.slice(namespace.length) : text;
      step = { kind: 'literal', text, words: wordsOf(bare) };
      literals.set(text, step);
    }
    return step;
  };
  const paths = new Map<Endpoint['path'], readonly PathStep[]>();
  return endpoints.map((endpoint) => {
    const steps = paths.get(endpoint.path) ?? endpoint.path.map(stepOf);
    paths.set(endpoint.path, steps);
    return routeOf(endpoint, steps);
  });
}

/**
 * Matches the extension of a path. It denotes a format and is not part of the name: `/accounts.json` is named after
 * `accounts`.
 */
const FORMAT = /(?<=[^.])\.(?:json|xml)$/i;

/**
 * Returns the text before a format parameter at the end of a path: `syndicate` for `/media/{id}/syndicate.{format}`.
 */
function beforeFormat(segment: PathSegment): string | undefined {
  const [name, format, ...others] = segment;
  if (name?.kind !== 'literal' || format?.kind !== 'parameter' || others.length > 0)
    return undefined;
  return /^[\w-]+\.$/.test(name.text) ? name.text.slice(0, -1) : undefined;
}

/** Returns `syndicate-format` for the segment `syndicate.{format}`. Used if a path without the format exists. */
function wholeOf(segment: PathSegment): string | undefined {
  const name = beforeFormat(segment);
  const format = segment.at(-1);
  return name === undefined || format?.kind !== 'parameter' ? undefined : `${name}-${format.name}`;
}

/**
 * Returns true if paths with and without an extension exist, such as `/accounts.json` and `/accounts`, so that the
 * extension must be part of the name.
 */
function bothWithAndWithoutFormat(endpoints: readonly Endpoint[]): boolean {
  const bare = endpoints.flatMap(({ path }): string[] => {
    const last = path.at(-1) ?? [];
    const before = beforeFormat(last) ?? literalOf(last)?.replace(FORMAT, '');
    if (before === undefined || before === literalOf(last)) return [];
    return [endpointKey('', [...path.slice(0, -1), [{ kind: 'literal', text: before }]])];
  });
  if (bare.length === 0) return false;
  const paths = new Set(endpoints.map(({ path }) => endpointKey('', path)));
  return bare.some((path) => paths.has(path));
}

const PARAMETER: PathStep = { kind: 'parameter' };

function routeOf(endpoint: Endpoint, steps: readonly PathStep[]): Route {
  const tail = endpoint.path.at(-1)?.at(-1);
  const custom =
    tail?.kind === 'literal' && steps.at(-1)?.kind === 'parameter'
      ? /^:(\w+)$/.exec(tail.text)?.[1]
      : undefined;
  return { endpoint, steps, ...(custom !== undefined && { customVerb: custom }) };
}

/**
 * Finds alternate keys in paths of the form `/collection/literal/{}`. The literal is an alternate key if the summary of
 * the operation mentions an item of the collection. Otherwise, the literal is a separate collection.
 */
function findAlternateKeys(
  routes: readonly Route[],
  collections: ReadonlySet<string>,
): Map<string, AlternateKey> {
  const found = new Map<string, AlternateKey>();
  for (const { steps, endpoint } of routes) {
    const last = steps.length - 1;
    const literal = steps[last - 1];
    const collection = steps[last - 2];
    if (
      steps[last]?.kind !== 'parameter' ||
      literal?.kind !== 'literal' ||
      collection?.kind !== 'literal'
    )
      continue;
    const prefix = pathPrefix(steps, last - 1);
    // An alternate key with this prefix may already have been found in the path of another operation.
    if (found.has(prefix) || !collections.has(pathPrefix(steps, last - 2))) continue;
    const resource = collection.words;
    if (headNoun(endpoint.summary?.value) !== singular(resource.at(-1) ?? '')) continue;
    found.set(prefix, {
      prefix,
      resource,
      qualifier: qualifierOf(prefix, resource, literal.words, routes),
    });
  }
  return found;
}

/** Returns the noun of a summary: `conversation` for `Get a direct conversation of a user`. */
function headNoun(summary: string | undefined): string | undefined {
  const words = nounPhrase(summary);
  const last = words.at(-1);
  return last === undefined ? undefined : singular(last);
}

const STOPS = new Set(lists.phraseEnds);
const ARTICLES = new Set(lists.articles);

function nounPhrase(summary: string | undefined): string[] {
  const [, ...rest] = wordsOf(summary ?? '');
  const end = rest.findIndex((word) => STOPS.has(word));
  return (end < 0 ? rest : rest.slice(0, end)).filter((word) => !ARTICLES.has(word));
}

/**
 * Returns the adjective that most summaries below an alternate key contain before the resource, if no other summary
 * contains it. Otherwise, returns the words of the key.
 */
function qualifierOf(
  prefix: string,
  resource: readonly string[],
  fallback: readonly string[],
  routes: readonly Route[],
): readonly string[] {
  const noun = singular(resource.at(-1) ?? '');
  const begins = prefix + '/';
  const isInside = ({ steps }: Route): boolean =>
    pathPrefix(steps, steps.length - 1).startsWith(begins);
  const inside = routes.filter(isInside);
  const counts = new Map<string, number>();
  for (const { endpoint } of inside) {
    const words = wordsOf(endpoint.summary?.value ?? '');
    const index = words.findIndex((word) => singular(word) === noun);
    const before = words[index - 1];
    if (
      before === undefined ||
      index < 1 ||
      ARTICLES.has(before) ||
      STOPS.has(before) ||
      isVerb(before)
    )
      continue;
    counts.set(before, (counts.get(before) ?? 0) + 1);
  }
  const best = [...counts].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b))[0];
  if (!best || best[1] * 2 < inside.length) return fallback.map(singular);
  const elsewhere = routes.some(
    (route) => wordsOf(route.endpoint.summary?.value ?? '').includes(best[0]) && !isInside(route),
  );
  return elsewhere ? fallback.map(singular) : [best[0]];
}
