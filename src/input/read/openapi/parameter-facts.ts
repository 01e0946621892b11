/** Reads the facts of parameters that all versions of OpenAPI declare in the same way. */
import type { Parameter } from '../../../model/api.js';
import { fact, type Fact } from '../../../model/origin.js';
import type { Schema } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import type { ParameterPlace } from './parameter-list.js';
import type { OperationPlace } from './path-item.js';

/** Adds the regular expression that the path declares for a parameter. */
export function withPattern(
  schema: Schema,
  name: string,
  { template, key }: OperationPlace,
): Schema {
  const pattern = template.patterns.get(name);
  if (pattern === undefined) return schema;
  if (schema.kind === 'unknown') {
    const origins = [key.origin('inferred')];
    return { ...schema, kind: 'string', pattern, origins };
  }
  return schema.kind === 'string' && schema.pattern === undefined ? { ...schema, pattern } : schema;
}

/** Reads `required`. Path parameters are always required, whatever the document declares. */
export function readRequired(parameter: ParameterPlace): Parameter['required'] {
  const place = parameter.cursor.get('required');
  const isRequired = place.boolean();
  if (parameter.in !== 'path') {
    return isRequired === undefined
      ? fact(false, parameter.cursor.origin('assumed'))
      : fact(isRequired, place.origin());
  }
  if (isRequired === false) place.add('param/path-required', { name: parameter.name });
  return fact(true, isRequired === true ? place.origin() : parameter.cursor.origin());
}

const DEPRECATED: ReadonlyMap<string, number> = new Map([
  ['deprecated', 1],
  ['x-deprecated', 1],
]);

/** Reads `deprecated`, if it is declared. */
export function readDeprecated(cursor: Cursor): Fact<boolean> | undefined {
  // Checked first, because the keyword is rare.
  if (cursor.keyMask(DEPRECATED, 0) === 0) return undefined;
  for (const key of ['deprecated', 'x-deprecated']) {
    if (!cursor.has(key)) continue;
    const value = cursor.get(key).boolean();
    if (value !== undefined) return fact(value, cursor.get(key).origin());
  }
  return undefined;
}
