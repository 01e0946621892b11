/** Adds a discriminator to parent schemas if only some documents declare it. */
import type { Api } from '../../../../model/api.js';
import type { Schema, SchemaId } from '../../../../model/schema.js';
import { isComposed, mapApiSchemas, mapChildren } from '../../../../model/walk.js';
import { mapAsserted } from '../../../../model/assertions.js';
import { notesOf } from '../../../../model/effective/statements.js';

/** Maps each parent to a base schema that contains only the parent's own properties. */
type Bases = ReadonlyMap<SchemaId, SchemaId>;

/**
 * If a document omits the discriminator that other documents declare for a parent schema, adds the discriminator. A
 * reference to the parent then includes all schemas that extend it.
 */
export function withCommonHierarchies(apis: readonly Api[]): readonly Api[] {
  const bases: Bases = new Map(apis.flatMap(({ schemas }) => [...schemas].flatMap(baseOf)));
  return bases.size === 0 ? apis : apis.map((api) => inHierarchies(api, bases));
}

/** Returns a parent and its base schema, as named by the readers. Returns an empty list for any other schema. */
function baseOf([id, schema]: readonly [SchemaId, Schema]): [SchemaId, SchemaId][] {
  const base = `${id}.base`;
  const isParent =
    schema.kind === 'union' &&
    schema.discriminator !== undefined &&
    schema.members.some((member) => member.kind === 'ref' && member.id === base);
  return isParent ? [[id, base]] : [];
}

function inHierarchies(api: Api, bases: Bases): Api {
  const silent: Bases = new Map(
    [...bases].filter(([id, base]) => {
      const own = api.schemas.get(id);
      return own?.kind === 'object' && !api.schemas.has(base);
    }),
  );
  if (silent.size === 0) return api;
  const spelled = mapApiSchemas(api, (schema) => extending(schema, silent));
  const schemas = new Map(spelled.schemas);
  const children = childrenOf(schemas);
  for (const [id, base] of silent) {
    const own = schemas.get(id);
    if (own === undefined) continue;
    schemas.set(base, own);
    const members = [...descendantsOf(base, children), base].map((one): Schema => {
      return { kind: 'ref', id: one, origins: own.origins };
    });
    const { title, description, deprecated } = notesOf(own);
    schemas.set(id, {
      ...{ kind: 'union', members, origins: own.origins },
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(deprecated && { deprecated }),
    });
  }
  return { ...spelled, schemas };
}

/** Returns the schema with each parent in its intersections replaced by the base schema of this parent. */
function extending(schema: Schema, bases: Bases): Schema {
  const inner = (child: Schema): Schema => extending(child, bases);
  const mapped = mapAsserted(mapChildren(schema, inner), inner);
  if (!isComposed(mapped) || mapped.kind === 'union') return mapped;
  const members = mapped.members.map((member) =>
    member.kind === 'ref' ? { ...member, id: bases.get(member.id) ?? member.id } : member,
  );
  return { ...mapped, members };
}

/** Maps a schema to the schemas whose intersections contain it. */
type Children = ReadonlyMap<SchemaId, readonly SchemaId[]>;

/**
 * Returns the children of each schema. A parent is an object that extends no other schema, so the children stay the
 * same when parents become unions.
 */
function childrenOf(schemas: Api['schemas']): Children {
  const children = new Map<SchemaId, SchemaId[]>();
  for (const [id, schema] of schemas) {
    if (!isComposed(schema) || schema.kind === 'union') continue;
    for (const member of schema.members) {
      if (member.kind !== 'ref') continue;
      const known = children.get(member.id);
      if (known === undefined) children.set(member.id, [id]);
      else known.push(id);
    }
  }
  return children;
}

function descendantsOf(base: SchemaId, children: Children): readonly SchemaId[] {
  const found = new Set<SchemaId>();
  const left = [...(children.get(base) ?? [])];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (found.has(id) || id === base) continue;
    found.add(id);
    for (const child of children.get(id) ?? []) left.push(child);
  }
  return [...found].sort();
}
