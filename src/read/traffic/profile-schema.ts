/** From what was seen of a place to its schema. */
import { withSeen, type Origin, type ObservedCount } from '../../model/origin.js';
import { UNKNOWN, type Property, type Schema } from '../../model/schema.js';
import { isPersonalName, isSecretName } from '../secret.js';
import { enumWords, type TextProfile } from './text-profile.js';
import type { ObjectProfile, ValueProfile } from './value-profile.js';

/** What no object lacks, in so many bodies, is taken to be always there. */
const LEAST_BODIES = 20;
/** As many keys that name things make a map of an object that has fields beside them. */
const LEAST_IDS = 3;

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
): Schema {
  if (profile.isCut) return { ...UNKNOWN, origins };
  const members: Schema[] = [];
  if (profile.booleans > 0) members.push({ kind: 'boolean', origins });
  if (profile.fractions > 0) members.push({ kind: 'number', origins });
  else if (profile.integers > 0) members.push({ kind: 'integer', origins });
  if (profile.texts) members.push(textSchema(profile.texts, origins, name));
  if (profile.lists > 0) {
    const items =
      profile.items && profile.items.count > 0 ? schemaOf(profile.items, origins, name) : UNKNOWN;
    members.push({ kind: 'array', items, origins });
  }
  if (profile.objects) members.push(objectSchema(profile.objects, origins, what));
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
): Schema {
  const properties = new Map<string, Property>();
  for (const name of [...object.members.keys()].sort()) {
    const member = object.members.get(name);
    if (!member) continue;
    const isAlways = member.count === object.count && object.bodies >= LEAST_BODIES;
    const seen: ObservedCount = { count: member.count, of: object.count, what };
    const schema = { ...schemaOf(member, origins, name), origins: withSeen(origins, seen) };
    properties.set(name, { schema, required: isAlways });
  }
  const isMap = object.ids >= LEAST_IDS || (object.ids > 0 && properties.size === 0);
  const rest: Schema = isMap ? schemaOf(object.entries, origins, '') : { kind: 'any', origins: [] };
  return { kind: 'object', properties, rest, origins };
}
