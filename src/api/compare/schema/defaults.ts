/** Compares defaults. A default applies if a message omits the value. */
import type { Schema } from '../../../model/schema.js';
import { changedWords, describeValue } from './describe.js';
import { sameJson } from './json.js';
import { addSchemaFinding, keywordAt, type SchemaPosition } from './walk.js';

/** Compares the defaults of two effective schemas. */
export function compareDefaults(at: SchemaPosition, before: Schema, after: Schema): void {
  const [old, fresh] = [before.default, after.default];
  if (sameJson(old, fresh)) return;
  const rule = old === undefined ? 'default/added' : 'default/changed';
  const [was, is] = [old, fresh].map((one) => (one === undefined ? one : describeValue(one)));
  addSchemaFinding(keywordAt(at, 'default'), rule, changedWords(was, is), before, after);
}
