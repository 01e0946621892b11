/** Converts conversations and rosters to responses of the API. */
import type { Ctx } from '../../../generated/stride/server/index.js';
import type {
  Conversation as ApiConversation,
  Roster,
} from '../../../generated/stride/server/schemas.js';
import type { Conversation } from '../domain/conversation.js';

/** Returns a conversation with a link to itself. */
export function conversationView(conversation: Conversation, { baseUrl }: Ctx): ApiConversation {
  const { cloudId, id } = conversation;
  const link = `${baseUrl}/site/${cloudId}/conversation/${id}`;
  return { ...conversation, _links: { [id]: link } };
}

/** Returns the users of a conversation, each with a link. */
export function rosterView(userIds: readonly string[], cloudId: string, { baseUrl }: Ctx): Roster {
  const users = `${baseUrl}/scim/site/${cloudId}/Users`;
  const links = userIds.map((id): [string, string] => [id, `${users}/${encodeURIComponent(id)}`]);
  return { values: userIds, _links: Object.fromEntries(links) };
}
