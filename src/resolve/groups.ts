/** Which endpoints belong together: by good tags, else by the collections of their paths. */
import type { Api, Endpoint, EndpointKey } from '../model/api.js';
import { byCodeUnit } from '../model/sort.js';
import { alternateKeyOf } from './grammar.js';
import { prefixOf, type Landscape, type Route, type Step } from './landscape.js';
import { suffixOf } from './operation-names.js';
import { isPlural, kebab, pascal, pluralWords, wordsOf } from './words.js';

/** A group before it has its endpoints in order. */
export interface Grouping {
  readonly groupOf: ReadonlyMap<EndpointKey, string>;
  /** Group → parent group. */
  readonly parents: ReadonlyMap<string, string>;
  readonly descriptions: ReadonlyMap<string, string>;
}

/** Groups the endpoints of an API. */
export function groupEndpoints(api: Api, landscape: Landscape): Grouping {
  return withOverlaidTags(api, groupByTags(api) ?? groupByPaths(landscape));
}

/** A single tag that an overlay gives an endpoint is its group: corrections outrank what paths suggest. */
function withOverlaidTags(api: Api, grouping: Grouping): Grouping {
  const groupOf = new Map(grouping.groupOf);
  const descriptions = new Map(grouping.descriptions);
  for (const { key, tags } of api.endpoints) {
    const [tag, another] = tags;
    const overlaid = tag?.origins.some(({ trust }) => trust === 'overlay') === true;
    if (tag === undefined || another !== undefined || !overlaid) continue;
    const name = pascal(wordsOf(tag.value.replaceAll('/', ' ')));
    if (name === '') continue;
    groupOf.set(key, name);
    const description = api.tags.get(tag.value)?.description;
    if (description !== undefined) descriptions.set(name, description);
  }
  return { ...grouping, groupOf, descriptions };
}

const STOP_WORDS = new Set(
  'a an and at by for from in into of on or the to with default api'.split(' '),
);

/**
 * Tags are groups when people wrote them as such: one for each endpoint, no stop-words, and either declared
 * by a document or few and shared.
 */
function groupByTags(api: Api): Grouping | undefined {
  const { endpoints } = api;
  if (endpoints.length === 0) return undefined;
  const spelled = spellings(api);
  const tagOf = new Map<Endpoint, string>();
  const counts = new Map<string, number>();
  for (const endpoint of endpoints) {
    const [tag, another] = new Set(endpoint.tags.map(({ value }) => spelled.get(value) ?? value));
    if (tag === undefined || another !== undefined) return undefined;
    tagOf.set(endpoint, tag);
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const names = [...counts.keys()];
  if (names.some((name) => wordsOf(name).length === 0 || STOP_WORDS.has(name.toLowerCase())))
    return undefined;
  const declared = names.every((name) => api.tags.has(name));
  const few =
    names.length <= Math.sqrt(endpoints.length) && [...counts.values()].every((count) => count > 1);
  if (!declared && !few) return undefined;
  const nameOf = new Map(names.map((name) => [name, pascal(wordsOf(name.replaceAll('/', ' ')))]));
  if (new Set([...nameOf.values()].map((name) => name.toLowerCase())).size < names.length)
    return undefined;
  const parents = new Map<string, string>();
  const descriptions = new Map<string, string>();
  for (const [tag, name] of nameOf) {
    const { parent, description } = api.tags.get(tag) ?? {};
    const above =
      parent === undefined ? undefined : (nameOf.get(parent) ?? pascal(wordsOf(parent)));
    if (above !== undefined && above !== '') parents.set(name, above);
    if (description !== undefined) descriptions.set(name, description);
  }
  const groupOf = new Map(
    endpoints.map((endpoint) => [endpoint.key, nameOf.get(tagOf.get(endpoint) ?? '') ?? '']),
  );
  return { groupOf, parents, descriptions };
}

/** Tags that differ in case alone are one: as it is declared, else as it is written most. */
function spellings({ endpoints, tags }: Api): Map<string, string> {
  const counts = new Map<string, number>();
  for (const { value } of endpoints.flatMap((endpoint) => endpoint.tags))
    counts.set(value, (counts.get(value) ?? 0) + 1);
  const rank = (tag: string): number => (tags.has(tag) ? Infinity : (counts.get(tag) ?? 0));
  const elected = new Map<string, string>();
  for (const tag of [...new Set([...counts.keys(), ...tags.keys()])].sort(byCodeUnit)) {
    const folded = tag.toLowerCase();
    const known = elected.get(folded);
    if (known === undefined || rank(tag) > rank(known)) elected.set(folded, tag);
  }
  return new Map([...counts.keys()].map((tag) => [tag, elected.get(tag.toLowerCase()) ?? tag]));
}

/** The deepest collection of each path; everything below an alternate key is one group. */
function groupByPaths(landscape: Landscape): Grouping {
  const groupOf = new Map<EndpointKey, string>();
  const votes = new Map<string, string[]>();
  const contained = containedLiterals(landscape);
  for (const route of landscape.routes) {
    const name = alternateGroup(route, landscape) ?? collectionGroup(route, landscape, contained);
    groupOf.set(route.endpoint.key, name);
    const parent = parentOf(route, landscape);
    if (parent !== undefined && parent !== name)
      votes.set(name, [...(votes.get(name) ?? []), parent]);
  }
  return { groupOf, parents: electParents(votes), descriptions: new Map() };
}

/** A group that stands in several containers belongs to the one that holds most groups. */
function electParents(votes: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  const sizes = new Map<string, number>();
  for (const parents of votes.values()) {
    for (const parent of new Set(parents)) sizes.set(parent, (sizes.get(parent) ?? 0) + 1);
  }
  const bySize = (a: string, b: string): number =>
    (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || byCodeUnit(a, b);
  return new Map(
    [...votes].flatMap(([name, parents]): [string, string][] => {
      const [parent] = [...parents].sort(bySize);
      return parent === undefined ? [] : [[name, parent]];
    }),
  );
}

/** Literals that are members of a container: their groups carry the member's own name, in the singular. */
function containedLiterals({ routes, containers }: Landscape): ReadonlySet<string> {
  return new Set(
    routes.flatMap(({ steps }) =>
      steps.flatMap((step, index) =>
        step.kind === 'literal' && index > 0 && containers.has(prefixOf(steps, index - 1))
          ? [step.text]
          : [],
      ),
    ),
  );
}

function alternateGroup(route: Route, landscape: Landscape): string | undefined {
  const key = alternateKeyOf(route.steps, landscape);
  if (!key) return undefined;
  const below = landscape.routes
    .filter(({ steps }) => prefixOf(steps, steps.length - 1).startsWith(`${key.prefix}/`))
    .map(({ steps }) => deepestCollection(steps, landscape))
    .flatMap(({ index, words, prefix }) =>
      index < 0 || prefix === key.prefix ? [] : [words.join(' ')],
    );
  const counts = new Map<string, number>();
  for (const words of below) counts.set(words, (counts.get(words) ?? 0) + 1);
  const [common] = [...counts].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b));
  const resource = common ? common[0].split(' ') : key.resource;
  return pascal([...key.qualifier, ...pluralWords(resource)]);
}

