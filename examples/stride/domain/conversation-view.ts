/** Converts conversations from their form in the database to their form in the API. */
import { withMilliseconds } from './clock.js';
import type { Conversation } from './conversation.js';
import type { StoredConversation } from './store.js';

/** The number of default pictures. The id of a conversation selects one of them. */
const AVATARS = 12;

const AVATAR_FOLDER = 'https://static.stride.com/default-room-avatars/web/96pt';

export function toConversation(stored: StoredConversation): Conversation {
  const avatar = (parseInt(stored.id.slice(-4), 16) % AVATARS) + 1;
  return {
    id: stored.id,
    cloudId: stored.cloudId,
    name: stored.name,
    topic: stored.topic,
    type: stored.direct ? 'direct' : 'group',
    privacy: stored.privacy,
    isArchived: stored.isArchived,
    avatarUrl: `${AVATAR_FOLDER}/default_${String(avatar).padStart(2, '0')}-96.png`,
    created: withMilliseconds(stored.created),
    modified: withMilliseconds(stored.modified),
  };
}
