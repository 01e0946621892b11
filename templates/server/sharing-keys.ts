/** What tells apart lists of parameters and responses: what several operations share is printed once for a server. */
import { memoizeByObject, memoizeByView } from '../../src/foundation/memo.js';
import type { Response } from '../../src/model/api.js';
import { trustOf } from '../../src/model/origin.js';
import type { ServerView } from './view.js';

/** The same for lists of the same things in the same order. */
export function listKey(list: readonly object[], view: ServerView): string {
  const numbers = numbersOf(view);
  let key = '';
  for (let at = 0; at < list.length; at++) key += `${numberOf(list[at] ?? list, numbers)} `;
  return key;
}

/**
 * The same for responses of one status, with the same media types and headers: of the thousands of a large API most
 * are those that every operation has. Media types and headers are told apart by what they are, since what is shared
 * is one object.
 */
export const responseKey = memoizeByView(
  ({ status, bodyless, origins, media, headers }: Response, view: ServerView) => {
    const trust = trustOf(origins);
    return `${status} ${bodyless} ${trust} ${listKey(media, view)}h ${listKey(headers, view)}`;
  },
);

/** The same for lists of such responses. */
export const responsesKey = memoizeByView((responses: readonly Response[], view: ServerView) => {
  let key = '';
  for (let at = 0; at < responses.length; at++) {
    const one = responses[at];
    if (one !== undefined) key += `${responseKey(one, view)},`;
  }
  return key;
});

/** The numbers of things that are shared, by server. */
const numbersOf = memoizeByObject((_view: ServerView) => new Map<object, number>());

function numberOf(thing: object, numbers: Map<object, number>): number {
  const known = numbers.get(thing);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(thing, number);
  return number;
}
