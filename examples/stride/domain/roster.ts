/** Rosters: which people are in a conversation. */
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import type { OffsetPage, OffsetQuery } from './page.js';

export interface RosterChange {
  /** User ids; who is in already stays in. */
  readonly add?: readonly string[] | undefined;
  /** User ids; who is not in stays out. */
  readonly remove?: readonly string[] | undefined;
}

export interface Rosters {
  /** User ids in the order in which they came. @throws invalid (`/limit`, `/start`) */
  list(caller: Caller, ref: ConversationRef, query: OffsetQuery): Promise<OffsetPage<string>>;

  /**
   * @returns everybody who is in then
   * @throws invalid (`/add/0`: no such user in the site), conflict for direct conversations
   */
  change(caller: Caller, ref: ConversationRef, change: RosterChange): Promise<readonly string[]>;
}
