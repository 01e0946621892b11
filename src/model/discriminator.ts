/** What a schema itself says of the property that tells the members of a union apart. */
import type { Scalar, Schema, UnionShape } from './schema.js';

/** Leads a reference to what it names. */
export type Follow = (schema: Schema) => Schema;

/** What a property may be: certain values, and whether it must be there. */
export interface OwnValues {
  readonly values: ReadonlySet<Scalar>;
  readonly required: boolean;
}

/** Parents of parents: nobody nests them deeper, but circles would. */
const DEEPEST = 20;

/** What has no properties. */
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
 * The values that a property of an object can have by the schema itself (`enum`, `const`).
 * @returns nothing where any text will do; no values where no text will
 */
export function ownValues(schema: Schema, name: string, follow: Follow): OwnValues | undefined {
  return valuesIn(schema, name, follow, 0);
}

function valuesIn(
  schema: Schema,
  name: string,
  follow: Follow,
  depth: number,
): OwnValues | undefined {
  if (depth > DEEPEST) return undefined;
  const shape = follow(schema);
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
      valuesIn(member, name, follow, depth + 1) ??
      (every ? mappedTo(shape, member, name) : undefined);
    if (values !== undefined) found.push(values);
    else if (every) return undefined;
  }
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  return others.reduce(every ? either : both, first);
}

/** The values of the discriminator property that select a member of a union. */
function mappedTo(union: UnionShape, member: Schema, name: string): OwnValues | undefined {
  const { discriminator } = union;
  if (discriminator?.property !== name || member.kind !== 'ref') return undefined;
  const values = [...discriminator.mapping].flatMap(([value, id]) =>
    id === member.id ? [value] : [],
  );
  return values.length === 0 ? undefined : { values: new Set(values), required: true };
}

function both(a: OwnValues, b: OwnValues): OwnValues {
  const values = new Set([...a.values].filter((value) => b.values.has(value)));
  return { values, required: a.required || b.required };
}

function either(a: OwnValues, b: OwnValues): OwnValues {
  return {
    values: new Set([...a.values, ...b.values]),
    required: a.required && b.required,
  };
}

/** Nothing where any text will do. */
function scalarsOf(schema: Schema, follow: Follow, depth: number): Set<Scalar> | undefined {
  if (depth > DEEPEST) return undefined;
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
