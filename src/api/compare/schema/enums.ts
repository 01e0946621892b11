/** Compares enums. */
import type { Scalar, Schema } from '../../../model/schema.js';
import { fits } from '../../../values/validation/index.js';
import { describeValue } from './describe.js';
import { canonicalText } from '../../../model/canonical.js';
import type { ChangeWords } from '../change.js';
import type { ChangeRule } from '../rules.js';
import { addSchemaFinding, type SchemaPosition, type SchemaWalk } from './walk.js';
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
  const say = (rule: ChangeRule, words: ChangeWords): void =>
    addSchemaFinding(at, rule, words, before, after);
  for (const [key, value] of fresh) {
    if (old.has(key)) continue;
    const rule = before.open === true ? 'enum/open-value-added' : 'enum/value-added';
    say(rule, [`enum value ${describeValue(value)} of `, ' added']);
  }
  for (const [key, value] of old) {
    if (fresh.has(key)) continue;
    const rule = after.open === true ? 'enum/open-value-removed' : 'enum/value-removed';
    say(rule, [`enum value ${describeValue(value)} of `, ' removed']);
  }
  if (before.open === after.open) return;
  if (after.open === true) say('type/widened', ['enum of ', ' also allows unlisted values now']);
  else if (before.open === true)
    say('type/narrowed', ['enum of ', ' no longer allows unlisted values']);
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
