/** The properties of an object as their author wrote them. */
import type { Origin } from '../../../src/model/origin.js';
import type { ObjectShape, Property } from '../../../src/model/schema.js';

/** Knows the order of the docs. */
export interface StatedOrder {
  /** Things in the order in which their author wrote them; as they are, which is by name, where that is asked for. */
  inStatedOrder<T>(things: readonly T[], originsOf: (thing: T) => readonly Origin[]): readonly T[];
}

/** The properties in the order of the docs, with their names. */
export function statedProperties(
  { properties }: ObjectShape,
  view: StatedOrder,
): readonly (readonly [string, Property])[] {
  return view.inStatedOrder([...properties], ([, { schema }]) => schema.origins);
}
