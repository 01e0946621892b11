/** Determines whether an object in an example is a value of a named schema, and not only similar to one. */
import { dereference } from '../../../model/dereference.js';
import type { EnumShape, ObjectShape, Schema, SchemaId } from '../../../model/schema.js';

/**
 * Creates a function that compares an object in an example with a named schema. The function returns true if both have
 * exactly the same properties and the schema accepts all values of the example.
 * @param schemas the targets of references
 * @returns the function. If its argument `sent` is true, the schema must not require properties that are optional in
 * the example, because callers did not have to send them
 */
export function createExampleMatcher(
  schemas: ReadonlyMap<SchemaId, Schema>,
): (example: ObjectShape, named: ObjectShape, sent: boolean) => boolean {
  const objects = (example: ObjectShape, candidate: ObjectShape, sent: boolean): boolean => {
    if (example.properties.size !== candidate.properties.size) return false;
    if (example.properties.size === 0) {
      return example.rest !== undefined && candidate.rest !== undefined
        ? fits(example.rest, candidate.rest, sent)
        : true;
    }
    return [...example.properties].every(([name, { schema, required }]) => {
      const other = candidate.properties.get(name);
      if (other === undefined || (sent && other.required && !required)) return false;
      return fits(schema, other.schema, sent);
    });
  };
  const fits = (example: Schema, candidate: Schema, sent: boolean): boolean => {
    const other = dereference(candidate, { schemas });
    if (isOpen(example) || isOpen(other)) return true;
    if (example.kind === 'union') {
      return example.members.every((member) => fits(member, other, sent));
    }
    if (other.kind === 'union') {
      return other.members.some((member) => fits(example, member, sent));
    }
    if (example.kind === 'object') return other.kind === 'object' && objects(example, other, sent);
    if (example.kind === 'array') {
      return other.kind === 'array' && fits(example.items, other.items, sent);
    }
    if (other.kind === 'enum') return isOfKind(other, example.kind);
    return example.kind === other.kind || (example.kind === 'integer' && other.kind === 'number');
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
