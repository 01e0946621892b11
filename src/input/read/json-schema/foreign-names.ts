/** Chooses names for schemas in other files, to which a description refers. */
import { createReport } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import type { SourceId } from '../../../model/origin.js';
import type { SchemaId } from '../../../model/schema.js';
import { mapApiSchemas, mapRefs } from '../../../model/walk.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { isDescription } from './enclosing.js';
import { schemaNameOf, type SchemaContext, type SchemaTable } from './table.js';
import { isBareReference } from '../references/reference.js';
import { markedName } from '../../../base/foundation/free-name.js';

/**
 * Names schemas in other files. If an entry of the description consists only of a reference to such a schema, the
 * schema gets the name of the entry. If several entries refer to the same schema, the entry with the schema's own name
 * is preferred, and then the first entry in code-unit order. All other entries become references to that entry.
 */
export function nameAliasedSchemas(context: SchemaContext): void {
  const { references, table } = context;
  const outward = table.names().filter(([, cursor]) => {
    const ref = cursor.get('$ref').value;
    return isBareReference(cursor) && typeof ref === 'string' && !ref.startsWith('#');
  });
  const claims = outward.flatMap(([name, cursor]) => {
    // An invalid reference is reported when the schema is read, so it is not reported here.
    const silent = cursor.get('$ref').as(cursor.get('$ref').value, createReport());
    const target = references.target(silent, context.dialect.section);
    if (!target || !references.isElsewhere(target)) return [];
    const place = references.beyondAliases(target);
    if (isDescription(place)) return [];
    const own = schemaNameOf(place.document.source, place.pointer) === name;
    return [{ name, place, order: `${own ? 0 : 1}${name}` }];
  });
  claims.sort((a, b) => byCodeUnit(a.order, b.order));
  for (const { place, name } of claims) table.claim(place, name);
}

/**
 * Names the schemas in other files. A schema keeps the name that it has in its file. If another schema has the same
 * name, the name of the file is added. Schemas that the description itself names are not renamed.
 * @param entry the file name of the description
 */
export function withNamesOfOtherFiles(api: Api, table: SchemaTable, entry: SourceId): Api {
  if (table.foreign.size === 0) return api;
  const wanted = new Map<string, number>();
  for (const id of api.schemas.keys()) {
    const name = table.foreign.get(id)?.name ?? id;
    wanted.set(name, (wanted.get(name) ?? 0) + 1);
  }
  const taken = new Set([...api.schemas.keys()].filter((id) => !table.foreign.has(id)));
  const names = new Map<SchemaId, SchemaId>();
  for (const [id, { name, source }] of [...table.foreign].sort(([a], [b]) => byCodeUnit(a, b))) {
    const qualified = wanted.get(name) === 1 ? name : `${name}_${slugOf(source, entry)}`;
    const chosen = markedName(qualified, taken, "'");
    taken.add(chosen);
    names.set(id, chosen);
  }
  const rename = (id: SchemaId): SchemaId => names.get(id) ?? id;
  const renamed = mapApiSchemas(api, (schema) => mapRefs(schema, rename));
  return {
    ...renamed,
    schemas: new Map([...renamed.schemas].map(([id, schema]) => [rename(id), schema])),
  };
}

/** Returns the file as a part of a name: `schemas/old/pet.yaml` next to the description → `schemas_old_pet`. */
function slugOf(source: SourceId, entry: SourceId): string {
  const folder = entry.slice(0, entry.lastIndexOf('/') + 1);
  const inside = source.startsWith(folder) ? source.slice(folder.length) : source;
  const words = inside.replace(/\.(?:json|ya?ml)$/i, '').split(/[^A-Za-z0-9]+/);
  return words.filter((word) => word !== '').join('_');
}
