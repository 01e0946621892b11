/** Compares discriminators of unions. */
import { shortName } from '../../../base/foundation/text/quoted.js';
import { ownValues, valuesById } from '../../../model/discriminator.js';
import type { Discriminator, Schema, UnionShape } from '../../../model/schema.js';
import { changedWords, describeValue } from './describe.js';
import {
  addSchemaFinding,
  amountsTo,
  keywordAt,
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
  const place = keywordAt(at, 'discriminator');
  if (old !== undefined && fresh !== undefined && old.property === fresh.property) {
    compareMappings(at, before, after, old, fresh);
    return;
  }
  // A discriminator that is added or removed has no effect if the variants already require it.
  const isSame =
    (old === undefined && (fresh === undefined || isRequired(fresh, after, walk.after))) ||
    (old !== undefined && fresh === undefined && isRequired(old, before, walk.before));
  if (isSame) return;
  const change = old === undefined ? 'added' : fresh === undefined ? 'removed' : 'changed';
  const [was, is] = [old, fresh].map((one) => one && shortName(one.property));
  addSchemaFinding(place, `discriminator/${change}`, changedWords(was, is), before, after);
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
    const what = `schema for discriminator value ${describeValue(value)} of `;
    addSchemaFinding(
      at,
      'discriminator/changed',
      [what, ` changed from ${id} to ${now}`],
      before,
      after,
    );
  }
  if (old.defaultMapping === fresh.defaultMapping) return;
  const [was, is] = [old.defaultMapping ?? 'none', fresh.defaultMapping ?? 'none'];
  const without = ` without ${shortName(old.property)} changed from ${was} to ${is}`;
  addSchemaFinding(at, 'discriminator/changed', ['schema of ', without], before, after);
}
