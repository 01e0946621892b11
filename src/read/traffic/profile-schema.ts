/** From what was seen of a place to its schema. */
import { withSeen, type Origin, type ObservedCount } from '../../model/origin.js';
import { UNKNOWN, type Property, type Schema } from '../../model/schema.js';
import { isPersonalName, isSecretName } from '../secret.js';
import { isApiName } from './api-name.js';
import { isMapLike, isValueName } from './field-names.js';
import { mergeProfiles } from './merge-profiles.js';
import { enumWords, type TextProfile } from './text-profile.js';
import { createValueProfile, type ObjectProfile, type ValueProfile } from './value-profile.js';

/** What no object lacks, in so many bodies, is taken to be always there. */
const LEAST_BODIES = 20;
/** As many keys that name things make a map of an object that has fields beside them. */
const LEAST_IDS = 3;
/** A key that no list of words knows is a field where so many objects all have it. */
const LEAST_OBJECTS = 4;
/** Fewer of the objects have it where it is the name of a thing. */
const RARE = 0.25;

/**
 * The schema of a place: a type for each kind of value that was seen, `null` apart from what is absent.
 * @param origins where it was seen
 * @param what the values are in
 * @returns `unknown` where nothing was seen but `null`
 */
export function schemaOfProfile(
  profile: ValueProfile,
  origins: readonly Origin[],
  what: ObservedCount['what'],
): Schema {
  return schemaOf(profile, origins, '', what);
}

function schemaOf(
  profile: ValueProfile,
  origins: readonly Origin[],
  name: string,
  what: ObservedCount['what'] = 'objects',
  isItem = false,
): Schema {
  if (profile.isCut) return { ...UNKNOWN, origins };
  const members: Schema[] = [];
  if (profile.booleans > 0) members.push({ kind: 'boolean', origins });
  if (profile.fractions > 0) members.push({ kind: 'number', origins });
  else if (profile.integers > 0) members.push({ kind: 'integer', origins });
  if (profile.texts) members.push(textSchema(profile.texts, origins, name));
  if (profile.lists > 0) {
    const items =
      profile.items && profile.items.count > 0
        ? schemaOf(profile.items, origins, name, 'objects', true)
        : UNKNOWN;
    members.push({ kind: 'array', items, origins });
  }
  if (profile.objects)
    members.push(objectSchema(profile.objects, origins, what, isItem ? '' : name));
  const [only] = members;
  if (!only) return { kind: 'unknown', origins };
  if (profile.nulls > 0) members.push({ kind: 'null', origins });
  return members.length === 1 ? only : { kind: 'union', members, origins };
}

function textSchema(texts: TextProfile, origins: readonly Origin[], name: string): Schema {
  // What people are called, and what is secret, is no word of the API, however often it was sent.
  const isPrivate = isSecretName(name) || isPersonalName(name);
  const values = isPrivate ? undefined : enumWords(texts);
  if (values) return { kind: 'enum', values, open: true, origins };
  return { kind: 'string', ...(texts.format && { format: texts.format }), origins };
}

function objectSchema(
  object: ObjectProfile,
  origins: readonly Origin[],
  what: ObservedCount['what'],
  called: string,
): Schema {
  const properties = new Map<string, Property>();
  const entries = entriesOf(object, called);
  for (const name of [...object.members.keys()].sort()) {
    const member = object.members.get(name);
    if (!member || entries.includes(name)) continue;
    const isAlways = member.count === object.count && object.bodies >= LEAST_BODIES;
    const seen: ObservedCount = { count: member.count, of: object.count, what };
    const schema = { ...schemaOf(member, origins, name), origins: withSeen(origins, seen) };
    properties.set(name, { schema, required: isAlways });
  }
  const ids = object.ids + entries.length;
  const isMap = entries.length > 0 || ids >= LEAST_IDS || (ids > 0 && properties.size === 0);
  return {
    ...{ kind: 'object', properties, origins },
    rest: isMap ? restSchema(object, entries, origins) : { kind: 'any', origins: [] },
  };
}

/** The keys that are values, and no names of fields: words of people, and of what they have. */
function entriesOf({ members, count }: ObjectProfile, called: string): string[] {
  const open = [...members.keys()].filter((key) => !isApiName(key));
  const values = open.filter(isValueName);
  const share = (key: string): number => (members.get(key)?.count ?? 0) / count;
  const kinds = Object.fromEntries([...members].map(([key, member]) => [key, kindOf(member)]));
  // A field is in all objects of many; the one that has a name as its key is one of them.
  const isField = (key: string): boolean => count >= LEAST_OBJECTS && share(key) === 1;
  if (isMapLike(called, open, kinds))
    return open.filter((key) => values.includes(key) || !isField(key));
  const isRare = (key: string): boolean =>
    count >= LEAST_OBJECTS && share(key) < RARE && members.get(key)?.objects !== undefined;
  return open.filter((key) => values.includes(key) || isRare(key));
}

/** A value of the kind that was seen. */
function kindOf({ objects, lists, texts, booleans }: ValueProfile): unknown {
  if (objects) return {};
  if (lists > 0) return [];
  return texts ? '' : booleans > 0 ? true : 0;
}

/** What stands under keys that are values. */
function restSchema(
  { entries, members }: ObjectProfile,
  keys: readonly string[],
  origins: readonly Origin[],
): Schema {
  const all = createValueProfile();
  mergeProfiles(all, entries);
  for (const key of keys) {
    const member = members.get(key);
    if (member) mergeProfiles(all, member);
  }
  return schemaOf(all, origins, '');
}
