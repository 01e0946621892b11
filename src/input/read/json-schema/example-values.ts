/**
 * Validates defaults and examples against their own schema. A `$ref` in the schema is not followed, because its target
 * may not have been read yet.
 */
import type { Api } from '../../../model/api.js';
import type { Json, Notes, Schema } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import { mismatchOf, type Mismatch } from '../../../values/validation/index.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

const NO_SCHEMAS: Pick<Api, 'schemas'> = { schemas: new Map() };

/**
 * Reports a default or an example that its own schema does not allow (JSON Schema Validation 2020-12 §9.2, §9.5).
 * @param nullable true if the schema allows null
 */
export function checkDeclaredValues(
  cursor: Cursor,
  schema: Schema,
  { default: fallback, examples = [] }: Notes,
  nullable: boolean,
): void {
  if (fallback === undefined && examples.length === 0) return;
  const misfit = (value: Json | undefined): Mismatch | undefined =>
    value === undefined || (value === null && nullable)
      ? undefined
      : mismatchOf(schema, value, {
          api: NO_SCHEMAS,
          direction: 'read',
          steps: { left: READING_LIMITS.valueSteps.most },
        });
  const wrong = misfit(fallback);
  if (wrong) cursor.get('default').add('default/mismatch', wrong);
  for (const example of examples) {
    const found = misfit(example);
    if (found) placeOfExamples(cursor).add('example/mismatch', found);
  }
}

function placeOfExamples(cursor: Cursor): Cursor {
  const key = ['examples', 'example', 'x-example'].find((one) => cursor.has(one));
  return cursor.get(key ?? 'example');
}
