/** Conversations: rooms of a site, and direct ones between a person and a bot. */
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
  /** RFC 3339 in UTC with milliseconds. */
  readonly created: string;
  readonly modified: string;
}

/** The ids of a site and of one of its conversations. Every operation on a conversation takes them. */
export interface ConversationRef {
  readonly cloudId: string;
  readonly conversationId: string;
}

/** The direct conversation of the calling app with a user, or of the calling person with a bot. */
export interface DirectRef {
  readonly cloudId: string;
  readonly userId: string;
}

export interface ConversationQuery {
  readonly cloudId: string;
  /** Default true. */
  readonly includePrivate?: boolean | undefined;
  /** Default false. */
  readonly includeArchived?: boolean | undefined;
  /** Default false. */
  readonly excludeDirect?: boolean | undefined;
  /** 1 to 75, which is the default. */
  readonly limit?: number | undefined;
  /** A part of the name, ignoring case. */
  readonly query?: string | undefined;
  /** From an earlier page of the same query. */
  readonly cursor?: string | undefined;
  /** By name; ascending by default. */
  readonly sort?: 'asc' | 'desc' | undefined;
}

export interface NewConversation {
  readonly name: string;
  /** Default public. */
  readonly privacy?: Privacy | undefined;
  /** Default empty. */
  readonly topic?: string | undefined;
}

export interface ConversationChange {
  readonly name?: string | undefined;
  readonly privacy?: Privacy | undefined;
  readonly topic?: string | undefined;
}

/**
 * Every operation on one conversation throws not-found if the site does not contain the id, and forbidden if the table
 * of rights does not admit the caller (`rights.ts`). Archived conversations can be read and unarchived; any other
 * change throws conflict.
 */
export interface Conversations {
  /**
   * The conversations of a site that the caller can read, by name; for people without direct ones.
   * @throws invalid (`/limit`, `/cursor`), forbidden (the site is not one of the caller's)
   */
  list(caller: Caller, query: ConversationQuery): Promise<CursorPage<Conversation>>;

  /**
   * A new group conversation, with the calling app installed, or with the calling person in its roster.
   * @throws invalid (`/name`, `/topic`), conflict (the name is taken), forbidden (room tokens, foreign sites)
   */
  create(caller: Caller, cloudId: string, input: NewConversation): Promise<Conversation>;

  get(caller: Caller, ref: ConversationRef): Promise<Conversation>;

  /**
   * Changes the given fields and keeps all other fields, also if two callers change different fields at once.
   * @throws invalid, conflict (the name is taken; direct conversations)
   */
  update(caller: Caller, ref: ConversationRef, change: ConversationChange): Promise<Conversation>;

  /** Archives a conversation. Does nothing if it is archived already. @throws conflict for direct conversations */
  archive(caller: Caller, ref: ConversationRef): Promise<void>;

  /** Unarchives a conversation. Does nothing if it is not archived. @throws conflict if the name was taken meanwhile */
  unarchive(caller: Caller, ref: ConversationRef): Promise<void>;

  /**
   * The direct conversation of the calling app with a user, or of the calling person with a bot. It is created if it
   * does not exist.
   * @throws not-found (the user), forbidden (room tokens; a person and a user who is not a bot)
   */
  direct(caller: Caller, ref: DirectRef): Promise<Conversation>;
}
