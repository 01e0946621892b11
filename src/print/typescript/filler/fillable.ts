/**
 * Finds the defaults that are filled in when a request body lacks properties. In the types of the handlers, these
 * properties are always present.
 */
import { memoizeByObject } from '../../../base/foundation/memo.js';
import { dereference } from '../../../model/dereference.js';
import type { Json, Property, Schema, SchemaId } from '../../../model/schema.js';
import { isComposed } from '../../../model/walk.js';
import { followReferences } from '../validator/constraints.js';
import { endlessDefaults, type DeclaredDefault } from './endless.js';
import { filledMembers, filledRest } from './forms.js';
import { isDeclared } from '../../../model/origin.js';

export interface Fillable {
  /** Returns true if values of the schema may lack properties whose defaults are filled in. */
  readonly fills: (schema: Schema) => boolean;
  /** Returns the value that is filled in for a property that was not sent; `undefined` if the property stays absent. */
  readonly defaultOf: (property: Pick<Property, 'schema'>) => Json | undefined;
}

/**
 * Returns functions that find the defaults of an API's schemas.
 * @param isValue returns true if a default is valid for its schema; an invalid default would not match the type of
 * handlers
 */
export function fillableIn(
  schemas: ReadonlyMap<SchemaId, Schema>,
  isValue: (schema: Schema, value: Json) => boolean,
): Fillable {
  const declaredDefault = memoizeByObject((schema: Schema): DeclaredDefault | undefined => {
    if (schema.readOnly === true) return undefined;
    const by = schema.default === undefined ? dereference(schema, { schemas }) : schema;
    const value = isDeclared(by) ? by.default : undefined;
    return value !== undefined && isValue(schema, value) ? { by, value } : undefined;
  });
  const endless = endlessDefaults(schemas, declaredDefault);
  const defaultOf: Fillable['defaultOf'] = ({ schema }) => {
    const declared = declaredDefault(schema);
    return declared && !endless.has(declared.by) ? declared.value : undefined;
  };
  const fills = followReferences(schemas, (schema, inner) => {
    switch (schema.kind) {
      case 'object': {
        const rest = filledRest(schema);
        return (
          (rest !== undefined && inner(rest)) ||
          [...schema.properties].some(
            ([name, one]) =>
              name !== '__proto__' &&
              one.schema.readOnly !== true &&
              (defaultOf(one) !== undefined || inner(one.schema)),
          )
        );
      }
      case 'array':
        return inner(schema.items);
      default:
        return isComposed(schema) && filledMembers(schema).some(inner);
    }
  });
  return { fills, defaultOf };
}
