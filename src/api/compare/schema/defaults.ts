/** Compares defaults. A default applies if a message omits the value. */
import type { Schema } from '../../../model/schema.js';
import { describeValue } from './describe.js';
import { sameJson } from './json.js';
import { addSchemaFinding, positionText, type SchemaPosition } from './walk.js';

/** Compares the defaults of two effective schemas. */
export function compareDefaults(at: SchemaPosition, before: Schema, after: Schema): void {
  const [old, fresh] = [before.default, after.default];
  if (sameJson(old, fresh)) return;
  if (old === undefined) {
    const text = `default of ${positionText(at)} added: ${describeValue(fresh)}`;
    addSchemaFinding(at, 'default/added', text, before, after);
    return;
  }
  const change =
    fresh === undefined
      ? `removed; it was ${describeValue(old)}`
      : `changed from ${describeValue(old)} to ${describeValue(fresh)}`;
  const text = `default of ${positionText(at)} ${change}`;
  addSchemaFinding(at, 'default/changed', text, before, after);
}
