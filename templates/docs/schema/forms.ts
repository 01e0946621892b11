/**
 * Finds schemas without a type that constrain values of single types (JSON Schema 2020-12 Core
 * §7.6.1). Values of other types are allowed as well.
 */
import type { ArrayShape, ObjectShape, Schema, TupleShape } from '../../../src/model/schema.js';

/** A schema that contains other schemas. */
type Container = Schema & (ObjectShape | ArrayShape | TupleShape);

const NONE: readonly Schema[] = [];

/** Returns the schemas that each apply to values of a single type; empty if there are none. */
export function formsOf({ kind, assertions }: Schema): readonly Schema[] {
  return (kind === 'any' && assertions?.forms) || NONE;
}

/** Returns the schemas of {@link formsOf} that apply to objects or arrays. */
export function containersOf(schema: Schema): readonly Container[] {
  return formsOf(schema).filter(isContainer);
}

function isContainer(form: Schema): form is Container {
  return form.kind === 'object' || form.kind === 'array' || form.kind === 'tuple';
}
