/** Validates defaults and examples of schemas, after all schemas to which references may lead were read. */
import type { Api } from '../../../model/api.js';
import type { Json, Notes, Schema } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import { mismatchOf, type Mismatch } from '../../../values/validation/index.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** A schema with a default or examples that are validated later. */
export interface OpenValues {
  readonly cursor: Cursor;
  readonly schema: Schema;
  readonly notes: Pick<Notes, 'default' | 'examples'>;
  /** True if the schema allows null. */
  readonly nullable: boolean;
}

/** Remembers a schema whose default or examples are validated later. */
export function keepDeclaredValues(
  values: OpenValues,
  { declaredValues }: { readonly declaredValues: OpenValues[] },
): void {
  const { default: fallback, examples } = values.notes;
  if (fallback !== undefined || examples !== undefined) declaredValues.push(values);
}

/**
 * Reports a default or an example that its own schema does not allow (JSON Schema Validation 2020-12 §9.2, §9.5).
 * @param schemas the named schemas
 */
export function checkDeclaredValues(
  { cursor, schema, notes: { default: fallback, examples = [] }, nullable }: OpenValues,
  schemas: Api['schemas'],
): void {
  const misfit = (value: Json | undefined): Mismatch | undefined =>
    value === undefined || (value === null && nullable)
      ? undefined
      : mismatchOf(schema, value, {
          api: { schemas },
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
