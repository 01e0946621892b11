/**
 * Combines two schemas into one schema, for a value that must match both. Each keyword is combined by the rule in its
 * row of the keyword table.
 */
import { KEYWORDS } from '../keywords.js';
import type { CombineSchemas } from '../keywords/values.js';
import type { Assertions, Schema } from '../schema.js';
import { combinedShapes, jsonTypeOf } from './shapes.js';
import { isSilent } from './any-value.js';
import { bothAssertions, bothNotes, notesOf } from './statements.js';

/** The combination of two schemas, and the assertions that must be kept next to it. */
export interface Combined {
  readonly schema: Schema;
  /** Assertions that cannot be added to the schema, such as a second `if`. */
  readonly beside: readonly Schema[];
}

/**
 * Combines two schemas. Neither may be a reference, a union or an intersection.
 * @param combine combines schemas that are nested in the two schemas
 * @returns a schema that allows the values that both allow; `never` if their types exclude each other
 */
export function combined(a: Schema, b: Schema, combine: CombineSchemas): Combined {
  if (a === b) return { schema: a, beside: [] };
  if (a.kind === 'never' || b.kind === 'never')
    return { schema: a.kind === 'never' ? a : b, beside: [] };
  const [one, other] = isSilent(a) ? [b, a] : [a, b];
  if (isSilent(other) && !isSilent(one)) return withStatements(one, other, a, b, combine);
  const { shape, left = [] } = combinedShapes(a, b, combine);
  const { assertions, beside } = bothAssertions(a.assertions, b.assertions, combine);
  const forms = [...(assertions?.forms ?? []), ...left];
  const all = forms.length > 0 ? { ...assertions, forms } : assertions;
  return {
    schema: finished({ ...shape, ...bothNotes(a, b) } as Schema, a, b, all),
    beside,
  };
}

/**
 * Adds to the schema `one` the annotations of `a` and `b`, and the assertions and limits (such as `minLength`) of the
 * schema `silent`, which has no type.
 */
function withStatements(
  one: Schema,
  silent: Schema,
  a: Schema,
  b: Schema,
  combine: CombineSchemas,
): Combined {
  const { forms = [], ...others } = silent.assertions ?? {};
  const isComposed = !(one.kind in KEYWORDS);
  const { assertions, beside } = bothAssertions(
    one.assertions,
    Object.keys(others).length > 0 ? others : undefined,
    combine,
  );
  const { assertions: _, ...bare } = one;
  const base = finished({ ...bare, ...bothNotes(a, b) } as Schema, a, b, assertions);
  if (isComposed && forms.length > 0) {
    const all = [...(assertions?.forms ?? []), ...forms];
    return { schema: { ...base, assertions: { ...assertions, forms: all } }, beside };
  }
  // Each form limits the values of one JSON type. A form for a type other than that of `one` has no effect.
  return forms
    .filter((form) => jsonTypeOf(form) === jsonTypeOf(one))
    .reduce<Combined>(
      (all, form) => {
        const more = combined(all.schema, { ...form, ...notesOf(base) } as Schema, combine);
        return { schema: more.schema, beside: [...all.beside, ...more.beside] };
      },
      { schema: base, beside },
    );
}

function finished(
  schema: Schema,
  a: Schema,
  b: Schema,
  assertions: Assertions | undefined,
): Schema {
  const origins = a.origins.length === 0 ? b.origins : [...new Set([...a.origins, ...b.origins])];
  return { ...schema, origins, ...(assertions && { assertions }) };
}
