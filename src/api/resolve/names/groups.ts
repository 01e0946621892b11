/** Groups endpoints by their tags, or by the collections of their paths if the tags are noise. */
import type { Api, EndpointKey } from '../../../model/api.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { alternateKeyOf } from './grammar.js';
import { isIdleSegment } from './idle-segments.js';
import { pathPrefix, type PathAnalysis, type Route, type PathStep } from './path-analysis.js';
import { keySuffix } from './operation-names.js';
import {
  groupByTags,
  groupIdentifier,
  groupsOfTags,
  type Grouping,
  type GroupInfo,
} from './tag-groups.js';
import {
  isPlural,
  kebabCase,
  pascalCase,
  pluralWords,
  sentenceCase,
  wordsOf,
} from '../../../base/foundation/words.js';
import { trimEndOf } from '../../../base/foundation/trim.js';

/** Groups the endpoints of an API. */
export function groupEndpoints(api: Api, analysis: PathAnalysis): Grouping {
  const grouping = groupByTags(api) ?? withOverlaidTags(api, groupByPaths(analysis));
  return withGivenGroups(api, grouping);
}

/**
 * A group of an earlier export remains a group, even if the remaining operations alone would be grouped differently.
 */
function withGivenGroups(api: Api, { groupOf, info }: Grouping): Grouping {
  const tagOf = new Map<EndpointKey, string>();
  for (const { key, tags, givenGroup } of api.endpoints) {
    const isOverlaid = tags[0]?.origins.some(({ trust }) => trust === 'overlay') === true;
    const name = groupOf.get(key) ?? '';
    const known = info.get(name)?.tag ?? name;
    if (givenGroup !== undefined && givenGroup !== known && !isOverlaid) tagOf.set(key, givenGroup);
  }
  return withTags(api, { groupOf, info }, tagOf);
}

/** A single tag that an overlay gives an endpoint is its group: corrections outrank what paths suggest. */
function withOverlaidTags(api: Api, grouping: Grouping): Grouping {
  const tagOf = new Map<EndpointKey, string>();
  for (const { key, tags } of api.endpoints) {
    const [tag, another] = tags;
    const overlaid = tag?.origins.some(({ trust }) => trust === 'overlay') === true;
    if (tag !== undefined && another === undefined && overlaid) tagOf.set(key, tag.value);
  }
  return withTags(api, grouping, tagOf);
}

/** Puts some endpoints into the groups of tags. */
function withTags(api: Api, grouping: Grouping, tagOf: ReadonlyMap<EndpointKey, string>): Grouping {
  if (tagOf.size === 0) return grouping;
  const more = groupsOfTags(api, tagOf);
  return {
    groupOf: new Map([...grouping.groupOf, ...more.groupOf]),
    info: new Map([...grouping.info, ...more.info]),
  };
}

/** The deepest collection of each path; everything below an alternate key is one group. */
function groupByPaths(analysis: PathAnalysis): Grouping {
  const groupOf = new Map<EndpointKey, string>();
  const votes = new Map<string, (string | undefined)[]>();
  const contained = containedLiterals(analysis);
  const collections = namesOfCollections(analysis);
  for (const route of analysis.routes) {
    const words =
      alternateGroup(route, analysis) ?? collectionGroup(route, analysis, contained, collections);
    const name = groupIdentifier(words);
    groupOf.set(route.endpoint.key, name);
    const parent = parentOf(route, analysis);
    const cast = votes.get(name) ?? [];
    cast.push(parent === name ? undefined : parent);
    votes.set(name, cast);
  }
  const info = [...electParents(votes)].map(([name, parent]): [string, GroupInfo] => [
    name,
    { parent: sentenceCase(wordsOf(parent)) },
  ]);
  return { groupOf, info: new Map(info) };
}

/**
 * If most endpoints of a group are below containers, the group belongs to the container with the most groups.
 * @param votes the containers of the endpoints of each group
 */
function electParents(
  votes: ReadonlyMap<string, readonly (string | undefined)[]>,
): Map<string, string> {
  const sizes = new Map<string, number>();
  for (const parents of votes.values()) {
    for (const parent of new Set(parents.filter((one) => one !== undefined)))
      sizes.set(parent, (sizes.get(parent) ?? 0) + 1);
  }
  const bySize = (a: string, b: string): number =>
    (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0) || byCodeUnit(a, b);
  return new Map(
    [...votes].flatMap(([name, parents]): [string, string][] => {
      const inside = parents.filter((one) => one !== undefined);
      const [parent] = [...inside].sort(bySize);
      return parent === undefined || inside.length * 2 <= parents.length ? [] : [[name, parent]];
    }),
  );
}

