/** Strings with a date, which become a `Date`. */
import { childSchemas, schemasWith, type RenderInput, type Schema } from '../../../kit.js';
import type { ZodOptions } from './options.js';

/** Finds the dates that are converted. */
export interface Dates {
  /** True if a string with a date becomes a `Date`. */
  readonly isDate: (shape: { readonly kind: string; readonly format?: string }) => boolean;
  /** True if a schema, or one that it refers to, contains such a string. */
  readonly isWithin: (schema: Schema) => boolean;
}

export function datesOf({ schemas }: RenderInput['api'], options: ZodOptions): Dates {
  if (options.dates !== 'Date') return { isDate: () => false, isWithin: () => false };
  const isDate: Dates['isDate'] = ({ kind, format }) =>
    kind === 'string' && (format === 'date' || format === 'date-time');
  const named = schemasWith(schemas, isDate);
  const known = new WeakMap<Schema, boolean>();
  const isWithin = (schema: Schema): boolean => {
    if (schema.kind === 'ref') return named.has(schema.id);
    const before = known.get(schema);
    if (before !== undefined) return before;
    const found = isDate(schema) || childSchemas(schema).some(isWithin);
    known.set(schema, found);
    return found;
  };
  return { isDate, isWithin };
}
