/**
 * Finds operations whose key may have changed. The pairs are only suggested to the user, and never applied
 * automatically.
 */
import { identityOf } from '../../../print/emit/handler.js';
import type { HandlerEvent } from './event.js';
import type { HandlerMove } from './locate.js';

/**
 * Pairs handlers of removed operations with new operations that may be the same under another key.
 * @param events the changes of handlers in this run
 * @param before the fingerprints of endpoints in the last run. A fingerprint is a short text that changes with the
 * endpoint. The keys of the map omit parameter names (`GET /site/{}`)
 * @param now the fingerprints of endpoints in this run, by the same keys
 * @returns at most one suggestion for each removed and each new operation
 */
export function possibleMoves(
  events: readonly HandlerEvent[],
  before: ReadonlyMap<string, string> = new Map(),
  now: ReadonlyMap<string, string> = new Map(),
): HandlerMove[] {
  const of = (change: HandlerEvent['change']): string[] =>
    events.filter((event) => event.change === change).map(({ key }) => key);
  const pairs = of('retired').flatMap((from) =>
    of('added')
      .filter((to) => sameOperation(from, to, before, now) || sameTail(from, to))
      .map((to) => ({ from, to })),
  );
  const alone = (end: 'from' | 'to', key: string): boolean =>
    pairs.filter((pair) => pair[end] === key).length === 1;
  return pairs.filter(({ from, to }) => alone('from', from) && alone('to', to));
}

/** Returns true if the endpoints of both keys have the same operationId. */
function sameOperation(
  from: string,
  to: string,
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): boolean {
  const [old, fresh] = [idIn(before.get(identityOf(from))), idIn(now.get(identityOf(to)))];
  return old !== undefined && old === fresh;
}

function idIn(facts: string | undefined): string | undefined {
  return /^id:(\S+)/.exec(facts ?? '')?.[1];
}

/** Returns true if the methods are equal, and the paths differ only in one segment or in their prefix. */
function sameTail(from: string, to: string): boolean {
  const [oldMethod = '', oldPath = ''] = identityOf(from).split(' /', 2);
  const [newMethod = '', newPath = ''] = identityOf(to).split(' /', 2);
  const [old, fresh] = [oldPath.split('/').reverse(), newPath.split('/').reverse()];
  let same = 0;
  while (same < old.length && same < fresh.length && old[same] === fresh[same]) same++;
  const literal = old.slice(0, same).some((segment) => segment !== '{}');
  if (oldMethod !== newMethod) return oldPath === newPath;
  return literal && Math.max(old.length, fresh.length) - same <= 1;
}
