/** Lists and changes the people in conversations. */
import { requireGroup, changeableConversation, readableConversation } from './access.js';
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import { invalid, invalidAt } from './errors.js';
import { announceRoster } from './events.js';
import type { Dependencies } from './dependencies.js';
import { limitOf, offsetPage, startOf } from './page.js';
import type { RosterChange, Rosters } from './roster.js';
import type { StoredConversation, Tables } from './store.js';
import { isStorable } from './text.js';

/** The maximum number of people that can be added or removed in one call. */
const MAX_CHANGE = 1000;

export function rostersOf(dependencies: Dependencies): Rosters {
  const { tables } = dependencies.store;
  return {
    list: async (caller, ref, query) => {
      const [start, limit] = [startOf(query), limitOf(query)];
      const { id } = await readableConversation(tables, caller, 'readConversation', ref);
      return offsetPage(await tables.rosters.list(id, start, limit), start, limit);
    },
    change: (caller, ref, change) => changeRoster(dependencies, caller, ref, change),
  };
}

async function changeRoster(
  dependencies: Dependencies,
  caller: Caller,
  ref: ConversationRef,
  change: RosterChange,
): Promise<readonly string[]> {
  const ids = [...(change.add ?? []), ...(change.remove ?? [])];
  const invites = ids.some((id) => id !== caller.userId);
  const right = invites ? 'changeOthers' : 'changeRoster';
  const userIds = await dependencies.store.transaction(async (tables) => {
    const conversation = await changeableConversation(tables, caller, right, ref);
    await applyRoster(dependencies, tables, conversation, { ...change, invites }, caller.userId);
    return tables.rosters.list(conversation.id);
  });
  dependencies.wake();
  return userIds;
}

/**
 * Adds people to a conversation, and removes others.
 * @param change its `invites` is false if people join by themselves
 * @throws DomainError `invalid` (`/add/0`) if a user does not belong to the site, `conflict` if the
 *   conversation is direct
 */
export async function applyRoster(
  dependencies: Dependencies,
  tables: Tables,
  conversation: StoredConversation,
  change: RosterChange & { readonly invites: boolean },
  initiator: string,
): Promise<void> {
  requireGroup(conversation, 'joined by others');
  const [add, remove] = [change.add ?? [], change.remove ?? []];
  if (add.length > MAX_CHANGE) throw invalidAt('/add', `must not name more than ${MAX_CHANGE}`);
  if (remove.length > MAX_CHANGE) {
    throw invalidAt('/remove', `must not name more than ${MAX_CHANGE}`);
  }
  const known = new Set(await tables.users.known(conversation.cloudId, add.filter(isStorable)));
  const faults = add.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/add/${index}`, message: 'names no user of the site' }],
  );
  if (faults.length > 0) throw invalid(...faults);
  const came = await tables.rosters.add(conversation.id, add, change.invites);
  const went = await tables.rosters.remove(conversation.id, remove.filter(isStorable));
  await announceRoster(dependencies, tables, conversation, 'add', came, initiator);
  await announceRoster(dependencies, tables, conversation, 'remove', went, initiator);
}
