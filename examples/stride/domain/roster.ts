/** Rosters: the people in a conversation. */
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import type { OffsetPage, OffsetQuery } from './page.js';

export interface RosterChange {
  /** User ids. Users who are already in the conversation are ignored. */
  readonly add?: readonly string[] | undefined;
  /** User ids. Users who are not in the conversation are ignored. */
  readonly remove?: readonly string[] | undefined;
}

export interface Rosters {
  /** User ids in the order in which they were added. @throws invalid (`/limit`, `/start`) */
  list(caller: Caller, ref: ConversationRef, query: OffsetQuery): Promise<OffsetPage<string>>;

  /**
   * @returns all user ids after the change
   * @throws invalid (`/add/0`: the site does not have the user), conflict for direct conversations
   */
  change(caller: Caller, ref: ConversationRef, change: RosterChange): Promise<readonly string[]>;
}
