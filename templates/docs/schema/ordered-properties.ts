/** The properties of an object as their author wrote them. */
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { ObjectShape, Property } from '../../../src/model/schema.js';

/** A view with the order of the docs. */
export interface DocumentOrder {
  /** Properties or parameters in the order of their documents, or by name if the configuration asks for that. */
  inOrder<T>(things: readonly T[], nameOf: (thing: T) => string): readonly T[];
}

/** The properties in the order of the docs, with their names. Cached, because a schema is printed in several ways. */
export const orderedProperties = memoizeByView(
  (
    { properties }: ObjectShape,
    view: DocumentOrder,
  ): readonly (readonly [name: string, property: Property])[] =>
    view.inOrder([...properties], ([name]) => name),
);
