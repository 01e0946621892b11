/**
 * Computes keys for lists of parameters and responses. Lists with equal keys share their generated
 * text.
 */
import { memoizeByObject, memoizeByView } from '../../src/base/foundation/memo.js';
import type { Response } from '../../src/model/api.js';
import { trustOf } from '../../src/model/origin.js';
import type { ServerView } from './view.js';

/**
 * Returns a key for a list. Lists that contain the same objects in the same order have the same
 * key.
 */
export function listKey(list: readonly object[], view: ServerView): string {
  const numbers = numbersOf(view);
  let key = '';
  for (let at = 0; at < list.length; at++) key += `${numberOf(list[at] ?? list, numbers)} `;
  return key;
}

/**
 * Returns a key for a response. Responses with equal status, media types and headers have the same
 * key. In a large API, most responses are errors that all operations share. Media types and headers
 * are compared by identity, because shared ones are the same object.
 */
export const responseKey = memoizeByView(
  ({ status, bodyless, origins, media, headers }: Response, view: ServerView) => {
    const trust = trustOf(origins);
    return `${status} ${bodyless} ${trust} ${listKey(media, view)}h ${listKey(headers, view)}`;
  },
);

/** Returns equal keys for lists whose responses are equal. */
export const responsesKey = memoizeByView((responses: readonly Response[], view: ServerView) => {
  let key = '';
  for (let at = 0; at < responses.length; at++) {
    const one = responses[at];
    if (one !== undefined) key += `${responseKey(one, view)},`;
  }
  return key;
});

/** Assigns a number to each shared object. Each generated server has its own numbers. */
const numbersOf = memoizeByObject((_view: ServerView) => new Map<object, number>());

function numberOf(thing: object, numbers: Map<object, number>): number {
  const known = numbers.get(thing);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(thing, number);
  return number;
}
