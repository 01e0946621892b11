/** Conversations: rooms of a site, and direct conversations between a person and a bot. */
import type { Caller } from './caller.js';
import type { CursorPage } from './page.js';

export type Privacy = 'public' | 'private';

export interface Conversation {
  readonly id: string;
  readonly cloudId: string;
  readonly name: string;
  readonly topic: string;
  readonly type: 'group' | 'direct';
  readonly privacy: Privacy;
  readonly isArchived: boolean;
  readonly avatarUrl: string;
  /** The time of creation, as RFC 3339 in UTC with milliseconds. */
  readonly created: string;
  readonly modified: string;
}

/** Identifies a conversation: the id of its site, and its own id. */
export interface ConversationRef {
  readonly cloudId: string;
  readonly conversationId: string;
}

/**
 * Identifies the direct conversation between the calling app and a user, or between the calling
 * person and a bot.
 */
export interface DirectRef {
  readonly cloudId: string;
  readonly userId: string;
}

export interface ConversationQuery {
  readonly cloudId: string;
  /** True by default. */
  readonly includePrivate?: boolean | undefined;
  /** False by default. */
  readonly includeArchived?: boolean | undefined;
  /** False by default. */
  readonly excludeDirect?: boolean | undefined;
  /** A number from 1 to 75; 75 by default. */
  readonly limit?: number | undefined;
  /** A part of the name. Upper and lower case are not distinguished. */
  readonly query?: string | undefined;
  /** The cursor that an earlier page of the same query returned. */
  readonly cursor?: string | undefined;
  /** The order of the names; ascending by default. */
  readonly sort?: 'asc' | 'desc' | undefined;
}

export interface NewConversation {
  readonly name: string;
  /** Public by default. */
  readonly privacy?: Privacy | undefined;
  /** Empty by default. */
  readonly topic?: string | undefined;
}

export interface ConversationChange {
  readonly name?: string | undefined;
  readonly privacy?: Privacy | undefined;
  readonly topic?: string | undefined;
}

/**
 * The operations on conversations. They throw a DomainError: `not-found` if the site does not
 * contain the conversation, and `forbidden` if the caller does not have the right (`rights.ts`). An
 * archived conversation can be read and unarchived. Any other change of an archived conversation
 * throws `conflict`.
 */
export interface Conversations {
  /**
   * Returns the conversations of a site that the caller can read, sorted by name. For a person,
   * direct conversations are omitted.
   * @throws DomainError `invalid` (`/limit`, `/cursor`), `forbidden` if the caller does not belong
   *   to the site
   */
  list(caller: Caller, query: ConversationQuery): Promise<CursorPage<Conversation>>;

  /**
   * Creates a group conversation. The calling app is installed in it, or the calling person is
   * added to its roster.
   * @throws DomainError `invalid` (`/name`, `/topic`), `conflict` if the name is in use,
   *   `forbidden` for a room token or a site to which the caller does not belong
   */
  create(caller: Caller, cloudId: string, input: NewConversation): Promise<Conversation>;

  get(caller: Caller, ref: ConversationRef): Promise<Conversation>;

  /**
   * Changes the given fields of a conversation. All other fields are kept, even if another caller
   * changes them at the same time.
   * @throws DomainError `invalid`, or `conflict` if the name is in use or the conversation is
   * direct
   */
  update(caller: Caller, ref: ConversationRef, change: ConversationChange): Promise<Conversation>;

  /**
   * Archives a conversation. Does nothing if it is already archived.
   * @throws DomainError `conflict` if the conversation is direct
   */
  archive(caller: Caller, ref: ConversationRef): Promise<void>;

  /**
   * Unarchives a conversation. Does nothing if it is not archived.
   * @throws DomainError `conflict` if another conversation has taken the name in the meantime
   */
  unarchive(caller: Caller, ref: ConversationRef): Promise<void>;

  /**
   * Returns the direct conversation between the calling app and a user, or between the calling
   * person and a bot. It is created if it does not exist.
   * @throws DomainError `not-found` if the user does not exist, `forbidden` for a room token, or if
   *   a person names a user who is not a bot
   */
  direct(caller: Caller, ref: DirectRef): Promise<Conversation>;
}
