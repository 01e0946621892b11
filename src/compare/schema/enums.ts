/** Compares lists of values. */
import type { EnumShape, Scalar, Schema } from '../../model/schema.js';
import { describeValue } from './describe.js';
import { jsonKey } from './json.js';
import { addSchemaFinding, positionText, type SchemaPosition } from './walk.js';

type EnumSchema = Extract<Schema, { kind: 'enum' }>;

/** Values that came and went; a list that is not complete promises nothing about others. */
export function compareEnums(at: SchemaPosition, before: EnumSchema, after: EnumSchema): void {
  const [old, fresh] = [keysOf(before), keysOf(after)];
  for (const [key, value] of fresh) {
    if (old.has(key)) continue;
    const rule = before.open === true ? 'enum/open-value-added' : 'enum/value-added';
    addSchemaFinding(
      at,
      rule,
      `${positionText(at)}: value ${describeValue(value)} added`,
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
      `${positionText(at)}: value ${describeValue(value)} removed`,
      before,
      after,
    );
  }
  if (before.open === after.open) return;
  if (after.open === true) {
    const text = `${positionText(at)} takes values beside those that are listed`;
    addSchemaFinding(at, 'type/widened', text, before, after);
  } else if (before.open === true) {
    addSchemaFinding(
      at,
      'type/narrowed',
      `${positionText(at)} takes only the listed values now`,
      before,
      after,
    );
  }
}

/** Whether all values of a list are of a type. */
export function fitsEnum(type: Schema, { values }: EnumShape): boolean {
  return values.every((value) => {
    switch (type.kind) {
      case 'string':
      case 'boolean':
        return typeof value === type.kind;
      case 'number':
        return typeof value === 'number' || typeof value === 'bigint';
      case 'integer':
        return typeof value === 'bigint' || Number.isInteger(value);
      default:
        return false;
    }
  });
}

function keysOf({ values }: EnumShape): Map<string, Scalar> {
  return new Map(values.map((value) => [jsonKey(value), value]));
}
