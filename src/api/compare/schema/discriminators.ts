/** Compares discriminators of unions. */
import { ownValues, valuesById } from '../../../model/discriminator.js';
import type { Discriminator, Schema, UnionShape } from '../../../model/schema.js';
import { describeValue } from './describe.js';
import {
  addSchemaFinding,
  amountsTo,
  positionText,
  type SchemaPosition,
  type SchemaWalk,
} from './walk.js';

type UnionSchema = Schema & UnionShape;

/**
 * Compares the discriminators of two unions. A discriminator has no effect on callers if the schema of every variant
 * already requires the property and restricts it to the values that select the variant.
 */
export function compareDiscriminators(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: Schema,
  after: Schema,
): void {
  if (before.kind !== 'union' || after.kind !== 'union') return;
  const [old, fresh] = [before.discriminator, after.discriminator];
  const name = `discriminator of ${positionText(at)}`;
  if (old === undefined || fresh === undefined) {
    if (fresh !== undefined && !isRequired(fresh, after, walk.after)) {
      const text = `${name} added: ${fresh.property}`;
      addSchemaFinding(at, 'discriminator/added', text, before, after);
    } else if (old !== undefined && !isRequired(old, before, walk.before)) {
      const text = `${name} removed; it was ${old.property}`;
      addSchemaFinding(at, 'discriminator/removed', text, before, after);
    }
  } else if (old.property !== fresh.property) {
    const text = `${name} changed from ${old.property} to ${fresh.property}`;
    addSchemaFinding(at, 'discriminator/changed', text, before, after);
  } else compareMappings(at, before, after, old, fresh);
}

/** Returns true if every variant requires the property and only allows the values of it that select the variant. */
function isRequired(
  discriminator: Discriminator,
  { members }: UnionSchema,
  schemas: SchemaWalk['before'],
): boolean {
  const selecting = valuesById(discriminator);
  return members.every((member) => {
    if (member.kind === 'null') return true;
    const own = ownValues(member, discriminator.property, (one) => amountsTo(one, schemas));
    const id = member.kind === 'ref' ? member.id : '';
    const values = selecting.get(id) ?? new Set([id]);
    const isListed = own?.required === true && own.numbers !== true;
    return isListed && [...own.values].every((value) => values.has(String(value)));
  });
}

function compareMappings(
  at: SchemaPosition,
  before: Schema,
  after: UnionSchema,
  old: Discriminator,
  fresh: Discriminator,
): void {
  for (const [value, id] of old.mapping) {
    // Without an entry in the mapping, a value selects the schema whose name equals the value. If the schema was
    // removed from the union, this is reported elsewhere as a changed type.
    const now = fresh.mapping.get(value) ?? (value === id ? id : 'none');
    const isLeft = after.members.some((member) => member.kind === 'ref' && member.id === id);
    if (now === id || (now === 'none' && !isLeft)) continue;
    const what = `schema for discriminator value ${describeValue(value)} of ${positionText(at)}`;
    const text = `${what} changed from ${id} to ${now}`;
    addSchemaFinding(at, 'discriminator/changed', text, before, after);
  }
  if (old.defaultMapping === fresh.defaultMapping) return;
  const [was, is] = [old.defaultMapping ?? 'none', fresh.defaultMapping ?? 'none'];
  const text = `schema of ${positionText(at)} without ${old.property} changed from ${was} to ${is}`;
  addSchemaFinding(at, 'discriminator/changed', text, before, after);
}