/** Literals that are members of a container: their groups carry the member's own name, in the singular. */
function containedLiterals({ routes, containers }: PathAnalysis): ReadonlySet<string> {
  return new Set(
    routes.flatMap(({ steps }) =>
      steps.flatMap((step, index) =>
        step.kind === 'literal' && index > 0 && containers.has(pathPrefix(steps, index - 1))
          ? [step.text]
          : [],
      ),
    ),
  );
}

function alternateGroup(route: Route, analysis: PathAnalysis): string | undefined {
  const key = alternateKeyOf(route.steps, analysis);
  if (!key) return undefined;
  const below = analysis.routes
    .filter(({ steps }) => pathPrefix(steps, steps.length - 1).startsWith(`${key.prefix}/`))
    .map(({ steps }) => deepestCollection(steps, analysis))
    .flatMap(({ index, words, prefix }) =>
      index < 0 || prefix === key.prefix ? [] : [words.join(' ')],
    );
  const counts = new Map<string, number>();
  for (const words of below) counts.set(words, (counts.get(words) ?? 0) + 1);
  const [common] = [...counts].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b));
  const resource = common ? common[0].split(' ') : key.resource;
  return pascalCase([...key.qualifier, ...pluralWords(resource)]);
}

interface Deepest {
  readonly index: number;
  readonly words: readonly string[];
  readonly text: string;
  readonly prefix: string;
}

/** Returns the last literal that is a collection; else the first meaningful one. */
function deepestCollection(steps: readonly PathStep[], analysis: PathAnalysis): Deepest {
  const at = (index: number): Deepest => {
    const step = steps[index];
    const literal = step?.kind === 'literal' ? step : undefined;
    return {
      index,
      words: literal?.words ?? [],
      text: literal?.text ?? '',
      prefix: pathPrefix(steps, index),
    };
  };
  const deepest = steps.findLastIndex(
    (step, index) => step.kind === 'literal' && analysis.collections.has(pathPrefix(steps, index)),
  );
  const last = steps.findLastIndex((step) => step.kind === 'literal');
  const tail = at(last);
  // A plural that nothing continues is a collection too, unless it hangs below an item.
  if (
    deepest < 0 ||
    (last > deepest + 1 && steps[last - 1]?.kind === 'literal' && isPlural(tail.words.at(-1) ?? ''))
  ) {
    const first = steps.findIndex((step) => step.kind === 'literal' && !isIdleSegment(step.text));
    return at(deepest < 0 ? first : last);
  }
  return at(deepest);
}

/** Collections with a plural name: `/order` belongs to the orders of `/orders/{id}`. */
function namesOfCollections({ routes, collections }: PathAnalysis): ReadonlySet<string> {
  const names = routes.flatMap(({ steps }) =>
    steps.flatMap((step, index) =>
      step.kind === 'literal' && collections.has(pathPrefix(steps, index))
        ? [pascalCase(pluralWords(step.words))]
        : [],
    ),
  );
  return new Set(names);
}

/** A collection is named in the plural. `/search` and `/me` exist only once, so they keep the singular. */
function collectionGroup(
  { steps }: Route,
  analysis: PathAnalysis,
  contained: ReadonlySet<string>,
  collections: ReadonlySet<string>,
): string {
  const { words, text } = deepestCollection(steps, analysis);
  if (words.length === 0) return 'Root';
  const many = pascalCase(pluralWords(words));
  return !contained.has(text) && collections.has(many) ? many : pascalCase(words);
}

/** `AppModules` for the container `/app/module`, `Billing` for the namespace `/v1/billing`. */
function parentOf({ steps }: Route, analysis: PathAnalysis): string | undefined {
  const { index } = deepestCollection(steps, analysis);
  const prefix = pathPrefix(steps, index - 1);
  const isContainer = analysis.containers.has(prefix);
  if (index < 1 || !(isContainer || analysis.namespaces.has(prefix))) return undefined;
  const start = steps.slice(0, index).findLastIndex((step) => step.kind === 'parameter') + 1;
  const run = steps
    .slice(start, index)
    .flatMap((step) => (step.kind === 'literal' && !isIdleSegment(step.text) ? step.words : []));
  return groupIdentifier(pascalCase(isContainer ? pluralWords(run) : run));
}

const LONGEST_SLUG = 60;

/**
 * Returns a file name and anchor for a group: of a long name the beginning, and a suffix that distinguishes it from
 * others with the same beginning.
 */
export function groupSlug(group: string): string {
  const slug = kebabCase(wordsOf(group));
  if (slug.length <= LONGEST_SLUG) return slug === '' ? 'group' : slug;
  return `${trimEndOf(slug.slice(0, LONGEST_SLUG - 9), '-')}-${keySuffix(group)}`;
}
