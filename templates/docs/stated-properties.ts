/** The properties of an object as their author wrote them. */
import type { ObjectShape, Property } from '../../src/model/schema.js';
import type { DocsView } from './view.js';

/** The properties in the order of the docs, with their names. */
export function statedProperties(
  { properties }: ObjectShape,
  view: DocsView,
): readonly (readonly [string, Property])[] {
  return view.inStatedOrder([...properties], ([, { schema }]) => schema.origins);
}
