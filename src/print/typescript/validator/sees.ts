/**
 * Finds the schemas that evaluate properties or items of a value. The keywords `unevaluatedProperties` and
 * `unevaluatedItems` apply to the properties and items that no schema evaluates.
 */
import type { Schema, SchemaId } from '../../../model/schema.js';
import { assertedInPlace, assertedSchemas } from '../../../model/assertions.js';
import { childSchemas, isComposed } from '../../../model/walk.js';
import { planPattern } from '../../../base/pattern/index.js';
import { followReferences, isExplicit, type SchemaTest } from './constraints.js';

/** Returns a test that is true if a schema evaluates any property or item of a value. */
export function createSees(schemas: ReadonlyMap<SchemaId, Schema>): SchemaTest {
  return followReferences(schemas, (schema, sees) => {
    const { assertions } = schema;
    if (assertions !== undefined) {
      const { contains, unevaluatedItems, unevaluatedProperties, forms = [] } = assertions;
      if (contains ?? unevaluatedItems ?? unevaluatedProperties) return true;
      if (forms.some(sees) || assertedInPlace(schema).some(sees)) return true;
    }
    switch (schema.kind) {
      case 'object':
        return (
          schema.rest === undefined ||
          schema.restStated === true ||
          schema.patterns !== undefined ||
          [...schema.properties.values()].some(({ undescribed }) => undescribed !== true)
        );
      case 'tuple':
        return true;
      case 'array':
        return isExplicit(schema.items);
      default:
        return isComposed(schema) && schema.members.some(sees);
    }
  });
}

/**
 * Returns a test that is true if the check of a schema finds every invalid value. Only such a check may be negated,
 * as in `not` and `if`.
 */
export function createExact(schemas: ReadonlyMap<SchemaId, Schema>): SchemaTest {
  const known = new Map<SchemaId, boolean>();
  const exact: SchemaTest = (schema) => {
    switch (schema.kind) {
      case 'unknown':
      case 'binary':
        return false;
      case 'enum':
        if (schema.open === true) return false;
        break;
      case 'string':
        if (schema.pattern !== undefined && planPattern(schema.pattern).kind === 'refused') {
          return false;
        }
        break;
      case 'ref': {
        const before = known.get(schema.id);
        if (before !== undefined) return before;
        // A cycle of references does not change the result.
        known.set(schema.id, true);
        const target = schemas.get(schema.id);
        const found = target !== undefined && exact(target);
        known.set(schema.id, found);
        return found;
      }
    }
    return [...childSchemas(schema), ...assertedSchemas(schema)].every(exact);
  };
  return exact;
}
