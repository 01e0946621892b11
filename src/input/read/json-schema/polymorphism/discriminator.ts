/** Maps the values of a discriminator to the members of a union, after all schemas have been read. */
import { allowsTag, ownValues, type OwnValues } from '../../../../model/discriminator.js';
import type { Follow } from '../../../../model/dereference.js';
import type { Mutable } from '../../../../base/foundation/mutable.js';
import type { Discriminator, Scalar, Schema, SchemaId } from '../../../../model/schema.js';
import type { Cursor } from '../../../source/cursor.js';

/** A union with a discriminator, as its document declares it. */
export interface PendingUnion {
  readonly place: Cursor;
  /** The discriminator. Its mapping is incomplete until all schemas were read. */
  readonly discriminator: Mutable<Discriminator> & { readonly mapping: Map<string, SchemaId> };
  /** All members. The parent is removed if no value selects it. */
  readonly members: Schema[];
  /** The mapping that the document declares. */
  readonly declared: ReadonlyMap<string, SchemaId>;
  /**
   * The default values of members that the mapping omits. A default value is the name of the member, as the document
   * writes it.
   */
  readonly names: ReadonlyMap<SchemaId, string>;
  /** The id of the parent, if the parent itself is a member of the union. It gets the values that no child has. */
  readonly base?: SchemaId;
  /** Schemas that extend a member without being members themselves. Their values select that member. */
  readonly kin?: ReadonlyMap<SchemaId, SchemaId>;
}

/**
 * Completes every mapping. The value of a member comes from its own `enum` or `const`, otherwise from the declared
 * mapping, otherwise from its name (OpenAPI § Discriminator Object).
 */
export function resolveDiscriminators(unions: readonly PendingUnion[], follow: Follow): void {
  for (const union of unions) settle(union, follow);
}

function settle(union: PendingUnion, follow: Follow): void {
  const { discriminator, members, names } = union;
  const { mapping, property } = discriminator;
  const known = new Map<SchemaId, OwnValues | undefined>();
  const own = (id: SchemaId): OwnValues | undefined => {
    if (!known.has(id))
      known.set(id, ownValues({ kind: 'ref', id, origins: [] }, property, follow));
    return known.get(id);
  };
  mapping.clear();
  const ids = members.flatMap((member) => (member.kind === 'ref' ? [member.id] : []));
  const type = tagType(ids.map(own));
  if (type !== undefined) discriminator.type = type;
  mapDeclared(union, own);
  const others = ids.filter((id) => id !== discriminator.defaultMapping && id !== union.base);
  const mapped = new Set(mapping.values());
  for (const id of others) {
    if (!mapped.has(id)) mapName(id, names.get(id) ?? id, union, own(id));
  }
  const shared = mapOwn(others, union, own);
  if (union.base !== undefined) mapBase(union.base, union, own(union.base));
  mapKin(union, own);
  const covered = new Set([...mapping.values(), discriminator.defaultMapping]);
  const isCovered = (member: Schema): boolean =>
    member.kind === 'null' || (member.kind === 'ref' && covered.has(member.id));
  const isOfType = (value: Scalar): boolean =>
    value === null || typeof value === (type ?? 'string');
  const isUniform = ids.every((id) => {
    const allowed = own(id);
    return [...(allowed?.values ?? [])].every(isOfType) && (type === 'number' || !allowed?.numbers);
  });
  if (shared || !isUniform || !members.every(isCovered)) discriminator.partial = true;
}

/**
 * Returns the JSON type of the discriminator property if all members that declare it have the same type, and this type
 * is not `string`.
 */
function tagType(all: readonly (OwnValues | undefined)[]): Discriminator['type'] {
  const types = all.map((own) => {
    const found = new Set(
      [...(own?.values ?? [])].flatMap((value) => (value === null ? [] : typeof value)),
    );
    if (own?.numbers === true) found.add('number');
    return [...found].join();
  });
  const [first] = new Set(types.filter((type) => type !== ''));
  const isSame = types.every((type) => type === first || type === '');
  return isSame && (first === 'number' || first === 'boolean') ? first : undefined;
}

type Own = (id: SchemaId) => OwnValues | undefined;

