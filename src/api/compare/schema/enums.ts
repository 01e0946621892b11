/** Compares enums. */
import type { Scalar, Schema } from '../../../model/schema.js';
import { fits } from '../../../values/validation/index.js';
import { describeValue } from './describe.js';
import { canonicalText } from '../../../model/canonical.js';
import { addSchemaFinding, positionText, type SchemaPosition, type SchemaWalk } from './walk.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

type EnumSchema = Extract<Schema, { kind: 'enum' }>;
type Schemas = SchemaWalk['before'];

/** Reports added and removed enum values. An open enum also accepts other values. */
export function compareEnums(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: EnumSchema,
  after: EnumSchema,
): void {
  const [old, fresh] = [allowedValues(before, walk.before), allowedValues(after, walk.after)];
  for (const [key, value] of fresh) {
    if (old.has(key)) continue;
    const rule = before.open === true ? 'enum/open-value-added' : 'enum/value-added';
    addSchemaFinding(
      at,
      rule,
      `enum value ${describeValue(value)} of ${positionText(at)} added`,
      before,
      after,
    );
  }
  for (const [key, value] of old) {
    if (fresh.has(key)) continue;
    const rule = after.open === true ? 'enum/open-value-removed' : 'enum/value-removed';
    addSchemaFinding(
      at,
      rule,
      `enum value ${describeValue(value)} of ${positionText(at)} removed`,
      before,
      after,
    );
  }
  if (before.open === after.open) return;
  if (after.open === true) {
    const text = `enum of ${positionText(at)} also allows unlisted values now`;
    addSchemaFinding(at, 'type/widened', text, before, after);
  } else if (before.open === true) {
    addSchemaFinding(
      at,
      'type/narrowed',
      `enum of ${positionText(at)} no longer allows unlisted values`,
      before,
      after,
    );
  }
}

/** Returns true if a type accepts all values of an enum. */
export function fitsEnum(type: Schema, list: EnumSchema, schemas: Schemas): boolean {
  return [...allowedValues(list, schemas).values()].every((value) => takes(type, value, schemas));
}

/** Returns the values of an enum that also satisfy the other keywords of its schema. */
function allowedValues(list: EnumSchema, schemas: Schemas): Map<string, Scalar> {
  const allowed = list.values.filter((value) => takes(list, value, schemas));
  return new Map(allowed.map((value) => [canonicalText(value), value]));
}

function takes(schema: Schema, value: Scalar, schemas: Schemas): boolean {
  return fits(schema, value, {
    api: { schemas },
    direction: 'write',
    steps: { left: MERGING_LIMITS.enumSteps.most },
  });
}
