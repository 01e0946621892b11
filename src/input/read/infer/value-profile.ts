/**
 * Counts the values that were observed in one place of a message, such as a field. Values themselves are not stored,
 * except a few words that may be an enum.
 */
import type { Origin } from '../../../model/origin.js';
import type { Evidence } from './evidence.js';
import { isRecordedField } from './field-names.js';
import { isFieldName } from './identifier.js';
import { BARE_VARIABLE, readPlaceholder, type Placeholder } from './placeholder.js';
import {
  createSentProfile,
  createTextProfile,
  joinSent,
  joinTexts,
  observeFormat,
  observeSentText,
  observeText,
  type SentProfile,
  type TextProfile,
} from './text-profile.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** The counts for one place in a message. Values may be added in any order. */
export interface ValueProfile {
  count: number;
  nulls: number;
  booleans: number;
  integers: number;
  /** The number of values that are numbers with a fraction, or numbers outside the range of integers. */
  fractions: number;
  files: number;
  /** The media type of the first file that has one. */
  fileType?: string | undefined;
  texts?: TextProfile;
  sent?: SentProfile;
  /** The number of messages in which the name occurs several times, as in `?tag=a&tag=b`. */
  repeats: number;
  lists: number;
  items?: ValueProfile;
  objects?: ObjectProfile;
  /** True if values are nested deeper than the limit, so that the inner ones are not counted. */
  isCut: boolean;
  /** The first messages that have a value in this place. */
  readonly origins: Set<Origin>;
}

export interface ObjectProfile {
  count: number;
  /** Absent if the objects have so many different keys that these cannot be fields. */
  members?: Map<string, ValueProfile>;
  /** The values under keys that are identifiers or addresses, not fields. */
  readonly entries: ValueProfile;
}

/** A file in a form. Its content is never read. */
export interface SentFile {
  readonly contentType?: string | undefined;
}

/** If an object has more keys than this, the keys are not fields. */
const MOST_MEMBERS = 500;
/** The maximum number of items that are counted in one list. */
const MOST_ITEMS = 1000;
/** The maximum number of messages that any inference requires. */
const MOST_BODIES = 20;

export function createValueProfile(): ValueProfile {
  const none = { count: 0, nulls: 0, booleans: 0, integers: 0, fractions: 0, files: 0 };
  return { ...none, repeats: 0, lists: 0, isCut: false, origins: new Set() };
}

/**
 * Counts a value.
 * @param value a value as `JSON.parse` returns it, or with maps for objects
 * @param origin the message that contains the value. Several values in one message are not counted as more evidence.
 */
export function observeValue(
  profile: ValueProfile,
  value: unknown,
  origin: Origin,
  evidence: Evidence,
  depth = 0,
): void {
  countOne(profile, origin);
  if (depth > READING_LIMITS.inferredDepth.most) profile.isCut = true;
  else if (value === null || value === undefined) profile.nulls++;
  else if (typeof value === 'boolean') profile.booleans++;
  else if (typeof value === 'number' || typeof value === 'bigint') {
    if (Number.isInteger(Number(value))) profile.integers++;
    else profile.fractions++;
  } else if (typeof value === 'string') observeJsonText(profile, value, evidence);
  else if (Array.isArray(value)) {
    profile.lists++;
    profile.items ??= createValueProfile();
    for (const item of value.slice(0, MOST_ITEMS)) {
      observeValue(profile.items, item, origin, evidence, depth + 1);
    }
  } else {
    const object = (profile.objects ??= createObjectProfile());
    object.count++;
    const members: Iterable<[string, unknown]> =
      value instanceof Map ? value : Object.entries(value);
    for (const [key, member] of members) {
      observeValue(memberProfile(object, key, evidence), member, origin, evidence, depth + 1);
    }
  }
}

/**
 * Counts all values that one message sends under the same name in its URL, headers or form.
 * @param values the values; there are several if the name is repeated
 */
