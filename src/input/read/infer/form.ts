/**
 * Converts the fields of forms to values. Brackets in names such as `items[0][plan]=a` mean lists and objects, as in
 * Rails, PHP and qs.
 */
import { groupBy } from '../../../base/foundation/group.js';
import type { Encoding } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import type { Evidence } from './evidence.js';
import {
  createObjectProfile,
  createValueProfile,
  memberProfile,
  observeSent,
  observeValue,
  type ValueProfile,
} from './value-profile.js';

export interface FieldEvidence {
  readonly name: string;
  readonly value?: string;
  readonly isFile: boolean;
  /** True if the field contains several files. */
  readonly isList?: boolean;
  readonly contentType?: string;
  /** The origin of the field, if it is known more precisely than that of the body. */
  readonly origin?: Origin;
}

/** The fields of a form whose names begin with the same keys. A name such as `user[name]` consists of several keys. */
export interface FormValue<Field> {
  /** The fields that have exactly these keys; several if the name is repeated. */
  readonly own: readonly Field[];
  readonly items: readonly FormValue<Field>[];
  readonly members: ReadonlyMap<string, FormValue<Field>>;
}

/** A field, and the remaining keys in its name. */
interface KeyedField<Field> {
  readonly field: Field;
  readonly keys: readonly string[];
}

/** Matches a name with at most ten keys in brackets. No API has a deeper structure. */
const BRACKETS = /^([^[\]]+)\[((?:[^[\]]*\]\[){0,9}[^[\]]*)\]$/;
/** The key of a list item is empty, or the item's number. */
const INDEX = /^\d{0,3}$/;

/**
 * Splits the name of a field into keys: `items[0][plan]` → `items`, `0`, `plan`.
 * @param mediaType brackets are only recognized in URL-encoded forms; in `multipart/form-data`, objects are written
 * as JSON
 */
export function keysOfField(name: string, mediaType: string): readonly [string, ...string[]] {
  const match = mediaType === 'application/x-www-form-urlencoded' && BRACKETS.exec(name);
  return match ? [match[1] ?? name, ...(match[2] ?? '').split('][')] : [name];
}

/** Returns true for a key in brackets that is the index of a list item. */
export function isIndex(key: string): boolean {
  return INDEX.test(key);
}

/** Groups the fields of a form by their keys, so that they form one value. */
export function formValue<Field extends { readonly name: string }>(
  fields: readonly Field[],
  mediaType: string,
): FormValue<Field> {
  const keyed = fields.map((field) => ({ field, keys: keysOfField(field.name, mediaType) }));
  return { own: [], items: [], members: membersOf(keyed) };
}

function valueOf<Field>(keyed: readonly KeyedField<Field>[]): FormValue<Field> {
  const own = keyed.flatMap(({ field, keys }) => (keys.length === 0 ? [field] : []));
  const inside = keyed.filter(({ keys }) => keys.length > 0);
  const isList = inside.every(({ keys: [key = ''] }) => isIndex(key));
  const items = isList ? itemsOf(inside) : [];
  return { own, items, members: isList ? new Map() : membersOf(inside) };
}

function membersOf<Field>(keyed: readonly KeyedField<Field>[]): FormValue<Field>['members'] {
  const byKey = groupBy(keyed, ({ keys: [key = ''] }) => key);
  return new Map([...byKey].map(([key, same]) => [key, valueOf(same.map(withoutKey))]));
}

/**
 * Groups fields by the numbers of their items. Without numbers, a field that is repeated begins a new item
 * (`a[][id]=1&a[][id]=2`).
 */
function itemsOf<Field>(keyed: readonly KeyedField<Field>[]): FormValue<Field>[] {
  const seen = new Set<string>();
  let count = 0;
  const items = groupBy(keyed, ({ keys }) => {
    if (keys[0] !== '') return keys[0];
    const name = keys.join('][');
    const isListInside = keys.length > 1 && keys.at(-1) === '';
    if (seen.has(name) && !isListInside) {
      seen.clear();
      count++;
    }
    seen.add(name);
    return count;
  });
  return [...items.values()].map((same) => valueOf(same.map(withoutKey)));
}

function withoutKey<Field>({ field, keys }: KeyedField<Field>): KeyedField<Field> {
  return { field, keys: keys.slice(1) };
}

/**
 * Adds the encodings that the names and the content types of fields imply. If a name occurs several times, only the
 * first field is used.
 */
export function observeEncodings(
  encodings: Map<string, Encoding>,
  fields: readonly Pick<FieldEvidence, 'name' | 'contentType'>[],
  mediaType: string,
): void {
  for (const { name, contentType } of fields) {
    const [key, ...inside] = keysOfField(name, mediaType);
    if (encodings.has(key)) continue;
    if (inside.length > 0) encodings.set(key, { style: 'deepObject', explode: true, headers: [] });
    else if (contentType !== undefined) encodings.set(key, { contentType, headers: [] });
  }
}

/** Counts the fields of a form in a profile. */
export function observeForm(
  profile: ValueProfile,
  { own, items, members }: FormValue<FieldEvidence>,
  origin: Origin,
  evidence: Evidence,
): void {
  const [first] = own;
  if (first) {
    const values = own.flatMap(({ isFile, contentType, value }) =>
      isFile ? { contentType } : (value ?? []),
    );
    const isRepeated = own.length > 1 || first.isList;
    observeSent(profile, values, first.origin ?? origin, evidence, isRepeated);
  }
  if (items.length > 0) observeValue(profile, [], origin, evidence);
  for (const item of items) {
    observeForm((profile.items ??= createValueProfile()), item, origin, evidence);
  }
  if (members.size > 0) observeValue(profile, new Map(), origin, evidence);
  for (const [key, member] of members) {
    const object = (profile.objects ??= createObjectProfile());
    observeForm(memberProfile(object, key, evidence), member, origin, evidence);
  }
}
