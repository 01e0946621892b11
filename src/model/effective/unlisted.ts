/** Properties of an object for which no document declares whether they are required. */
import type { Api } from '../api.js';
import type { ObjectShape, Schema } from '../schema.js';
import { flattened } from './flattened.js';

/** True for an object with a list of required properties: a property that the list omits is optional. */
export function hasRequiredList({ properties }: ObjectShape): boolean {
  for (const { required } of properties.values()) if (required) return true;
  return false;
}

/**
 * The properties that only parts without a list of required properties declare. A list in another part, for example of
 * a parent, does not concern them.
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
