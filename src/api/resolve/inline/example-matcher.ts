/** Determines whether an object in an example is a value of a named schema, and not only similar to one. */
import { dereference } from '../../../model/dereference.js';
import type { EnumShape, ObjectShape, Schema, SchemaId } from '../../../model/schema.js';

/**
 * Creates a function that compares an object in an example with a named schema. It returns true if both have exactly
 * the same properties and the schema accepts all values of the example.
 * @param schemas the targets of references
 * @returns the function; if its argument `sent` is true, the schema must not require properties that are optional in
 *   the example, because callers did not have to send them
 */
export function createExampleMatcher(
  schemas: ReadonlyMap<SchemaId, Schema>,
): (shown: ObjectShape, named: ObjectShape, sent: boolean) => boolean {
  const objects = (shown: ObjectShape, stated: ObjectShape, sent: boolean): boolean => {
    if (shown.properties.size !== stated.properties.size) return false;
    if (shown.properties.size === 0) {
      return shown.rest !== undefined && stated.rest !== undefined
        ? fits(shown.rest, stated.rest, sent)
        : true;
    }
    return [...shown.properties].every(([name, { schema, required }]) => {
      const other = stated.properties.get(name);
      if (other === undefined || (sent && other.required && !required)) return false;
      return fits(schema, other.schema, sent);
    });
  };
  const fits = (shown: Schema, stated: Schema, sent: boolean): boolean => {
    const other = dereference(stated, { schemas });
    if (isOpen(shown) || isOpen(other)) return true;
    if (shown.kind === 'union') {
      return shown.members.every((member) => fits(member, other, sent));
    }
    if (other.kind === 'union') {
      return other.members.some((member) => fits(shown, member, sent));
    }
    if (shown.kind === 'object') return other.kind === 'object' && objects(shown, other, sent);
    if (shown.kind === 'array') {
      return other.kind === 'array' && fits(shown.items, other.items, sent);
    }
    if (other.kind === 'enum') return isOfKind(other, shown.kind);
    return shown.kind === other.kind || (shown.kind === 'integer' && other.kind === 'number');
  };
  return objects;
}

/** Returns true if the type is unknown or any value is allowed. */
function isOpen({ kind }: Schema): boolean {
  return kind === 'unknown' || kind === 'any';
}

function isOfKind({ values }: EnumShape, kind: string): boolean {
  const type = kind === 'integer' ? 'number' : kind;
  return values.every((value) => typeof value === type);
}
