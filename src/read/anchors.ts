/** The names that places of a document give themselves. */
import type { Cursor } from '../source/cursor.js';

/** Places visited at most while anchors are collected. */
const MAX_NODES = 5_000_000;

/** `$anchor`, `$dynamicAnchor` (as `#name`) and `$id` of a whole document; the first of a name counts. */
export function collectAnchors(root: Cursor): Map<string, Cursor> {
  const anchors = new Map<string, Cursor>();
  const stack = [root];
  for (let visited = 0; visited < MAX_NODES; visited++) {
    const place = stack.pop();
    if (!place) break;
    if (place.type === 'object') {
      for (const [keyword, prefix] of ANCHORS) {
        const name = place.get(keyword).value;
        if (typeof name === 'string' && !anchors.has(prefix + name)) {
          anchors.set(prefix + name, place);
        }
      }
      for (const [, child] of place.entries().reverse()) push(stack, child);
    } else if (place.type === 'array') {
      for (const child of place.items().reverse()) push(stack, child);
    }
  }
  return anchors;
}

const ANCHORS = [
  ['$anchor', '#'],
  ['$dynamicAnchor', '#'],
  ['$id', ''],
] as const;

function push(stack: Cursor[], child: Cursor): void {
  if (child.type === 'object' || child.type === 'array') stack.push(child);
}
