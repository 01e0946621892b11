/** The properties of an object as their author wrote them. */
import { memoizeByView } from '../../../src/foundation/memo.js';
import type { Origin } from '../../../src/model/origin.js';
import type { ObjectShape, Property } from '../../../src/model/schema.js';

/** Knows the order of the docs. */
export interface StatedOrder {
  /** Things in the order in which their author wrote them; as they are, which is by name, where that is asked for. */
  inStatedOrder<T>(things: readonly T[], originsOf: (thing: T) => readonly Origin[]): readonly T[];
}

/** The properties in the order of the docs, with their names: a schema is shown in several ways. */
export const statedProperties = memoizeByView(
  (
    { properties }: ObjectShape,
    view: StatedOrder,
  ): readonly (readonly [name: string, property: Property])[] =>
    view.inStatedOrder([...properties], originsOfProperty),
);

function originsOfProperty(entry: readonly [string, Property]): readonly Origin[] {
  return entry[1].schema.origins;
}
