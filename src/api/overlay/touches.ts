/** Finds the changes that overlays made at a location of a document. */
import type { Origin } from '../../model/origin.js';
import type { Touch } from './edit.js';

export interface Touches {
  /** Returns the origins of all changes at, above or below a location. The list is empty if nothing changed there. */
  at(pointer: string): readonly Origin[];
  /**
   * Returns the origins of changes that replaced the whole value at a location: changes at the location or above it.
   */
  over(pointer: string): readonly Origin[];
  /** Returns true if a value at, above or below a location was changed or removed. */
  has(pointer: string): boolean;
  /** Returns true if the whole value at a location was written or removed. */
  replaced(pointer: string): boolean;
  /** Returns the changes of a value, and of its members, but not those of its inner values. */
  of(pointer: string): { readonly own: readonly Touch[]; readonly members: readonly Touch[] };
}

interface Node {
  readonly children: Map<string, Node>;
  readonly touches: Touch[];
}

/** Indexes changes by location, so that the time of a lookup depends only on the depth of the location. */
export function createTouches(touched: readonly Touch[]): Touches {
  const root = node();
  for (const touch of touched) {
    let current = root;
    for (const token of tokens(touch.pointer)) {
      const child = current.children.get(token) ?? node();
      current.children.set(token, child);
      current = child;
    }
    current.touches.push(touch);
  }
  return {
    at: (pointer) => originsAt(around(root, pointer), above(root, pointer).found),
    over: (pointer) => {
      const { found } = above(root, pointer);
      return originsAt(found, found);
    },
    has: (pointer) => isTouched(root, pointer),
    // After an item of a list was removed, another item may have its pointer.
    replaced: (pointer) => above(root, pointer).found.some(({ shifts }) => shifts !== true),
    of(pointer) {
      const { node: at = node() } = above(root, pointer);
      return {
        own: at.touches,
        members: [...at.children.values()].flatMap(({ touches }) => touches),
      };
    },
  };
}

/**
 * Returns the origins of changes.
 * @param touches the changes
 * @param over those changes that replaced the whole value; the deepest of them determines whether the origins are
 * marked as proposed
 */
function originsAt(touches: readonly Touch[], over: readonly Touch[]): Origin[] {
  const deepest = over.filter(({ removed }) => !removed).at(-1)?.origin;
  return touches.flatMap(({ origin, removed }) => {
    if (removed) return [];
    if (deepest === undefined) return [origin];
    const { isProposed: _mark, ...bare } = origin;
    return [deepest.isProposed ? { ...bare, isProposed: true } : bare];
  });
}

function around(root: Node, pointer: string): Touch[] {
  const { found, node } = above(root, pointer);
  if (node) for (const child of node.children.values()) collect(child, found);
  return found;
}

/** Returns the changes at and above a location. Also returns the node of the location in the index, if there is one. */
function above(root: Node, pointer: string): { found: Touch[]; node?: Node } {
  const found = [...root.touches];
  let current = root;
  for (const token of tokens(pointer)) {
    const child = current.children.get(token);
    if (!child) return { found };
    for (const touch of child.touches) found.push(touch);
    current = child;
  }
  return { found, node: current };
}

function isTouched(root: Node, pointer: string): boolean {
  let current: Node | undefined = root;
  for (const token of tokens(pointer)) {
    if (current.touches.length > 0) return true;
    current = current.children.get(token);
    if (!current) return false;
  }
  // The index has a node for a location only if there is a change at or below the location.
  return current.touches.length + current.children.size > 0;
}

function node(): Node {
  return { children: new Map(), touches: [] };
}

function tokens(pointer: string): string[] {
  return pointer.split('/').slice(1);
}

function collect({ touches, children }: Node, found: Touch[]): void {
  for (const touch of touches) found.push(touch);
  for (const child of children.values()) collect(child, found);
}
