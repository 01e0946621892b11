/** Finds the values that a schema allows for one of its properties, the discriminator of a union. */
import type { Follow } from './dereference.js';
import type { Discriminator, Scalar, Schema, SchemaId, UnionShape } from './schema.js';
import { READING_LIMITS } from '../base/foundation/limits/reading.js';

/** The values that a schema allows for a property, and whether the property is required. */
export interface OwnValues {
  readonly values: ReadonlySet<Scalar>;
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
  readonly mapped: Map<Discriminator, ReturnType<typeof valuesById>>;
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
    const values = property && scalarsOf(property.schema, follow, 0);
    return values && property && { values, required: property.required };
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

/** Returns the values of the discriminator that select a member of a union. */
function mappedTo(
  { discriminator }: UnionShape,
  member: Schema,
  { name, mapped }: Lookup,
): OwnValues | undefined {
  if (discriminator?.property !== name || member.kind !== 'ref') return undefined;
  const byId = mapped.get(discriminator) ?? valuesById(discriminator);
  mapped.set(discriminator, byId);
  const values = byId.get(member.id);
  return values && { values, required: true };
}

/** Returns, for each schema, the values that the discriminator maps to it. */
export function valuesById({ mapping }: Discriminator): ReadonlyMap<SchemaId, Set<string>> {
  const found = new Map<SchemaId, Set<string>>();
  for (const [value, id] of mapping) {
    const known = found.get(id);
    if (known) known.add(value);
    else found.set(id, new Set([value]));
  }
  return found;
}

function both(a: OwnValues, b: OwnValues): OwnValues {
  const values = new Set([...a.values].filter((value) => b.values.has(value)));
  return { values, required: a.required || b.required };
}

function either(found: readonly OwnValues[]): OwnValues {
  const values = new Set<Scalar>();
  for (const one of found) for (const value of one.values) values.add(value);
  return { values, required: found.every(({ required }) => required) };
}

/** Returns the values that a schema allows; `undefined` if any text is allowed. */
function scalarsOf(schema: Schema, follow: Follow, depth: number): Set<Scalar> | undefined {
  if (depth > READING_LIMITS.discriminatorDepth.most) return undefined;
  const shape = follow(schema);
  switch (shape.kind) {
    case 'enum':
      return shape.open === true ? undefined : new Set(shape.values);
    case 'union': {
      const all = new Set<Scalar>();
      for (const member of shape.members) {
        const values = scalarsOf(member, follow, depth + 1);
        if (values === undefined) return undefined;
        values.forEach((value) => all.add(value));
      }
      return all;
    }
    case 'intersection': {
      const sets = shape.members.flatMap((part) => scalarsOf(part, follow, depth + 1) ?? []);
      const [first, ...others] = sets;
      return first && new Set([...first].filter((value) => others.every((set) => set.has(value))));
    }
    case 'any':
    case 'unknown':
    case 'string':
    case 'ref':
      return undefined;
    default:
      return new Set();
  }
}
