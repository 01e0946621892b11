/** Verbs in summaries, in operation names and at the end of paths. */
import { wordsOf } from '../../foundation/words.js';

/** Verbs that say more than the method does; they replace the grammar's own verb. */
const TELLING = new Set(
  `abort accept acknowledge activate add adjust advance amend answer apply approve archive assign attach
  authenticate authorize ban block book borrow buy calculate cancel capture check claim clear clone close
  collect commit complete compress compute configure confirm connect consume convert copy deactivate decline decrease
  decode decompress decrement decrypt deliver demote deny deploy dequeue detach disable disconnect dismiss dispatch donate
  downgrade download duplicate edit eject enable encode encrypt enqueue enroll evaluate execute expire export extend
  fail feed finalize finish flush follow fork forward freeze fulfill generate grant hide hire import increase
  increment ingest initialize install invalidate invite invoke join kick kill leave like link lock login
  logout mark merge migrate mount move mute notify obtain open override parse pause pay pin ping place preview
  prioritize process promote publish purge push raise reactivate reassign reboot rebuild recalculate receive
  recover redeem redeliver refresh refund refuse regenerate register reindex reject release reload remove
  rename renew reopen reorder replay reply report reprocess request reschedule resend reset resize resolve
  respond restart restore resume retire retry revert revoke rollback rotate run schedule search sell send set
  share ship shutdown sign skip snooze star start stop submit subscribe summarize suspend sync synchronize
  terminate test track transcode transfer translate trigger unarchive unassign unban unblock undelete unfollow
  uncompress unfreeze unhide uninstall uninvite unlike unlink unlock unmount unmute unpin unpublish unregister unset
  unshare unstar unsubscribe unsuspend upgrade upload upsert validate verify void vote wake watch withdraw`.split(
    /\s+/,
  ),
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

/** Verbs that a method says, where paths say them instead: `/tags/list`, `/tags/find`. */
export function plainVerb(word: string): string | undefined {
  return PLAIN.has(word) ? SAME.get(word) : undefined;
}

const PLAIN = new Set(['create', 'delete', 'fetch', 'find', 'get', 'list', 'update']);

/** A path segment that is a verb: `/conversation/{id}/archive`. */
export function isVerb(word: string): boolean {
  return TELLING.has(word);
}

/** The verb a text begins with: `Sends a message` → `send`. */
export function leadingVerb(text: string | undefined): string | undefined {
  const [first, second] = wordsOf(text ?? '');
  if (first === undefined) return undefined;
  const inflected = [first.replace(/s$/, ''), first.replace(/es$/, ''), first.replace(/ies$/, 'y')];
  // `Transfers` alone is a noun.
  for (const form of second === undefined ? [first] : [first, ...inflected]) {
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

/** Verbs that say nothing without what they are done to. */
const OBJECTIVE = new Set(
  'calculate compute convert decode decrypt encode encrypt generate parse transcode translate validate verify'.split(
    ' ',
  ),
);

/** True for a verb that is named with what it is done to: `decodeBarcode`. */
export function takesObject(verb: string): boolean {
  return OBJECTIVE.has(verb);
}

/** Verbs that a GET may really mean. */
const READING = new Set(
  'search download export check preview validate verify ping test'.split(' '),
);

/** True for a verb that a GET may really mean, where its path says it. */
export function isReading(word: string): boolean {
  return READING.has(word) || OBJECTIVE.has(word);
}

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
