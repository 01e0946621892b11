/** Evaluates the conditions under which viewers see a glance. */
import type { Module } from './module.js';
import { fieldOf } from './module-rules.js';
import type { StoredConversation } from './store.js';
import type { Role } from './user.js';

export interface Looker {
  readonly conversation: StoredConversation;
  readonly userId: string | undefined;
  /** The viewer's role in the site. */
  readonly role: Role | undefined;
  /** The owner of the room: the first user in its roster. */
  readonly ownerId: string | undefined;
}

const CONDITIONS: Readonly<Record<string, (looker: Looker) => boolean>> = {
  room_is_public: ({ conversation }) => !conversation.direct && conversation.privacy === 'public',
  user_is_room_owner: ({ userId, ownerId }) => userId !== undefined && userId === ownerId,
  user_is_guest: ({ role }) => role === 'guest',
  user_is_admin: ({ role }) => role === 'admin',
};

/**
 * Returns true if all conditions of a glance are met. A condition is a name, or `{ condition,
 * invert }`. An unknown condition is not met.
 */
export function isSeen(glance: Module, looker: Looker): boolean {
  const conditions = fieldOf(glance, 'conditions');
  if (!Array.isArray(conditions)) return true;
  return conditions.every((one: unknown) => {
    const name = typeof one === 'string' ? one : fieldOf(one, 'condition');
    const condition = typeof name === 'string' ? CONDITIONS[name] : undefined;
    return condition !== undefined && condition(looker) !== (fieldOf(one, 'invert') === true);
  });
}
