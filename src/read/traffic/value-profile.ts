/** What was seen of the values of one place: counted, never kept. */
import { isSecretValue } from '../secret.js';
import { isValueName } from './field-names.js';
import { identifierForm } from './identifier.js';
import { createTextProfile, observeText, type TextProfile } from './text-profile.js';

/** Counts of one place. Values go in one by one, in any order. */
export interface ValueProfile {
  count: number;
  nulls: number;
  booleans: number;
  integers: number;
  /** Numbers with a fraction, and those that no integer holds. */
  fractions: number;
  texts?: TextProfile;
  items?: ValueProfile;
  lists: number;
  objects?: ObjectProfile;
  /** True when values lie deeper than is looked at. */
  isCut: boolean;
}

export interface ObjectProfile {
  count: number;
  /** In how many bodies there was one: many in one list are no further evidence. */
  bodies: number;
  /** The body that was counted last. */
  lastBody: object | undefined;
  readonly members: Map<string, ValueProfile>;
  /** What is under keys that name things, and no fields: ids, addresses. */
  readonly entries: ValueProfile;
  /** How many such keys there were. */
  ids: number;
}

/** Deeper values are not looked at. */
const DEPTH = 40;
/** More keys than this are no fields. */
const MEMBERS = 500;
/** As many items of one list are looked at. */
const ITEMS = 1000;

export function createValueProfile(): ValueProfile {
  const none = { count: 0, nulls: 0, booleans: 0, integers: 0, fractions: 0, lists: 0 };
  return { ...none, isCut: false };
}

/**
 * Adds a value to a profile.
 * @param value as `JSON.parse` returns it
 * @param body stands for the body that it is in
 */
export function observeValue(
  profile: ValueProfile,
  value: unknown,
  body: object = {},
  depth = 0,
): void {
  profile.count++;
  if (depth > DEPTH) profile.isCut = true;
  else if (value === null || value === undefined) profile.nulls++;
  else if (typeof value === 'boolean') profile.booleans++;
  else if (typeof value === 'number' || typeof value === 'bigint') {
    if (Number.isInteger(Number(value))) profile.integers++;
    else profile.fractions++;
  } else if (typeof value === 'string') {
    observeText((profile.texts ??= createTextProfile()), value);
  } else if (Array.isArray(value)) {
    profile.lists++;
    profile.items ??= createValueProfile();
    for (const item of value.slice(0, ITEMS)) observeValue(profile.items, item, body, depth + 1);
  } else observeObject(profile, value, body, depth);
}

function observeObject(profile: ValueProfile, value: object, body: object, depth: number): void {
  const object = (profile.objects ??= {
    count: 0,
    bodies: 0,
    lastBody: undefined,
    members: new Map(),
    entries: createValueProfile(),
    ids: 0,
  });
  object.count++;
  if (object.lastBody !== body) object.bodies++;
  object.lastBody = body;
  for (const key of Object.keys(value)) {
    const member: unknown = (value as Readonly<Record<string, unknown>>)[key];
    const known = object.members.get(key);
    if (known) observeValue(known, member, body, depth + 1);
    else if (isFieldName(key) && object.members.size < MEMBERS) {
      const made = createValueProfile();
      object.members.set(key, made);
      observeValue(made, member, body, depth + 1);
    } else {
      object.ids++;
      observeValue(object.entries, member, body, depth + 1);
    }
  }
}

/** False for keys that name a thing or a person, and for what may be a secret: these are values, and values are not kept. */
export function isFieldName(key: string): boolean {
  const form = identifierForm(key);
  const isForm = form === undefined || form === 'token';
  return key.length <= 80 && isForm && !isSecretValue(key) && !isValueName(key);
}
