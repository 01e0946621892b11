/** Structural identity of named schemas, cycles included: two names with one hash admit the same values. */
import { createHash } from 'node:crypto';
import type { Schema, SchemaId } from '../../model/schema.js';
import { mapRefs } from '../../model/walk.js';
import { schemaShapeText } from '../canonical.js';

/**
 * Hashes every schema by its shape, with references replaced by the hash of what they name.
 * Refines in rounds, as in partition refinement, until no round tells more schemas apart; so mutually
 * recursive schemas compare equal exactly when they unfold to the same tree.
 * @param schemas id → schema; references to ids outside the map count by their id
 */
export function hashSchemas(schemas: ReadonlyMap<SchemaId, Schema>): Map<SchemaId, string> {
  let hashes = new Map<SchemaId, string>([...schemas.keys()].map((id) => [id, '']));
  let classes = 1;
  for (let round = 0; round <= schemas.size; round++) {
    const next = new Map<SchemaId, string>();
    for (const [id, schema] of schemas) {
      const text = schemaShapeText(
        mapRefs(schema, (target) => hashes.get(target) ?? `outside ${target}`),
      );
      next.set(id, createHash('sha256').update(text).digest('base64url'));
    }
    const found = new Set(next.values()).size;
    const settled = found === classes && round > 0;
    hashes = next;
    classes = found;
    if (settled) break;
  }
  return hashes;
}
