/** Sorts groups, examples, properties and parameters according to the option `order` of the docs. */
import type { DocsView } from '../../../../../templates/docs/view.js';
import type { Origin } from '../../../../model/origin.js';
import { byRank, type Rank } from '../../../../model/rank.js';
import { byCodeUnit } from '../../../../base/foundation/sort.js';
import type { RenderInput } from '../../../kit/target.js';

interface Placed<T> {
  readonly thing: T;
  readonly source: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Sorts items by the document and the line in which they are declared. Items without a location come last.
 * @param order if it is `name`, the items stay in their order, because they are already sorted by name
 */
export function documentOrder(
  { locate, rank }: Pick<RenderInput, 'locate' | 'rank'>,
  order: 'stated' | 'name',
): DocsView['inDeclaredOrder'] {
  return <T>(things: readonly T[], originsOf: (thing: T) => readonly Origin[]): readonly T[] => {
    if (order === 'name' || things.length < 2) return things;
    const ranked = rank && inRankOrder(things, originsOf, rank);
    if (ranked !== undefined) return ranked;
    const placed = things.map((thing): Placed<T> => {
      const [origin] = originsOf(thing);
      if (origin === undefined) return { thing, source: '\uffff', line: 0, column: 0 };
      return { thing, source: origin.source, ...locate(origin) };
    });
    return placed.sort(byPlace).map(({ thing }) => thing);
  };
}

/**
 * Returns the function that sorts properties and parameters.
 * @param order if it is `stated`, they stay in their order, because they are already in the order of their documents
 */
export function listOrder(order: 'stated' | 'name'): DocsView['inOrder'] {
  return (things, nameOf) =>
    order === 'stated' ? things : things.toSorted((a, b) => byCodeUnit(nameOf(a), nameOf(b)));
}

/**
 * Sorts items of one document in the order in which the document declares them. Returns `undefined` if the items are
 * from several documents, or if the location of an item is unknown.
 */
function inRankOrder<T>(
  things: readonly T[],
  originsOf: (thing: T) => readonly Origin[],
  rank: NonNullable<RenderInput['rank']>,
): readonly T[] | undefined {
  const ranked: { readonly thing: T; readonly rank: Rank }[] = [];
  let source: string | undefined;
  for (const thing of things) {
    const origin = originsOf(thing)[0];
    source ??= origin?.source;
    const own = origin && origin.source === source ? rank(origin) : undefined;
    if (own === undefined) return undefined;
    ranked.push({ thing, rank: own });
  }
  return ranked.sort((a, b) => byRank(a.rank, b.rank)).map(({ thing }) => thing);
}

function byPlace(a: Placed<unknown>, b: Placed<unknown>): number {
  return byCodeUnit(a.source, b.source) || a.line - b.line || a.column - b.column;
}
