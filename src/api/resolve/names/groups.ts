/** Groups endpoints by tags. If the tags are not useful, groups them by the collections in their paths. */
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
 * Keeps the groups that an earlier export by restitch declares for operations, even if these operations would now be
 * grouped differently.
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

/**
 * If an overlay sets a single tag for an endpoint, this tag becomes the group, because it takes precedence over the
 * path.
 */
function withOverlaidTags(api: Api, grouping: Grouping): Grouping {
  const tagOf = new Map<EndpointKey, string>();
  for (const { key, tags } of api.endpoints) {
    const [tag, another] = tags;
    const overlaid = tag?.origins.some(({ trust }) => trust === 'overlay') === true;
    if (tag !== undefined && another === undefined && overlaid) tagOf.set(key, tag.value);
  }
  return withTags(api, grouping, tagOf);
}

/**
 * Moves some endpoints to the groups that belong to tags.
 * @param tagOf the tag of each of these endpoints
 */
function withTags(api: Api, grouping: Grouping, tagOf: ReadonlyMap<EndpointKey, string>): Grouping {
  if (tagOf.size === 0) return grouping;
  const more = groupsOfTags(api, tagOf);
  return {
    groupOf: new Map([...grouping.groupOf, ...more.groupOf]),
    info: new Map([...grouping.info, ...more.info]),
  };
}

/**
 * Groups endpoints by the deepest collection in their paths. All paths below an alternate key, such as `user` in
 * `/conversation/user/{userId}`, form one group.
 */
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
 * Assigns parents to groups. A container is a prefix of paths such as `/app/module`. If most endpoints of a group are
 * inside containers, the parent of the group is one of these containers: the one that contains endpoints of the most
 * groups.
 * @param votes for each group, the container of each of its endpoints
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

/**
 * Returns the literals directly inside a container. A group that is named after such a literal keeps its spelling, and
 * is not changed to the plural.
 */
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

/**
 * Returns the last literal in a path that is a collection. If there is none, returns the first literal that has a
 * meaning, unlike `api` or a version.
 */
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
  // A plural at the end of a path is a collection too, unless it directly follows a parameter.
  if (
    deepest < 0 ||
    (last > deepest + 1 && steps[last - 1]?.kind === 'literal' && isPlural(tail.words.at(-1) ?? ''))
  ) {
    const first = steps.findIndex((step) => step.kind === 'literal' && !isIdleSegment(step.text));
    return at(deepest < 0 ? first : last);
  }
  return at(deepest);
}

/**
 * Returns the names of collections in the plural, so that `/order` is added to the group `Orders` of `/orders/{id}`.
 */
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

/**
 * Returns the name of a group. A collection is named in the plural. `/search` and `/me` exist only once, so they keep
 * the singular.
 */
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

/**
 * Returns the name of the parent group: `AppModules` for the container `/app/module`, or `Billing` for the namespace
 * `/v1/billing`.
 */
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
 * Returns the slug of a group for file names and anchors. A long name is shortened. A suffix is then added to
 * distinguish it from other long names with the same beginning.
 */
export function groupSlug(group: string): string {
  const slug = kebabCase(wordsOf(group));
  if (slug.length <= LONGEST_SLUG) return slug === '' ? 'group' : slug;
  return `${trimEndOf(slug.slice(0, LONGEST_SLUG - 9), '-')}-${keySuffix(group)}`;
}
