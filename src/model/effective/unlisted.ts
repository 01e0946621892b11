/** Finds properties of an object for which no document declares whether they are required. */
import type { Api } from '../api.js';
import type { ObjectShape, Schema } from '../schema.js';
import { flattened } from './flattened.js';

/**
 * Returns true for an object that has a list of required properties. If the list omits a property, the property is
 * optional.
 */
export function hasRequiredList({ properties }: ObjectShape): boolean {
  for (const { required } of properties.values()) if (required) return true;
  return false;
}

/**
 * Returns the properties that are only declared in members of an intersection that have no list of required
 * properties. The list of another member, for example of a parent, does not apply to them.
 * @param schema an intersection, or a reference to one
 */
export function propertiesOutsideLists(
  schema: Schema,
  api: Pick<Api, 'schemas'>,
): ReadonlySet<string> {
  const parts = (flattened(schema, api) ?? []).filter((part) => part.kind === 'object');
  if (parts.length < 2) return new Set();
  const listed = new Set(
    parts.filter(hasRequiredList).flatMap(({ properties }) => [...properties.keys()]),
  );
  const names = parts.flatMap(({ properties }) => [...properties.keys()]);
  return new Set(names.filter((name) => !listed.has(name)));
}
