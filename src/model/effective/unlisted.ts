/** Finds objects that declare which of their properties are required. */
import type { ObjectShape } from '../schema.js';

/**
 * Returns true for an object that has a list of required properties. If the list omits a property, the property is
 * optional.
 */
export function hasRequiredList({ properties }: ObjectShape): boolean {
  for (const { required } of properties.values()) if (required) return true;
  return false;
}