export function observeSent(
  profile: ValueProfile,
  values: readonly (string | SentFile)[],
  origin: Origin,
  evidence: Evidence,
  isRepeated = values.length > 1,
): void {
  countOne(profile, origin);
  if (isRepeated) profile.repeats++;
  for (const value of values) {
    if (typeof value !== 'string') {
      profile.files++;
      profile.fileType ??= value.contentType;
      continue;
    }
    const placeholder = evidence.hasPlaceholders ? readPlaceholder(value) : undefined;
    if (placeholder) observePlaceholder(profile, placeholder);
    else observeSentText((profile.sent ??= createSentProfile()), value);
  }
}

export function observeUnknown(profile: ValueProfile, origin: Origin, isText = false): void {
  countOne(profile, origin);
  if (isText) profile.texts ??= createTextProfile();
}

export function createObjectProfile(): ObjectProfile {
  return { count: 0, members: new Map(), entries: createValueProfile() };
}

/** Returns the counts for the values under a key. */
export function memberProfile(
  object: ObjectProfile,
  key: string,
  { hasValueNames }: Pick<Evidence, 'hasValueNames'>,
): ValueProfile {
  const isField = hasValueNames ? isRecordedField(key) : isFieldName(key);
  return isField ? fieldProfile(object, key) : object.entries;
}

function fieldProfile(object: ObjectProfile, key: string): ValueProfile {
  const known = object.members?.get(key);
  if (known) return known;
  if (!object.members) return object.entries;
  const created = createValueProfile();
  object.members.set(key, created);
  if (object.members.size <= MOST_MEMBERS) return created;
  for (const member of object.members.values()) joinProfile(object.entries, member);
  delete object.members;
  return object.entries;
}

/** Adds the counts of another profile. The result does not depend on the order in which profiles are added. */
export function joinProfile(into: ValueProfile, from: ValueProfile): void {
  into.count += from.count;
  into.nulls += from.nulls;
  into.booleans += from.booleans;
  into.integers += from.integers;
  into.fractions += from.fractions;
  into.files += from.files;
  into.fileType ??= from.fileType;
  into.repeats += from.repeats;
  into.lists += from.lists;
  into.isCut ||= from.isCut;
  for (const origin of from.origins) addOrigin(into, origin);
  if (from.texts) joinTexts((into.texts ??= createTextProfile()), from.texts);
  if (from.sent) joinSent((into.sent ??= createSentProfile()), from.sent);
  if (from.items) joinProfile((into.items ??= createValueProfile()), from.items);
  if (!from.objects) return;
  const object = (into.objects ??= createObjectProfile());
  object.count += from.objects.count;
  joinProfile(object.entries, from.objects.entries);
  if (from.objects.members) {
    for (const [key, member] of from.objects.members)
      joinProfile(fieldProfile(object, key), member);
  } else if (object.members) {
    for (const member of object.members.values()) joinProfile(object.entries, member);
    delete object.members;
  }
}

function countOne(profile: ValueProfile, origin: Origin): void {
  profile.count++;
  addOrigin(profile, origin);
}

function addOrigin({ origins }: ValueProfile, origin: Origin): void {
  if (origins.size < MOST_BODIES) origins.add(origin);
}

function observeJsonText(profile: ValueProfile, text: string, evidence: Evidence): void {
  const isBare = evidence.hasPlaceholders && text.startsWith(BARE_VARIABLE);
  const written = isBare ? text.slice(BARE_VARIABLE.length) : text;
  const placeholder = evidence.hasPlaceholders ? readPlaceholder(written) : undefined;
  if (isBare || (placeholder?.shape && (placeholder.shape.kind === 'string' || /^</.test(text)))) {
    observePlaceholder(profile, placeholder);
    return;
  }
  // A variable in quotes is a text whose format is unknown.
  profile.texts ??= createTextProfile();
  if (!placeholder) observeText(profile.texts, text);
}

function observePlaceholder(profile: ValueProfile, placeholder: Placeholder | undefined): void {
  const shape = placeholder?.shape;
  if (shape?.kind === 'integer') profile.integers++;
  else if (shape?.kind === 'number') profile.fractions++;
  else if (shape?.kind === 'boolean') profile.booleans++;
  else if (shape?.kind === 'string') {
    profile.texts ??= createTextProfile();
    observeFormat(profile.texts, shape.format);
    profile.texts.isFree = true;
  }
}
