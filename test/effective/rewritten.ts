/** Rewrites schemas in other forms that allow the same values. */
import type { Stated, Tree } from './trees.js';

/** Rewrites one schema. Its subschemas have already been rewritten. */
type Rewrite = (schema: Stated, named: Tree['named']) => Stated;

/** Forms of a schema that allow the same values. */
export const REWRITES: Readonly<Record<string, Rewrite>> = {
  'inside of a single allOf': (schema) => ({ allOf: [schema] }),
  'twice in one allOf': (schema) => ('allOf' in schema ? schema : { allOf: [schema, schema] }),
  'next to an empty schema in allOf': (schema) => ({ allOf: [{}, schema] }),
  'references inlined': (schema, named) => {
    const { $ref } = schema;
    const target = typeof $ref === 'string' ? named[$ref.split('/').at(-1) ?? ''] : undefined;
    return target === undefined || refersOn(target) ? schema : target;
  },
  'parts flattened': (schema) => {
    const { allOf } = schema as { allOf?: readonly Stated[] };
    if (allOf === undefined) return schema;
    return { allOf: allOf.flatMap((part) => (part['allOf'] as Stated[] | undefined) ?? [part]) };
  },
  'the members of allOf as one object': (schema) => {
    const parts = (schema['allOf'] ?? []) as readonly Stated[];
    const names = parts.flatMap(({ properties = {} }) => Object.keys(properties as object));
    const arePlain = parts.every(
      ({ type, properties: _p, required: _r, ...others }) =>
        type === 'object' && Object.keys(others).length === 0,
    );
    if (parts.length === 0 || !arePlain || new Set(names).size < names.length) return schema;
    const required = parts.flatMap((part) => (part['required'] ?? []) as string[]);
    return {
      type: 'object',
      properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as Stated,
      ...(required.length > 0 && { required: [...new Set(required)] }),
    };
  },
  'one member of allOf for each keyword': (schema) => {
    const { type, properties, items, ...others } = schema;
    if (typeof type !== 'string' || 'additionalProperties' in others) return schema;
    const own = {
      type,
      ...(properties !== undefined && { properties }),
      ...(items !== undefined && { items }),
    };
    return {
      allOf: [own, ...Object.entries(others).map(([key, value]) => ({ type, [key]: value }))],
    };
  },
  'null as an alternative': (schema) => {
    const { type, ...others } = schema;
    if (!Array.isArray(type)) return schema;
    return { anyOf: [{ type: type[0] as unknown, ...others }, { type: 'null' }] };
  },
};

/**
 * Converts a schema to OpenAPI 3.0: `nullable` instead of a list of types, and exclusive bounds as
 * flags.
 */
export function asOpenApi30(schema: Stated): Stated {
  const { type, exclusiveMinimum, exclusiveMaximum, ...others } = schema;
  return {
    ...others,
    ...(type !== undefined && { type }),
    ...(Array.isArray(type) && { type: type[0] as unknown, nullable: true }),
    ...flagged('minimum', 'exclusiveMinimum', schema),
    ...flagged('maximum', 'exclusiveMaximum', schema),
  };
}

/** Writes an exclusive bound as a flag, unless the inclusive bound is stricter. */
function flagged(bound: 'minimum' | 'maximum', exclusive: string, schema: Stated): Stated {
  const [inner, outer] = [schema[bound], schema[exclusive]] as (number | undefined)[];
  if (outer === undefined) return {};
  const isLoose = bound === 'minimum' ? (inner ?? outer) > outer : (inner ?? outer) < outer;
  return isLoose ? {} : { [bound]: outer, [exclusive]: true };
}

function refersOn(schema: unknown): boolean {
  return JSON.stringify(schema).includes('$ref');
}

/** Rewrites all schemas of a tree, subschemas first. */
export function rewritten({ schema, named }: Tree, rewrite: Rewrite): Tree {
  const visit = (one: Stated): Stated => {
    const inner = Object.entries(one).map(([key, value]) => [key, child(key, value, visit)]);
    return rewrite(Object.fromEntries(inner) as Stated, named);
  };
  const all = Object.entries(named).map(([name, one]) => [name, visit(one)]);
  return { schema: visit(schema), named: Object.fromEntries(all) as Tree['named'] };
}

function child(key: string, value: unknown, visit: (one: Stated) => Stated): unknown {
  if (key === 'properties') {
    const all = Object.entries(value as Record<string, Stated>);
    return Object.fromEntries(all.map(([name, one]) => [name, visit(one)]));
  }
  if (key === 'allOf' || key === 'anyOf' || key === 'oneOf') return (value as Stated[]).map(visit);
  const isSchema = (key === 'items' || key === 'additionalProperties') && typeof value === 'object';
  return isSchema ? visit(value as Stated) : value;
}
