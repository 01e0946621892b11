/** Verbs in summaries, in operation names and at the end of paths. */
import { wordsOf } from '../../foundation/words.js';

/** Verbs that say more than the method does; they replace the grammar's own verb. */
const TELLING = new Set(
  `accept activate add approve apply archive assign attach authenticate authorize block book cancel
  check claim clear clone close commit complete confirm convert copy deactivate decline decrypt deploy
  detach disable dismiss download duplicate edit enable encrypt execute export finish fork follow forward
  generate grant import initialize install invite invoke join leave like link lock login logout mark merge
  migrate move mute notify open pause pin ping place preview process promote publish purge push reactivate
  rebuild refresh refund register reject release remove rename renew reopen reorder replay report request
  resend reset resolve restart restore resume retry revert revoke rotate run schedule search send set share
  sign start stop submit subscribe suspend sync synchronize test track transfer trigger unarchive unassign
  unblock unfollow uninstall unlike unlink unlock unmute unpin unpublish unsubscribe upload uninvite validate
  verify vote watch`.split(/\s+/),
);

/** Spellings of one verb. */
const SAME = new Map(
  Object.entries({
    fetch: 'get',
    read: 'get',
    retrieve: 'get',
    return: 'get',
    show: 'get',
    view: 'get',
    find: 'get',
    lookup: 'get',
    insert: 'create',
    new: 'create',
    make: 'create',
    modify: 'update',
    change: 'update',
    destroy: 'delete',
    list: 'list',
    get: 'get',
    create: 'create',
    update: 'update',
    delete: 'delete',
    replace: 'replace',
  }),
);

/** A path segment that is a verb: `/conversation/{id}/archive`. */
export function isVerb(word: string): boolean {
  return TELLING.has(word);
}

/** The verb a text begins with: `Sends a message` → `send`. */
export function leadingVerb(text: string | undefined): string | undefined {
  const [first] = wordsOf(text ?? '');
  if (first === undefined) return undefined;
  for (const form of [
    first,
    first.replace(/s$/, ''),
    first.replace(/es$/, ''),
    first.replace(/ies$/, 'y'),
  ]) {
    if (TELLING.has(form)) return form;
    const same = SAME.get(form);
    if (same !== undefined) return same;
  }
  return undefined;
}

/**
 * The verb that a text states instead of the grammar's own, if it says more.
 * @param method upper case
 * @param generic the verb of the grammar
 */
export function specificVerb(
  text: string | undefined,
  method: string,
  generic: string,
): string | undefined {
  const verb = leadingVerb(text);
  if (verb === undefined || verb === generic) return undefined;
  if (TELLING.has(verb)) return method === 'GET' && !READING.has(verb) ? undefined : verb;
  // A POST may do anything; every other method already says what `create` or `delete` would.
  return method === 'POST' && verb !== 'list' ? verb : undefined;
}

/** Verbs that a GET may really mean. */
const READING = new Set([
  'search',
  'download',
  'export',
  'check',
  'preview',
  'validate',
  'verify',
  'ping',
  'test',
]);

/** Views of a collection (`/message/recent`): these list; anything else is one thing of it. */
const ADJECTIVES = new Set(
  'recent latest active inactive all popular top trending unread read pending open closed archived deleted starred favorite favourite featured public private new available expired visible hidden upcoming past nearby related similar mine own'.split(
    ' ',
  ),
);

/** True when a segment picks some of a collection rather than naming a thing. */
export function isAdjective(word: string): boolean {
  return ADJECTIVES.has(word);
}
