/** From a node's offsets to the line that a message points at. */
import type { Document, Location } from './document.js';
import type { Lines } from './lines.js';

type Range = readonly [start: number, end: number];

/** A node that a pointer leads to. */
export interface LocatedNode {
  /** False when the pointer itself has no node, and this is the nearest enclosing one. */
  readonly exact: boolean;
  readonly container: boolean;
  readonly value: Range;
  /** The key, where the node is the member of an object. */
  readonly key?: Range;
}

/** What the two syntaxes know of a text. */
export interface Locator {
  find(pointer: string): LocatedNode;
  scalarText(pointer: string): string | undefined;
}

/**
 * `Document.locate`: the key of a container says more than its bracket or its first line,
 * so a container, or a place that is not there, is pointed at by its key.
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
