/** Finds the anchors of a document. */
import type { Cursor } from '../../source/cursor.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

export interface AnchorIndex {
  /**
   * The targets of `$anchor`, `$dynamicAnchor` (both as `#name`) and `$id`. If a name occurs twice, the first one is
   * used.
   */
  readonly places: ReadonlyMap<string, Cursor>;
  /**
   * Dynamic anchors (`#name`; `#` for `$recursiveAnchor`) that several schemas declare. Which of these schemas is the
   * target depends on the reference.
   */
  readonly repeated: ReadonlySet<string>;
}

/** Collects the anchors of a document, or of a part of it. */
export function collectAnchors(root: Cursor): AnchorIndex {
  const places = new Map<string, Cursor>();
  const dynamic = new Set<string>();
  const repeated = new Set<string>();
  const stack = [root];
  for (let visited = 0; visited < READING_LIMITS.places.most; visited++) {
    const place = stack.pop();
    if (!place) break;
    if (place.type === 'object') {
      for (const [keyword, prefix] of ANCHORS) {
        const name = place.get(keyword).value;
        if (typeof name === 'string' && !places.has(prefix + name)) {
          places.set(prefix + name, place);
        }
      }
      for (const name of dynamicNames(place)) (dynamic.has(name) ? repeated : dynamic).add(name);
      for (const [, child] of place.entries().reverse()) push(stack, child);
    } else if (place.type === 'array') {
      for (const child of place.items().reverse()) push(stack, child);
    }
  }
  return { places, repeated };
}

const ANCHORS = [
  ['$anchor', '#'],
  ['$dynamicAnchor', '#'],
  ['$id', ''],
] as const;

function dynamicNames(place: Cursor): string[] {
  const name = place.rawMember('$dynamicAnchor');
  const names = typeof name === 'string' ? ['#' + name] : [];
  return place.rawMember('$recursiveAnchor') === true ? [...names, '#'] : names;
}

function push(stack: Cursor[], child: Cursor): void {
  if (child.type === 'object' || child.type === 'array') stack.push(child);
}
