/**
 * Records properties that occur in examples or recorded traffic, but not in the declared object. A declared list of
 * properties is complete.
 */
import { within } from './recorded.js';
import { effective } from '../../../model/effective/effective.js';
import type { Schema } from '../../../model/schema.js';
import { unionOrigins } from '../elect.js';
import { DECLARED_RANK, trustRank } from './fill-open.js';
import type { LedgerEntry } from './schema-ledger.js';

/**
 * Records the properties that a less certain schema has and that the declared object does not have.
 * @param declaration the declared schema
 * @param observed the less certain schema for the same value
 */
export function recordUndeclared(declaration: Schema, observed: Schema, entry: LedgerEntry): void {
  const declared = entry.authority ? effective(declaration, entry.authority) : declaration;
  if (declared.kind === 'array' && observed.kind === 'array') {
    recordUndeclared(declared.items, observed.items, within(entry, { at: 'items' }));
    return;
  }
  if (declared.kind !== 'object' || observed.kind !== 'object') return;
  if (declared.properties.size === 0 || trustRank(declared.origins) < DECLARED_RANK) return;
  const { entity, ledger } = entry;
  for (const [name, { schema }] of observed.properties) {
    const place = within(entry, { at: 'property', name });
    const known = declared.properties.get(name);
    if (known !== undefined) {
      recordUndeclared(known.schema, schema, place);
      continue;
    }
    const why = 'no document declares it, and the others list the properties of the object';
    const origins = unionOrigins([schema.origins.length > 0 ? schema.origins : observed.origins]);
    const rejected = [{ fact: { value: schema, origins }, why }];
    const kept = { value: null, origins: declared.origins };
    ledger.record(entity, place.steps, { kept, rule: 'trust', rejected });
  }
}
