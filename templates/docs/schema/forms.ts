/**
 * The assertions of an untyped schema about values of one type (JSON Schema 2020-12 Core §7.6.1). Values of other types
 * are allowed, too.
 */
import type { ArrayShape, ObjectShape, Schema, TupleShape } from '../../../src/model/schema.js';

/** A schema that contains other schemas, and not only limits. */
type Container = Schema & (ObjectShape | ArrayShape | TupleShape);

const NONE: readonly Schema[] = [];

/** The schemas that each apply to values of one type; empty if there are none. */
export function formsOf({ kind, assertions }: Schema): readonly Schema[] {
  return (kind === 'any' && assertions?.forms) || NONE;
}

/** The schemas of `formsOf` for objects and lists. */
export function containersOf(schema: Schema): readonly Container[] {
  return formsOf(schema).filter(isContainer);
}

function isContainer(form: Schema): form is Container {
  return form.kind === 'object' || form.kind === 'array' || form.kind === 'tuple';
}
