/** Orders the properties of an object. */
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { ObjectShape, Property } from '../../../src/model/schema.js';

/** A view that knows in which order the docs list properties. */
export interface DocumentOrder {
  /**
   * Sorts properties or parameters by their order in the documents, or by name if the configuration
   * requires it.
   */
  inOrder<T>(things: readonly T[], nameOf: (thing: T) => string): readonly T[];
}

/**
 * Returns the properties of an object in the order of the docs. The result is cached, because a
 * schema is printed in several ways.
 */
export const orderedProperties = memoizeByView(
  (
    { properties }: ObjectShape,
    view: DocumentOrder,
  ): readonly (readonly [name: string, property: Property])[] =>
    view.inOrder([...properties], ([name]) => name),
);
