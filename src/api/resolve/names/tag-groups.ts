/** Groups operations by tags, because people look for operations under the tags that they know. */
import type { Api, Endpoint, EndpointKey } from '../../../model/api.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { keySuffix } from './operation-names.js';
import { pascalCase, wordsOf } from '../../../base/foundation/words.js';
import lists from './words.json' with { type: 'json' };

/** The label and description that the documents declare for a group. */
export interface GroupInfo {
  /**
   * The label for people. Omitted for a group that is named after a path; its label consists of the words of the name.
   */
  readonly label?: string;
  /** The tag as written in the documents. */
  readonly tag?: string;
  /** The label of the parent group. */
  readonly parent?: string;
  readonly description?: string;
}

/** Groups of endpoints. The endpoints in each group are not sorted yet. */
export interface Grouping {
  /** Maps each endpoint to the identifier of its group. */
  readonly groupOf: ReadonlyMap<EndpointKey, string>;
  /** Maps the identifier of a group to its label and description. Groups without them are omitted. */
  readonly info: ReadonlyMap<string, GroupInfo>;
}

/** Common words of sentences. A tag that is such a word does not name a group. */
const STOP_WORDS = new Set(lists.sentenceWords);

/**
 * The maximum share of the tagged operations that may have a common word such as `the` as a tag. If the share is
 * larger, tags are not used for groups.
 */
const MOST_NOISE = 0.05;

/**
 * The maximum average number of tags for each operation. If operations have more, the tags are search keywords and not
 * groups.
 */
const FEW = 4;

/** The maximum number of operations in an API for which a single tag on all operations is useful. */
const GLANCE = 60;

/** The name of the group for operations without a tag. */
const OTHERS = 'Other';

/**
 * Groups operations by their first tag. Operations without a tag form a separate group.
 * @returns `undefined` if the tags are not useful: fewer than half of the operations have a tag, the tags are words of
 * sentences or search keywords, or all operations have the same tag
 */
export function groupByTags(api: Api): Grouping | undefined {
  const { endpoints } = api;
  const tagged = endpoints.filter(({ tags }) => firstOf(tags) !== undefined);
  if (tagged.length === 0 || tagged.length * 2 < endpoints.length) return undefined;
  const salad = tagged.filter(({ tags }) => tags.some(({ value }) => isStopWord(value)));
  const count = tagged.reduce((sum, { tags }) => sum + tags.length, 0);
  if (salad.length > tagged.length * MOST_NOISE || count > tagged.length * FEW) return undefined;
  const tagOf = new Map(tagged.map(({ key, tags }) => [key, firstOf(tags) ?? '']));
  const different = new Set(tagOf.values());
  const [only] = different;
  if (different.size === 1 && (endpoints.length > GLANCE || only?.toLowerCase() === 'default')) {
    return undefined;
  }
  const others = endpoints.filter(({ key }) => !tagOf.has(key)).map(({ key }) => key);
  return groupsOfTags(api, tagOf, others);
}

function firstOf(tags: Endpoint['tags']): string | undefined {
  return tags.find(({ value }) => value.trim() !== '' && !isStopWord(value))?.value;
}

function isStopWord(tag: string): boolean {
  return STOP_WORDS.has(tag.trim().toLowerCase());
}

/**
 * Creates a group for each tag.
 * @param tagOf the tag of each endpoint
 * @param others endpoints without a tag
 */
export function groupsOfTags(
  api: Api,
  tagOf: ReadonlyMap<EndpointKey, string>,
  others: readonly EndpointKey[] = [],
): Grouping {
  const spelled = electSpellings(tagOf.values(), api.tags);
  const names = identifiers(new Set(spelled.values()));
  const labelOf = (tag: string): string => labelOfTag(tag, api);
  const info = new Map<string, GroupInfo>();
  for (const [tag, name] of names) {
    const { parent, description } = api.tags.get(tag) ?? {};
    info.set(name, {
      ...{ label: labelOf(tag), tag },
      ...(parent !== undefined && parent.trim() !== '' && { parent: labelOf(parent) }),
      ...(description !== undefined && { description }),
    });
  }
  const groupOf = new Map<EndpointKey, string>();
  for (const [key, tag] of tagOf) groupOf.set(key, names.get(spelled.get(tag) ?? '') ?? OTHERS);
  for (const key of others) groupOf.set(key, OTHERS);
  return { groupOf, info };
}

/** The maximum length of a label. A longer text is a sentence. */
const LONGEST_LABEL = 60;

function labelOfTag(tag: string, { tags }: Api): string {
  const summary = tags.get(tag)?.summary?.trim() ?? '';
  return summary === '' || summary.length > LONGEST_LABEL ? tag.trim() : summary;
}

/**
 * Merges tags that differ only in case, spaces, hyphens and underscores. The declared spelling is used, otherwise the
 * most frequent one.
 */
function electSpellings(used: Iterable<string>, declared: Api['tags']): Map<string, string> {
  const counts = new Map<string, number>();
  for (const tag of used) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const rank = (tag: string): number => (declared.has(tag) ? Infinity : (counts.get(tag) ?? 0));
  const elected = new Map<string, string>();
  for (const tag of [...new Set([...counts.keys(), ...declared.keys()])].sort(byCodeUnit)) {
    const known = elected.get(folded(tag));
    if (known === undefined || rank(tag) > rank(known)) elected.set(folded(tag), tag);
  }
  return new Map([...counts.keys()].map((tag) => [tag, elected.get(folded(tag)) ?? tag]));
}

function folded(tag: string): string {
  return tag
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

/** Returns an identifier for each tag. The identifiers are unique regardless of case. */
function identifiers(tags: ReadonlySet<string>): Map<string, string> {
  const owners = new Map<string, number>();
  const plain = new Map([...tags].map((tag) => [tag, identifierOf(tag)]));
  for (const name of plain.values()) {
    owners.set(name.toLowerCase(), (owners.get(name.toLowerCase()) ?? 0) + 1);
  }
  return new Map(
    [...plain].map(([tag, name]) => [
      tag,
      owners.get(name.toLowerCase()) === 1 ? name : `${name}${keySuffix(tag)}`,
    ]),
  );
}

function identifierOf(tag: string): string {
  const name = pascalCase(wordsOf(tag));
  return name === '' ? `Group${keySuffix(tag)}` : groupIdentifier(name);
}

/** Converts the name of a group to an identifier. An identifier cannot begin with a digit. */
export function groupIdentifier(name: string): string {
  return /^\d/.test(name) ? `Group${name}` : name;
}
