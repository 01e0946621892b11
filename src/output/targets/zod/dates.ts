/** Finds strings with a date, which are converted to a `Date`. */
import { childSchemas, schemasWith, type RenderInput, type Schema } from '../../../kit.js';
import type { ZodOptions } from './options.js';

export interface Dates {
  /** Returns true if strings of this type and format are converted to a `Date`. */
  readonly isDate: (shape: { readonly kind: string; readonly format?: string }) => boolean;
  /** Returns true if a schema, or one that it refers to, contains strings that are converted to a `Date`. */
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
