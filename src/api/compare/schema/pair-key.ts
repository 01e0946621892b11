/** Identifies schemas during a comparison, so that a pair that was already compared is recognized. */
import { hash } from 'node:crypto';
import { memoizeByObject, memoizeByView } from '../../../base/foundation/memo.js';
import { mapAsserted } from '../../../model/assertions.js';
import { isDerived, isIndirect } from '../../../model/effective/effective.js';
import { flattened } from '../../../model/effective/flattened.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { mapChildren } from '../../../model/walk.js';
import { serializeFully } from '../snapshot/serialized-type.js';

/** Numbers objects, so that a text can identify several of them. */
export const objectNumber: (thing: object) => number = ((): ((thing: object) => number) => {
  let last = 0;
  return memoizeByObject(() => ++last);
})();

/**
 * Returns a key for a schema. A schema of the API is identified by its object. A schema that was combined from several
 * parts is identified by these parts, because the same parts are combined again at each level of a recursive schema.
 * @returns equal keys only for schemas that allow the same values
 */
export const schemaKey = memoizeByView(
  (schema: Schema, schemas: ReadonlyMap<SchemaId, Schema>): string => {
    if (!isDerived(schema)) return String(objectNumber(schema));
    const parts = isIndirect(schema) ? flattened(schema, { schemas }) : undefined;
    if (parts !== undefined) {
      const keys = new Set(parts.map((part) => schemaKey(part, schemas)));
      return digest([...keys].sort().join());
    }
    const named = (child: Schema): Schema => ({
      kind: 'ref',
      id: schemaKey(child, schemas),
      origins: [],
    });
    const own = mapAsserted(mapChildren(schema, named), named);
    return digest(serializeFully([own, own.assertions]));
  },
);

function digest(text: string): string {
  return hash('sha256', text, 'base64');
}
