/** Chooses which location of a node a message shows. */
import type { Document, Location } from './document.js';
import type { Lines } from './lines.js';

type Range = readonly [start: number, end: number];

/** The node to which a pointer leads, or the nearest enclosing node if there is none. */
export interface LocatedNode {
  /** False for the nearest enclosing node. */
  readonly exact: boolean;
  readonly container: boolean;
  readonly value: Range;
  /** The location of the key, if the node is a property of an object. */
  readonly key?: Range;
}

/** Finds nodes by pointers, in any syntax. */
export interface Locator {
  find(pointer: string): LocatedNode;
  scalarText(pointer: string): string | undefined;
}

/**
 * Implements `Document.locate`. For an object, an array or a missing value, it returns the location of the key,
 * because that is more useful than a bracket.
 */
export function locateWith(
  lines: () => Lines,
  locator: () => Locator,
  place: Parameters<Document['locate']>[0],
): Location {
  if (place.offset !== undefined) return lines().word(place.offset);
  const { exact, container, value, key } = locator().find(place.pointer);
  const onKey = place.on === 'key' || container || !exact;
  const range = onKey && key ? key : value;
  return lines().at(range[0], range[1]);
}
