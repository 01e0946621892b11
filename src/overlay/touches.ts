/** Which places of the merged document an overlay changed. */
import type { Origin } from '../model/origin.js';
import type { Touch } from './edit.js';

export interface Touches {
  /** The origins of all changes at a place, above it or below it; empty when it is as it was. */
  at(pointer: string): readonly Origin[];
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
  const around = (pointer: string): Touch[] => {
    let current: Node | undefined = root;
    const above: Touch[] = [];
    for (const token of tokens(pointer)) {
      above.push(...current.touches);
      current = current.children.get(token);
      if (!current) return above;
    }
    return [...above, ...below(current)];
  };
  return {
    at: (pointer) => around(pointer).flatMap(({ origin, removed }) => (removed ? [] : [origin])),
    has: (pointer) => around(pointer).length > 0,
  };
}

function node(): Node {
  return { children: new Map(), touches: [] };
}

function tokens(pointer: string): string[] {
  return pointer.split('/').slice(1);
}

function below({ touches, children }: Node): Touch[] {
  return [...touches, ...[...children.values()].flatMap(below)];
}
