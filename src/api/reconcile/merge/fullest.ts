/** Finds the description of an object that declares everything that the other descriptions declare. */
import { effective } from '../../../model/effective/effective.js';
import type { ObjectShape, Schema } from '../../../model/schema.js';
import type { Authority } from '../elect.js';
import { withoutNull } from './spelling/nullable.js';

/**
 * Returns the schema that describes an object more fully than all the others: it has all their properties, with the
 * same types. An object without properties says less than every other object, and than a union of objects.
 * @returns `undefined` if the schemas contradict each other, or do not all describe objects
 */
export function fullest(
  schemas: readonly Schema[],
  authority: Pick<Authority, 'schemas'>,
): Schema | undefined {
  const forms = schemas.map((schema) => ({ schema, form: resolved(schema, authority) }));
  const best = forms.filter(({ form }) =>
    forms.every((other) => other.form === form || saysMore(form, other.form, authority)),
  );
  return best.length === 1 ? best[0]?.schema : undefined;
}

function resolved(schema: Schema, authority: Pick<Authority, 'schemas'>): Schema {
  return withoutNull(effective(withoutNull(schema), authority));
}

function saysMore(a: Schema, b: Schema, authority: Pick<Authority, 'schemas'>): boolean {
  if (b.kind !== 'object') return false;
  if (isBare(b)) return isObject(a, authority);
  if (a.kind !== 'object' || a.properties.size <= b.properties.size) return false;
  return [...b.properties].every(([name, { schema }]) => {
    const own = a.properties.get(name)?.schema;
    return own && resolved(own, authority).kind === resolved(schema, authority).kind;
  });
}

/** Returns true for an object about which nothing is declared but that it is an object. */
function isBare({ properties, patterns, restStated, rest }: ObjectShape): boolean {
  return (
    properties.size === 0 && patterns === undefined && restStated !== true && rest !== undefined
  );
}

function isObject(schema: Schema, authority: Pick<Authority, 'schemas'>): boolean {
  if (schema.kind === 'object') return true;
  return (
    schema.kind === 'union' &&
    schema.members.every((member) => resolved(member, authority).kind === 'object')
  );
}
