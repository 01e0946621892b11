/** Analysis of all paths of an API: which literal segments are collections, containers, alternate keys. */
import { memoizeByObject } from '../../../base/foundation/memo.js';
import type { Endpoint } from '../../../model/api.js';
import { endpointKey, type PathSegment } from '../../../model/path.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { isIdleSegment } from './idle-segments.js';
import { isVerb } from './verbs.js';
import { plural, singular, wordsOf } from '../../../base/foundation/words.js';
import lists from './words.json' with { type: 'json' };

/** A segment for naming: parameters are erased. */
export type PathStep =
  | { readonly kind: 'literal'; readonly text: string; readonly words: readonly string[] }
  | { readonly kind: 'parameter' };

/** One endpoint's path as steps, and the verb of a `{id}:cancel` ending. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly steps: readonly PathStep[];
  readonly customVerb?: string;
}

/** A literal directly behind a collection that selects its items by another key: `conversation/user/{userId}`. */
export interface AlternateKey {
  /** The index of the literal. */
  readonly prefix: string;
  /** The words that tell its resources from those of the plain key: `direct`. */
  readonly qualifier: readonly string[];
  /** Words of the collection. */
  readonly resource: readonly string[];
}

export interface PathAnalysis {
  readonly routes: readonly Route[];
  /** `PUT /site/{}/conversation/{}`: every operation there is, parameters erased. */
  readonly operations: ReadonlySet<string>;
  /** Prefixes whose last literal is followed by a parameter in some path. */
  readonly collections: ReadonlySet<string>;
  /**
   * Prefixes of literals that contain at least two collections of kinds, without being a collection: `/app/module` of
   * `/app/module/bot/{}` and `/app/module/dialog/{}`, which are kinds of modules.
   */
  readonly containers: ReadonlySet<string>;
  /**
   * Prefixes that contain collections of resources instead: `/billing` of `/billing/alerts/{}` and
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
  const held = new Map<string, Set<string>>();
  for (const steps of new Set(routes.map((route) => route.steps))) {
    steps.forEach((step, index) => {
      if (step.kind === 'parameter' || steps[index + 1]?.kind !== 'parameter') return;
      collections.add(pathPrefix(steps, index));
      const before = steps[index - 1];
      if (before?.kind !== 'literal' || isIdleSegment(before.text)) return;
      const container = pathPrefix(steps, index - 1);
      held.set(container, (held.get(container) ?? new Set()).add(step.text));
    });
  }
  const holders = [...held].filter(([prefix, texts]) => texts.size > 1 && !collections.has(prefix));
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

/** True if most collections have plural names: `alerts` are resources, `bot` is a kind of its container. */
function holdsThings(collections: ReadonlySet<string>): boolean {
  const things = [...collections].filter((text) => {
    const last = wordsOf(text).at(-1) ?? '';
    return plural(last) === last;
  });
  return things.length * 2 >= collections.size;
}

/** The path up to and including a step, parameters erased; the identity of what the step names. */
export function pathPrefix(steps: readonly PathStep[], index: number): string {
  if (index < 0) return '';
  const prefixes = prefixesOf(steps);
  return prefixes[Math.min(index, prefixes.length - 1)] ?? '';
}

/** Cached, because the prefixes of a path are needed many times. */
const prefixesOf = memoizeByObject((steps: readonly PathStep[]): readonly string[] => {
  let prefix = '';
  return steps.map((step) => (prefix += step.kind === 'literal' ? `/${step.text}` : '/{}'));
});

/** `chat:` when every literal with a colon begins with it: such a prefix names nothing. */
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

/** Creates routes. Equal words share a step, and the operations of one path share all steps. */
function routesOf(endpoints: readonly Endpoint[], namespace: string): Route[] {
  const literals = new Map<string, PathStep>();
  const namesTwice = bothWithAndWithoutFormat(endpoints);
  const stepOf = (segment: PathSegment): PathStep => {
    const stated = literalOf(segment) ?? (namesTwice ? wholeOf(segment) : beforeFormat(segment));
    if (stated === undefined) return PARAMETER;
    const text = namesTwice ? stated : stated.replace(FORMAT, '');
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

/** The extension of a path is a format, not a part of the name: `/accounts.json` are accounts. */
const FORMAT = /(?<=[^.])\.(?:json|xml)$/i;

/** `syndicate` of `/media/{id}/syndicate.{format}`. */
function beforeFormat(segment: PathSegment): string | undefined {
  const [name, format, ...others] = segment;
  if (name?.kind !== 'literal' || format?.kind !== 'parameter' || others.length > 0)
    return undefined;
  return /^[\w-]+\.$/.test(name.text) ? name.text.slice(0, -1) : undefined;
}

/** `syndicate-format`, if `syndicate` is a sibling. */
function wholeOf(segment: PathSegment): string | undefined {
  const name = beforeFormat(segment);
  const format = segment.at(-1);
  return name === undefined || format?.kind !== 'parameter' ? undefined : `${name}-${format.name}`;
}

/** True if `/accounts.json` is next to `/accounts`: then the extension distinguishes the two. */
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
 * `C/L/{}` where `C` is a collection: `L` is another key of `C` if the summary of that path mentions a `C`; otherwise
 * `L` is a separate collection.
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
    // Another operation of the path may have established it already.
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

/** `Get a direct conversation of a user` → `conversation`. */
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

/** The adjective that most summaries below the alternate key put before the resource, and no others do. */
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
