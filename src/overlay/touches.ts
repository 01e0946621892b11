/** Which places of the merged document an overlay changed. */
import type { Origin } from '../model/origin.js';
import type { Touch } from './edit.js';

export interface Touches {
  /** The origins of all changes at a place, above it or below it; empty when it is as it was. */
  at(pointer: string): readonly Origin[];
  /** The origins of what wrote a place as a whole: of changes at it or above it. */
  over(pointer: string): readonly Origin[];
  /** True when something at, above or below a place changed or went. */
  has(pointer: string): boolean;
}

interface Node {
  readonly children: Map<string, Node>;
  readonly touches: Touch[];
}

/** Indexes touches by their place, so that looking one up costs no more than its depth. */
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
  };
}

/**
 * The origins of what was written.
 * @param over the touches that wrote the place as a whole: the deepest of them tells whether it is a proposal
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

/** The touches on the way to a place and at it, and its node, if something at or below it was touched. */
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
  // A node is there for a touch at it or below it.
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
