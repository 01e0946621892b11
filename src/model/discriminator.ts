/** Finds the values that a schema allows for one of its properties, the discriminator of a union. */
import type { Follow } from './dereference.js';
import type { Discriminator, Scalar, Schema, SchemaId, UnionShape } from './schema.js';
import { READING_LIMITS } from '../base/foundation/limits/reading.js';

/** The values that a schema allows for a property, and whether the property is required. */
export interface OwnValues {
  readonly values: ReadonlySet<Scalar>;
  /** True if any number is allowed, in addition to `values`. */
  readonly numbers?: boolean;
  readonly required: boolean;
}

/** The kinds of schemas that have no properties. */
const BARE: ReadonlySet<Schema['kind']> = new Set([
  'array',
  'binary',
  'boolean',
  'enum',
  'integer',
  'number',
  'string',
  'tuple',
]);

/**
 * Returns the values that a schema allows for a property of its objects (`enum`, `const`).
 * @returns `undefined` if any text is allowed; an empty set if no text is allowed
 */
export function ownValues(schema: Schema, name: string, follow: Follow): OwnValues | undefined {
  return valuesIn(schema, { name, follow, known: new Map(), mapped: new Map() }, 0);
}

/** The state of one lookup: the property's name, and cached results, because a schema may be reached several times. */
interface Lookup {
  readonly name: string;
  readonly follow: Follow;
  readonly known: Map<Schema, OwnValues | undefined>;
  /** Cached only during one lookup, because a mapping may change while descriptions are read. */
  readonly mapped: Map<Discriminator, ReturnType<typeof tagsById>>;
}

function valuesIn(schema: Schema, asking: Lookup, depth: number): OwnValues | undefined {
  if (depth > READING_LIMITS.discriminatorDepth.most) return undefined;
  const { known } = asking;
  const shape = asking.follow(schema);
  if (known.has(shape)) return known.get(shape);
  // A reference from a schema to itself adds no values.
  known.set(shape, undefined);
  const values = valuesOf(shape, asking, depth);
  known.set(shape, values);
  return values;
}

function valuesOf(shape: Schema, asking: Lookup, depth: number): OwnValues | undefined {
  const { name, follow } = asking;
  if (shape.kind === 'object') {
    const property = shape.properties.get(name);
    const allowed = property && scalarsOf(property.schema, follow, 0);
    return allowed && property && { ...allowed, required: property.required };
  }
  if (BARE.has(shape.kind)) return { values: new Set(), required: false };
  if (shape.kind !== 'intersection' && shape.kind !== 'union') return undefined;
  const every = shape.kind === 'union';
  const found: OwnValues[] = [];
  for (const member of shape.members) {
    if (every && member.kind === 'null') continue;
    const values =
      valuesIn(member, asking, depth + 1) ?? (every ? mappedTo(shape, member, asking) : undefined);
    if (values !== undefined) found.push(values);
    else if (every) return undefined;
  }
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  if (others.length === 0) return first;
  return every ? either(found) : others.reduce(both, first);
}

function mappedTo(
  { discriminator }: UnionShape,
  member: Schema,
  { name, mapped }: Lookup,
): OwnValues | undefined {
  if (discriminator?.property !== name || member.kind !== 'ref') return undefined;
  const byId = mapped.get(discriminator) ?? tagsById(discriminator);
  mapped.set(discriminator, byId);
  const values = byId.get(member.id);
  return values && { values, required: true };
}

/** Returns, for each schema, the values that the discriminator maps to it, as text. */
export function valuesById({ mapping }: Discriminator): ReadonlyMap<SchemaId, Set<string>> {
  const found = new Map<SchemaId, Set<string>>();
  for (const [value, id] of mapping) {
    const known = found.get(id);
    if (known) known.add(value);
    else found.set(id, new Set([value]));
  }
  return found;
}

/** Returns, for each schema, the values that the discriminator maps to it, in the JSON type of the property. */
export function tagsById(discriminator: Discriminator): ReadonlyMap<SchemaId, Set<Scalar>> {
  return new Map(
    [...valuesById(discriminator)].map(([id, texts]) => [
      id,
      new Set([...texts].map((text) => tagOf(discriminator, text))),
    ]),
  );
}

/** Returns a value of the discriminator's mapping in the JSON type of the property. */
export function tagOf({ type }: Pick<Discriminator, 'type'>, text: string): Scalar {
  if (type === 'number') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
}

/** Returns the schema that a value of the discriminator property selects. */
export function selectedBy({ mapping, type }: Discriminator, tag: unknown): SchemaId | undefined {
  return typeof tag === (type ?? 'string') ? mapping.get(String(tag)) : undefined;
}

/** Returns true if one of the values, or any number, is allowed. */
export function allowsTag({ values, numbers }: Omit<OwnValues, 'required'>, tag: Scalar): boolean {
  return values.has(tag) || (numbers === true && typeof tag === 'number');
}

type Allowed = Omit<OwnValues, 'required'>;

function both(a: OwnValues, b: OwnValues): OwnValues {
  return { ...bothAllowed(a, b), required: a.required || b.required };
}

function bothAllowed(a: Allowed, b: Allowed): Allowed {
  const values = new Set([
    ...[...a.values].filter((value) => allowsTag(b, value)),
    ...[...b.values].filter((value) => allowsTag(a, value)),
  ]);
  return { values, ...(a.numbers === true && b.numbers === true && { numbers: true }) };
}

function either(found: readonly OwnValues[]): OwnValues {
  return { ...eitherAllowed(found), required: found.every(({ required }) => required) };
}

function eitherAllowed(found: readonly Allowed[]): Allowed {
  const values = new Set(found.flatMap((one) => [...one.values]));
  return { values, ...(found.some(({ numbers }) => numbers) && { numbers: true }) };
}

/** Returns the values that a schema allows; `undefined` if any text is allowed. */
function scalarsOf(schema: Schema, follow: Follow, depth: number): Allowed | undefined {
  if (depth > READING_LIMITS.discriminatorDepth.most) return undefined;
  const shape = follow(schema);
  switch (shape.kind) {
    case 'enum':
      return shape.open === true ? undefined : { values: new Set(shape.values) };
    case 'boolean':
      return { values: new Set([true, false]) };
    case 'null':
      return { values: new Set([null]) };
    case 'integer':
    case 'number':
      return { values: new Set(), numbers: true };
    case 'union': {
      const all = shape.members.map((member) => scalarsOf(member, follow, depth + 1));
      const known = all.filter((one) => one !== undefined);
      return known.length < all.length ? undefined : eitherAllowed(known);
    }
    case 'intersection': {
      const parts = shape.members.flatMap((part) => scalarsOf(part, follow, depth + 1) ?? []);
      const [first, ...others] = parts;
      return first && others.reduce(bothAllowed, first);
    }
    case 'any':
    case 'unknown':
    case 'string':
    case 'ref':
      return undefined;
    default:
      return { values: new Set() };
  }
}
