/** Maps the offsets of a node to the line that a message points at. */
import type { Document, Location } from './document.js';
import type { Lines } from './lines.js';

type Range = readonly [start: number, end: number];

/** The node at a pointer. */
export interface LocatedNode {
  /** False if the pointer has no node and this is the nearest enclosing one. */
  readonly exact: boolean;
  readonly container: boolean;
  readonly value: Range;
  /** The key, if the node is the member of an object. */
  readonly key?: Range;
}

/** Finds nodes, in either syntax. */
export interface Locator {
  find(pointer: string): LocatedNode;
  scalarText(pointer: string): string | undefined;
}

/**
 * Implements `Document.locate`. For a container or a missing value it returns the key, because that is more useful than
 * a bracket or the container's first line.
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