interface Deepest {
  readonly index: number;
  readonly words: readonly string[];
  readonly text: string;
  readonly prefix: string;
}

/** The last literal that is a collection; else the first one that says something. */
function deepestCollection(steps: readonly Step[], landscape: Landscape): Deepest {
  const at = (index: number): Deepest => {
    const step = steps[index];
    const literal = step?.kind === 'literal' ? step : undefined;
    return {
      index,
      words: literal?.words ?? [],
      text: literal?.text ?? '',
      prefix: prefixOf(steps, index),
    };
  };
  const deepest = steps.findLastIndex(
    (step, index) => step.kind === 'literal' && landscape.collections.has(prefixOf(steps, index)),
  );
  const last = steps.findLastIndex((step) => step.kind === 'literal');
  const tail = at(last);
  // A plural that nothing continues is a collection too, unless it hangs below an item.
  if (
    deepest < 0 ||
    (last > deepest + 1 && steps[last - 1]?.kind === 'literal' && isPlural(tail.words.at(-1) ?? ''))
  ) {
    const first = steps.findIndex(
      (step) => step.kind === 'literal' && !/^(api|rest|v\d+)$/i.test(step.text),
    );
    return at(deepest < 0 ? first : last);
  }
  return at(deepest);
}

function collectionGroup(
  { steps }: Route,
  landscape: Landscape,
  contained: ReadonlySet<string>,
): string {
  const { words, text } = deepestCollection(steps, landscape);
  if (words.length === 0) return 'Root';
  return pascal(contained.has(text) ? words : pluralWords(words));
}

/** `AppModules` for what stands in the container `/app/module`. */
function parentOf({ steps }: Route, landscape: Landscape): string | undefined {
  const { index } = deepestCollection(steps, landscape);
  if (index < 1 || !landscape.containers.has(prefixOf(steps, index - 1))) return undefined;
  const start = steps.slice(0, index).findLastIndex((step) => step.kind === 'parameter') + 1;
  const run = steps
    .slice(start, index)
    .flatMap((step) => (step.kind === 'literal' ? step.words : []));
  return pascal(pluralWords(run));
}

const LONGEST_SLUG = 60;

/** A file name and anchor for a group; of a long name the beginning, and what tells it from others that begin alike. */
export function slugOf(group: string): string {
  const slug = kebab(wordsOf(group));
  if (slug.length <= LONGEST_SLUG) return slug === '' ? 'group' : slug;
  return `${slug.slice(0, LONGEST_SLUG - 9).replace(/-+$/, '')}-${suffixOf(group)}`;
}
