/**
 * Infers a schema from a profile. A profile counts the values that were observed in one place of a message, such as a
 * field.
 */
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { withObservedCount, type ObservedCount, type Origin } from '../../../model/origin.js';
import { UNKNOWN, type Property, type Schema } from '../../../model/schema.js';
import { isPersonalName, isSecretName } from '../secret.js';
import { isApiName } from './api-name.js';
import { isMapLike, isValueName, LEAST_OBJECTS } from './field-names.js';
import type { Evidence } from './evidence.js';
import { enumWords, type SentProfile, type TextProfile } from './text-profile.js';
import {
  createValueProfile,
  joinProfile,
  type ObjectProfile,
  type ValueProfile,
} from './value-profile.js';

/**
 * If an object with fields also has at least this many values under keys that are data, it is also a map
 * (`additionalProperties`).
 */
const LEAST_ENTRIES = 3;
/**
 * Keys are treated as data, such as names of people, if there are at least this many of them, each occurs in at most
 * one of ten objects, and their values are all of the same kind.
 */
const LEAST_KEYS = 20;
const OBJECTS_PER_KEY = 10;
/**
 * If at least this many objects were observed, an unknown key that occurs in fewer than `LEAST_OBJECTS` of them is
 * treated as data.
 */
const MANY_OBJECTS = 16;
/**
 * If at least `LEAST_OBJECTS` objects were observed, an unknown key is treated as data if it occurs in at most this
 * share of them and its values are objects.
 */
const RARE_NAME = 0.25;
/** The maximum number of origins that are stored for a fact. */
const MOST_ORIGINS = 3;

/**
 * A position in a message (for example, a field), and the rules for what may be inferred from the counts of its values.
 */
interface Place {
  readonly name: string;
  readonly evidence: Evidence;
  readonly origins: readonly Origin[];
  /** True for the items of a list. Their `name` is the name of the list. */
  readonly isItem?: boolean;
}

/**
 * Infers the schema of a place in a message, such as a field. Objects allow additional properties, and each kind of
 * value has its own type. `null` is distinguished from an absent value. Objects whose keys are data, such as ids,
 * become maps.
 * @param name the name of the field; it determines whether the observed texts may appear in the output
 * @param what the kind of messages or objects that the counts refer to
 * @returns `unknown` if only `null` was observed
 */
export function schemaOfProfile(
  profile: ValueProfile,
  evidence: Evidence,
  name = '',
  what: ObservedCount['what'] = 'objects',
  isItem = false,
): Schema {
  const origins = originsOf(profile, evidence);
  const schema = singleSchema(profile, { name, evidence, origins, isItem }, what);
  return profile.repeats > 0 ? { kind: 'array', items: schema, origins } : schema;
}

/** Returns the first locations at which values were observed. */
export function originsOf(
  { origins }: Pick<ValueProfile, 'origins'>,
  { trust }: Evidence,
): Origin[] {
  return [...origins].slice(0, MOST_ORIGINS).map((origin) => ({ ...origin, trust }));
}

function singleSchema(profile: ValueProfile, place: Place, what: ObservedCount['what']): Schema {
  const { name, evidence, origins } = place;
  if (profile.isCut) return { ...UNKNOWN, origins };
  const members: Schema[] = [];
  if (profile.booleans > 0) members.push({ kind: 'boolean', origins });
  if (profile.fractions > 0) members.push({ kind: 'number', origins });
  else if (profile.integers > 0) members.push({ kind: 'integer', origins });
  if (profile.texts) members.push(textSchema(profile.texts, place));
  if (profile.files > 0) {
    const mediaType = profile.fileType;
    members.push({ kind: 'binary', ...(mediaType !== undefined && { mediaType }), origins });
  }
  if (profile.lists > 0) {
    const isEmpty = !profile.items || profile.items.count === 0;
    const items =
      isEmpty || !profile.items
        ? UNKNOWN
        : schemaOfProfile(profile.items, evidence, name, 'objects', true);
    members.push({ kind: 'array', items, origins });
  }
  if (profile.objects) members.push(objectSchema(profile.objects, place, what));
  const [only] = members;
  // If a parameter was sent as a typed placeholder or a file, this determines its type more reliably than the texts
  // that were sent.
  if (!only && profile.sent) return sentSchema(profile.sent, place);
  if (!only) return { kind: 'unknown', origins };
  if (profile.nulls > 0) members.push({ kind: 'null', origins });
  return members.length === 1 ? only : { kind: 'union', members, origins };
}

