/** Properties, parameters, groups and examples in the order in which their author wrote them. */
import type { DocsView } from '../../../templates/docs/view.js';
import type { Origin } from '../../model/origin.js';
import { byCodeUnit } from '../../foundation/sort.js';
import type { RenderInput } from '../target.js';

/** A thing, and where it stands. */
interface Placed<T> {
  readonly thing: T;
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Sorts things by their places, document by document; those without a place stay behind the others.
 * @param order `name`: things stay as they are given, which is by their names
 */
export function statedOrder(
  { locate, rank }: Pick<RenderInput, 'locate' | 'rank'>,
  order: 'stated' | 'name',
): DocsView['inStatedOrder'] {
  return <T>(things: readonly T[], originsOf: (thing: T) => readonly Origin[]): readonly T[] => {
    if (order === 'name' || things.length < 2) return things;
    const ranked = rank && byRank(things, originsOf, rank);
    if (ranked !== undefined) return ranked;
    const placed = things.map((thing): Placed<T> => {
      const [origin] = originsOf(thing);
      if (origin === undefined) return { thing, source: '\uffff', line: 0, column: 0 };
      return { thing, source: origin.source, ...locate(origin) };
    });
    return placed.sort(byPlace).map(({ thing }) => thing);
  };
}

/** Siblings by their ranks; nothing where they are none, or have no place. */
function byRank<T>(
  things: readonly T[],
  originsOf: (thing: T) => readonly Origin[],
  rank: (origin: Origin) => number | undefined,
): readonly T[] | undefined {
  const first = things[0] === undefined ? undefined : originsOf(things[0])[0];
  const above = first && aboveOf(first);
  const ranks = new Map<T, number>();
  for (const thing of things) {
    const [origin] = originsOf(thing);
    const own =
      origin && origin.source === first?.source && aboveOf(origin) === above
        ? rank(origin)
        : undefined;
    if (own === undefined) return undefined;
    ranks.set(thing, own);
  }
  return [...things].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function aboveOf({ pointer }: Origin): string {
  return pointer.slice(0, Math.max(pointer.lastIndexOf('/'), 0));
}

function byPlace(a: Placed<unknown>, b: Placed<unknown>): number {
  return byCodeUnit(a.source, b.source) || a.line - b.line || a.column - b.column;
}
