/**
 * Breaks cycles of schemas that only refer to each other. TypeScript has no type for such schemas, and no value is
 * valid for them.
 */
import { isComposed } from '../../../model/walk.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import type { Schema, SchemaId } from '../../../model/schema.js';

/**
 * Removes references that lead back to their own schema through references, unions and intersections only. In a union,
 * such a member has no effect; elsewhere its meaning is undefined.
 * @param api the API, in which every reference has a target
 */
export function breakAliasCycles(api: Api, report: Report): Api {
  const broken = new Map<SchemaId, Schema>();
  const done = new Set<SchemaId>();
  const visit = (id: SchemaId, path: readonly SchemaId[]): void => {
    if (done.has(id)) return;
    const schema = api.schemas.get(id);
    if (schema === undefined) return;
    const inside = [...path, id];
    for (const target of aliasesOf(schema)) if (!inside.includes(target)) visit(target, inside);
    if (done.has(id)) return;
    done.add(id);
    const cycles = new Set(aliasesOf(schema).filter((target) => inside.includes(target)));
    if (cycles.size === 0) return;
    for (const ref of cycles) report.add('ref/cycle', { ref }, schema.origins[0]);
    broken.set(id, without(schema, cycles));
  };
  for (const id of [...api.schemas.keys()].sort()) visit(id, []);
  if (broken.size === 0) return api;
  const schemas = new Map([...api.schemas].map(([id, one]) => [id, broken.get(id) ?? one]));
  return { ...api, schemas };
}

/**
 * Returns the named schemas that describe the same value as a schema, and not only a part of it: the target of a
 * reference, or the targets of the members of a union or intersection.
 */
function aliasesOf(schema: Schema): readonly SchemaId[] {
  if (schema.kind === 'ref') return [schema.id];
  if (!isComposed(schema)) return [];
  return schema.members.flatMap(aliasesOf);
}

function without(schema: Schema, cycles: ReadonlySet<SchemaId>): Schema {
  if (schema.kind === 'ref') {
    return cycles.has(schema.id) ? { kind: 'unknown', origins: schema.origins } : schema;
  }
  if (!isComposed(schema)) return schema;
  const members = schema.members
    .filter((member) => member.kind !== 'ref' || !cycles.has(member.id))
    .map((member) => without(member, cycles));
  return members.length === 0
    ? { kind: 'unknown', origins: schema.origins }
    : { ...schema, members };
}