/** Returns the type to which all texts that were sent can be converted. */
function sentSchema(sent: SentProfile, place: Place): Schema {
  const { texts, integers, numbers, booleans, only } = sent;
  const { evidence, origins } = place;
  if (only !== undefined && evidence.differentTexts > 1) return UNKNOWN;
  if (integers === texts.count) return { kind: 'integer', origins };
  if (numbers === texts.count) return { kind: 'number', origins };
  if (booleans === texts.count) return { kind: 'boolean', origins };
  return textSchema(texts, place);
}

function textSchema(texts: TextProfile, { name, origins }: Place): Schema {
  // Values of private fields never become an enum, however often they were observed.
  const isPrivate = isSecretName(name) || isPersonalName(name);
  const values = isPrivate ? undefined : enumWords(texts);
  if (values) return { kind: 'enum', values, open: true, origins };
  return { kind: 'string', ...(texts.format && { format: texts.format }), origins };
}

function objectSchema(object: ObjectProfile, place: Place, what: ObservedCount['what']): Schema {
  const { evidence, origins } = place;
  const { count: of } = object;
  const { members, entries, isMap } = withoutDataKeys(object, place);
  const properties = new Map<string, Property>();
  // Authors choose the order of properties in an example, so it is kept. In recorded exchanges, the order is
  // accidental.
  const isByName = evidence.trust === 'observed';
  const ordered = isByName ? members.toSorted(([a], [b]) => byCodeUnit(a, b)) : members;
  for (const [name, member] of ordered) {
    const { count } = member;
    const schema = schemaOfProfile(member, evidence, name);
    const seen = evidence.trust === 'observed' && { count, of, what };
    properties.set(name, {
      schema: seen ? { ...schema, origins: withObservedCount(schema.origins, seen) } : schema,
      required: count === of && member.origins.size >= evidence.requiredFrom,
    });
  }
  const hasEntries = entries.count >= LEAST_ENTRIES || (entries.count > 0 && properties.size === 0);
  const rest: Schema =
    isMap || hasEntries ? schemaOfProfile(entries, evidence) : { kind: 'any', origins: [] };
  return { kind: 'object', properties, rest, origins };
}

type Members = readonly (readonly [key: string, profile: ValueProfile])[];

/** Returns the fields of an object, and the values under all keys that are data. */
function withoutDataKeys(object: ObjectProfile, place: Place) {
  const all: Members = [...(object.members ?? [])];
  const isRare = (member: ValueProfile): boolean => member.count * OBJECTS_PER_KEY <= object.count;
  const rare = all.filter(([, member]) => isRare(member));
  const areRareData =
    rare.length >= LEAST_KEYS && new Set(rare.map(([, member]) => kindsOf(member))).size === 1;
  const names = place.evidence.hasValueNames ? keysThatAreValues(all, object.count, place) : [];
  const data = new Map([...(areRareData ? rare : []), ...names]);
  if (data.size === 0) return { members: all, entries: object.entries, isMap: false };
  const joined = createValueProfile();
  for (const one of [object.entries, ...data.values()]) joinProfile(joined, one);
  return { members: all.filter(([key]) => !data.has(key)), entries: joined, isMap: true };
}

/** Returns the keys in recorded traffic that are data, such as names of people. */
function keysThatAreValues(all: Members, count: number, { name, isItem }: Place): Members {
  const open = all.filter(([key]) => !isApiName(key));
  const kinds = open.map(([, member]) => mainKind(member));
  const isMap = isMapLike(isItem === true ? '' : name, kinds, all.length);
  const isMany = count >= LEAST_OBJECTS;
  return open.filter(([key, member]) => {
    if (isValueName(key)) return true;
    // In a list of many objects, a key that occurs in all of them is a field. Outside a list, all observations may be
    // of the same object, so they prove nothing.
    if (isMap) return !(isItem === true && isMany && member.count === count);
    if (count >= MANY_OBJECTS && member.count < LEAST_OBJECTS) return true;
    // If there are only a few objects, a field whose value is an object must occur in all of them.
    return member.count <= (isMany ? count * RARE_NAME : count - 1) && member.objects !== undefined;
  });
}

/** Returns the kind of the values. If there are several kinds, objects come first, then lists, then texts. */
function mainKind({ objects, lists, texts, booleans }: ValueProfile): string {
  if (objects) return 'object';
  if (lists > 0) return 'array';
  if (texts) return texts.format ?? 'string';
  return booleans > 0 ? 'boolean' : 'number';
}

/** Returns the kinds of the values except `null`, as a text that can be compared. */
function kindsOf(profile: ValueProfile): string {
  const { booleans, integers, fractions, files, texts, sent, lists, objects } = profile;
  return [booleans, integers + fractions, files, texts, sent, lists, objects].map(Boolean).join();
}
