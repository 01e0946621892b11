/** Finds schemas that a single check of the runtime covers. */
import { hasLimit } from '../../../model/keywords/rows.js';
import type { Schema } from '../../../model/schema.js';
import { hasNumberConstraints, hasTextConstraints } from './constraints.js';
import { hasPartsToCheck } from './parts.js';

/**
 * Finds a check in the runtime of generated code that covers a whole schema, and returns the name of the check.
 * @param demands returns true if a schema needs a check
 * @param formats the string formats that are checked
 * @returns `undefined` if no single runtime check covers the schema
 */
export function simpleCheck(
  schema: Schema,
  demands: (schema: Schema) => boolean,
  formats: ReadonlySet<string>,
): string | undefined {
  switch (schema.kind) {
    case 'never':
    case 'boolean':
      return schema.kind;
    case 'null':
      return 'nothing';
    case 'string': {
      if (!hasTextConstraints(schema, formats)) return 'string';
      if (hasLimit(schema) || schema.pattern !== undefined) return undefined;
      return SHARED_FORMATS.get(schema.format ?? '');
    }
    case 'number':
    case 'integer': {
      if (!hasNumberConstraints(schema)) return schema.kind;
      return hasLimit(schema) ? undefined : schema.format;
    }
    case 'enum':
      return schema.open === true ? 'string' : undefined;
    case 'array':
    case 'object':
      if (hasPartsToCheck(schema, demands)) return undefined;
      return schema.kind === 'array' ? 'anyArray' : 'anyObject';
    default:
      return undefined;
  }
}

const SHARED_FORMATS: ReadonlyMap<string, string> = new Map([
  ['uuid', 'uuid'],
  ['date', 'date'],
  ['date-time', 'dateTime'],
]);
