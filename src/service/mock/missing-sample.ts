/** Explains why a schema has no sample. */
import { isSent } from '../../model/direction.js';
import { effective } from '../../model/effective/effective.js';
import { escapePointer } from '../../model/pointer.js';
import type { Schema } from '../../model/schema.js';
import { sampleValue, type SampleOptions } from '../../values/sample/index.js';

/**
 * Returns the path of the innermost schema for which no value was found, such as `/properties/tags/items`; empty for
 * the schema itself. A path that enters a schema again ends there, because the schema requires itself.
 */
export function pathWithoutSample(schema: Schema, options: SampleOptions): string {
  return pathIn(schema, options, new Set());
}

function pathIn(schema: Schema, options: SampleOptions, open: ReadonlySet<Schema>): string {
  const form = effective(schema, options.api);
  const target = schema.kind === 'ref' ? options.api.schemas.get(schema.id) : schema;
  if (target === undefined || open.has(target)) return '';
  for (const [path, inner] of required(form, options)) {
    if (sampleValue(inner, options) !== undefined) continue;
    return path + pathIn(inner, options, new Set([...open, target]));
  }
  return '';
}

/** Returns the schemas of the members that every value has, with their paths. */
function required(
  form: Schema,
  { direction }: SampleOptions,
): readonly (readonly [string, Schema])[] {
  switch (form.kind) {
    case 'object':
      return [...form.properties].flatMap(([name, { schema, required: isRequired }]) =>
        isRequired && isSent(schema, direction)
          ? [[`/properties/${escapePointer(name)}`, schema] as const]
          : [],
      );
    case 'array':
      return (form.minItems ?? 0) > 0 ? [['/items', form.items]] : [];
    default:
      return [];
  }
}
