/** What is made once for each server of what several operations share, as parameters and responses are. */
import type { Response } from '../../src/model/api.js';
import { trustOf } from '../../src/model/origin.js';
import type { ServerView } from './view.js';

/**
 * Keeps what is made of something.
 * @param make is asked once for each server and key
 * @param keyOf tells what is the same; without it, only the thing itself is
 */
export function oncePer<Of, Made>(
  make: (view: ServerView, of: Of) => Made,
  keyOf?: (view: ServerView, of: Of) => unknown,
): (view: ServerView, of: Of) => Made {
  const all = new WeakMap<ServerView, Map<unknown, Made>>();
  return (view, of) => {
    let known = all.get(view);
    if (known === undefined) all.set(view, (known = new Map()));
    const key = keyOf === undefined ? of : keyOf(view, of);
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(view, of);
    known.set(key, made);
    return made;
  };
}

/** The same for lists of the same things in the same order. */
export function listOf(view: ServerView, list: readonly object[]): string {
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
export const formOf = oncePer((view, { status, bodyless, origins, media, headers }: Response) => {
  const trust = trustOf(origins);
  return `${status} ${bodyless} ${trust} ${listOf(view, media)}h ${listOf(view, headers)}`;
});

/** The same for lists of such responses. */
export const formsOf = oncePer((view, responses: readonly Response[]) => {
  let key = '';
  for (let at = 0; at < responses.length; at++) {
    const one = responses[at];
    if (one !== undefined) key += `${formOf(view, one)},`;
  }
  return key;
});

/** The numbers of things that are shared, by server. */
const numbered = new WeakMap<ServerView, Map<object, number>>();

function numbersOf(view: ServerView): Map<object, number> {
  let numbers = numbered.get(view);
  if (numbers === undefined) numbered.set(view, (numbers = new Map()));
  return numbers;
}

function numberOf(thing: object, numbers: Map<object, number>): number {
  const known = numbers.get(thing);
  if (known !== undefined) return known;
  const number = numbers.size;
  numbers.set(thing, number);
  return number;
}