/** Applies the declared mapping, and reports values that contradict the schemas. */
function mapDeclared({ discriminator, declared, place }: PendingUnion, own: Own): void {
  for (const [value, id] of declared) {
    const allowed = own(id);
    const text = allowed === undefined ? value : allowedText(value, allowed);
    if (text !== undefined) {
      discriminator.mapping.set(text, id);
      continue;
    }
    const { property } = discriminator;
    place.add('schema/discriminator', {
      ...{ value, schema: id, property },
      allowed: texts(allowed?.values ?? []),
    });
  }
}

/**
 * Returns the text of a key of the mapping, in the form in which the value of the property is written. For example, the
 * key `1.0` selects the number 1.
 * @returns `undefined` if the property cannot have this value
 */
function allowedText(key: string, allowed: OwnValues): string | undefined {
  if (texts(allowed.values).includes(key)) return key;
  const number = key.trim() === '' ? NaN : Number(key);
  return Number.isFinite(number) && allowsTag(allowed, number) ? String(number) : undefined;
}

/** Maps the name of a member that has no other value, if its schema allows the name as a value. */
function mapName(
  id: SchemaId,
  name: string,
  { discriminator: { mapping }, declared }: PendingUnion,
  own: OwnValues | undefined,
): void {
  if (mapping.has(name) || declared.has(name)) return;
  if (own?.values.size === 1) return;
  const text = own === undefined ? name : allowedText(name, own);
  if (text !== undefined) mapping.set(text, id);
}

/**
 * Adds to the mapping the values that members declare in their own schemas. Values that are already in the mapping stay
 * unchanged, and a value that several members declare is not added.
 * @returns true if several members declare the same value and the union has no parent: the property alone then does not
 * distinguish the members
 */
function mapOwn(ids: readonly SchemaId[], union: PendingUnion, own: Own): boolean {
  const { mapping } = union.discriminator;
  const owners = new Map<string, SchemaId[]>();
  // A child that only inherits the values of its parent declares none of them.
  const inherited = union.base === undefined ? undefined : own(union.base)?.values;
  for (const id of ids) {
    const values = own(id)?.values ?? new Set();
    if (inherited !== undefined && values.size >= inherited.size) continue;
    for (const value of texts(values)) {
      if (mapping.has(value)) continue;
      const known = owners.get(value);
      if (known === undefined) owners.set(value, [id]);
      else if (!known.includes(id)) known.push(id);
    }
  }
  let shared = false;
  for (const [value, [id, ...more]] of owners) {
    if (id !== undefined && more.length === 0) mapping.set(value, id);
    else if (union.base === undefined) shared = true;
  }
  return shared;
}

/** Maps the values of schemas that extend a member to that member. */
function mapKin(
  { discriminator: { mapping }, names, kin = new Map() }: PendingUnion,
  own: Own,
): void {
  for (const [id, member] of kin) {
    for (const value of texts(own(id)?.values ?? [names.get(id) ?? id])) {
      if (!mapping.has(value)) mapping.set(value, member);
    }
  }
}

/**
 * Maps those values of the parent that select no child. If there are none, the parent is removed from the union,
 * because it only contains what its children share.
 */
function mapBase(id: SchemaId, union: PendingUnion, own: OwnValues | undefined): void {
  const { discriminator, members, names } = union;
  const { mapping } = discriminator;
  const isMapped = (): boolean => [...mapping.values()].includes(id);
  if (own !== undefined) {
    for (const value of texts(own.values)) if (!mapping.has(value)) mapping.set(value, id);
  } else if (!isMapped() && !namesAll(union, id)) mapName(id, names.get(id) ?? id, union, own);
  if (isMapped()) return;
  const at = members.findIndex((member) => member.kind === 'ref' && member.id === id);
  members.splice(at, 1);
}

/** Returns true if the declared mapping names all members except the parent, which then has no value of its own. */
function namesAll({ members, declared }: PendingUnion, base: SchemaId): boolean {
  const named = new Set(declared.values());
  return members.every(
    (member) => member.kind !== 'ref' || member.id === base || named.has(member.id),
  );
}

function texts(values: Iterable<unknown>): string[] {
  return [...values].flatMap((value) => (value === null ? [] : [String(value)]));
}
