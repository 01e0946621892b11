/** Rosters: the people in conversations. */
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import type { OffsetPage, OffsetQuery } from './page.js';

export interface RosterChange {
  /** The ids of users to add. Users who are already in the conversation are ignored. */
  readonly add?: readonly string[] | undefined;
  /** The ids of users to remove. Users who are not in the conversation are ignored. */
  readonly remove?: readonly string[] | undefined;
}

export interface Rosters {
  /**
   * Returns the ids of the users, in the order in which they were added.
   * @throws DomainError `invalid` (`/limit`, `/start`)
   */
  list(caller: Caller, ref: ConversationRef, query: OffsetQuery): Promise<OffsetPage<string>>;

  /**
   * Adds and removes users.
   * @returns the ids of all users after the change
   * @throws DomainError `invalid` (`/add/0`) if the user does not belong to the site, `conflict` if
   *   the conversation is direct
   */
  change(caller: Caller, ref: ConversationRef, change: RosterChange): Promise<readonly string[]>;
}
