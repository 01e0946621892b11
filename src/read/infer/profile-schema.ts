/** The schema of a place from the counts of its values. */
import { byCodeUnit } from '../../foundation/sort.js';
import { withSeen, type ObservedCount, type Origin } from '../../model/origin.js';
import { UNKNOWN, type Property, type Schema } from '../../model/schema.js';
import { isPersonalName, isSecretName } from '../secret.js';
import { isApiName } from './api-name.js';
import type { Evidence } from './evidence.js';
import { isMapLike } from './field-names.js';
import { enumWords, type SentProfile, type TextProfile } from './text-profile.js';
import {
  createValueProfile,
  joinProfile,
  type ObjectProfile,
  type ValueProfile,
} from './value-profile.js';

/** As many values under keys that name things make a map of an object that has fields beside them. */
const LEAST_ENTRIES = 3;
/** A key in fewer of the objects is data where it is the name of a thing, or one of as many that all have values of one kind. */
const OBJECTS_PER_KEY = 10;
const LEAST_KEYS = 20;
/** A key that no list of words knows is a field where so many objects all have it. */
const LEAST_OBJECTS = 4;
/** A fact names so many of its places; the others show the same. */
const PLACES = 3;

/** A place, and how far its counts prove a schema. */
interface Place {
  readonly name: string;
  /** An item has the name of its list. */
  readonly isItem: boolean;
  readonly evidence: Evidence;
  readonly origins: readonly Origin[];
}

/**
 * The schema of a place: open objects, a type for each kind of value, `null` apart from an absent value, maps where keys are
 * values.
 * @param name decides whether its words may be told
 * @param what the values are in
 * @returns `unknown` where nothing was seen but `null`
 */
export function schemaOfProfile(
  profile: ValueProfile,
  evidence: Evidence,
  name = '',
  what: ObservedCount['what'] = 'objects',
): Schema {
  return schemaAt(profile, { name, isItem: false, evidence }, what);
}

function schemaAt(
  profile: ValueProfile,
  place: Omit<Place, 'origins'>,
  what: ObservedCount['what'] = 'objects',
): Schema {
  const origins = originsOf(profile, place.evidence);
  const schema = singleSchema(profile, { ...place, origins }, what);
  return profile.repeats > 0 ? { kind: 'array', items: schema, origins } : schema;
}

/** The first places that show a value. */
export function originsOf(
  { origins }: Pick<ValueProfile, 'origins'>,
  { trust }: Evidence,
): Origin[] {
  return [...origins].slice(0, PLACES).map((origin) => ({ ...origin, trust }));
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
        : schemaAt(profile.items, { name, isItem: true, evidence });
    members.push({ kind: 'array', items, origins });
  }
  if (profile.objects) members.push(objectSchema(profile.objects, place, what));
  const [only] = members;
  // A typed placeholder, or a file, says more of a sent value than the texts beside it.
  if (!only && profile.sent) return sentSchema(profile.sent, place);
  if (!only) return { kind: 'unknown', origins };
  if (profile.nulls > 0) members.push({ kind: 'null', origins });
  return members.length === 1 ? only : { kind: 'union', members, origins };
}

/** The type that all texts can be read as. */
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
  // Names of people and secrets are no words of the API, however often they were sent.
  const isPrivate = isSecretName(name) || isPersonalName(name);
  const values = isPrivate ? undefined : enumWords(texts);
  if (values) return { kind: 'enum', values, open: true, origins };
  return { kind: 'string', ...(texts.format && { format: texts.format }), origins };
}

function objectSchema(object: ObjectProfile, place: Place, what: ObservedCount['what']): Schema {
  const { count: of } = object;
  const { evidence, origins } = place;
  const { members, entries, isMap } = withoutDataKeys(object, place);
  const properties = new Map<string, Property>();
  for (const [name, member] of [...members].sort(([a], [b]) => byCodeUnit(a, b))) {
    const { count } = member;
    const schema = schemaOfProfile(member, evidence, name);
    const seen = evidence.trust === 'observed' && { count, of, what };
    properties.set(name, {
      schema: seen ? { ...schema, origins: withSeen(schema.origins, seen) } : schema,
      required: count === of && member.origins.size >= evidence.requiredFrom,
    });
  }
  const rest: Schema = isMap ? schemaOfProfile(entries, evidence) : { kind: 'any', origins: [] };
  return { kind: 'object', properties, rest, origins };
}

/** The fields of an object, and the values under all keys that are data. */
function withoutDataKeys({ count, members, entries }: ObjectProfile, place: Place) {
  const all = [...(members ?? [])];
  const keys = dataKeys(new Map(all), count, place);
  const joined = createValueProfile();
  joinProfile(joined, entries);
  for (const [key, member] of all) if (keys.has(key)) joinProfile(joined, member);
  const fields = all.filter(([key]) => !keys.has(key));
  const isMap =
    keys.size > 0 || joined.count >= LEAST_ENTRIES || (joined.count > 0 && fields.length === 0);
  return { members: fields, entries: joined, isMap };
}

/**
 * The keys of an object that are data: words, names of people and of things. Some show it by how rarely they come back.
 * Of recorded values the others show it by their words, and by the name of the object.
 */
function dataKeys(
  members: ReadonlyMap<string, ValueProfile>,
  count: number,
  { name, isItem, evidence }: Place,
): ReadonlySet<string> {
  const seen = (key: string): number => members.get(key)?.count ?? 0;
  const rare = [...members].filter(([key]) => seen(key) * OBJECTS_PER_KEY <= count);
  const isData =
    rare.length >= LEAST_KEYS && new Set(rare.map(([, one]) => kindsOf(one))).size === 1;
  const keys = new Set(isData ? rare.map(([key]) => key) : []);
  if (!evidence.hasPersonalKeys) return keys;
  for (const [key, one] of rare) if (one.objects && !isApiName(key)) keys.add(key);
  const open = [...members.keys()].filter((key) => !isApiName(key));
  const shown = Object.fromEntries([...members].map(([key, one]) => [key, exampleOf(one)]));
  if (!isMapLike(isItem ? '' : name, open, shown)) return keys;
  // The one field of an object that is a map of its own is in all of many objects.
  for (const key of open) if (count < LEAST_OBJECTS || seen(key) < count) keys.add(key);
  return keys;
}

/** A value of the kind that was seen. */
function exampleOf({ objects, lists, texts, booleans, integers, fractions, sent }: ValueProfile) {
  if (objects) return {};
  if (lists > 0) return [];
  if (texts) return '';
  if (booleans > 0) return true;
  return integers + fractions > 0 || !sent ? 0 : '';
}

/** The kinds of values that were seen, `null` and absent ones aside. */
function kindsOf(profile: ValueProfile): string {
  const { booleans, integers, fractions, files, texts, sent, lists, objects } = profile;
  return [booleans, integers + fractions, files, texts, sent, lists, objects].map(Boolean).join();
}
