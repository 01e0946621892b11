/** Messages of a conversation, in the order in which they were sent. */
import type { Document } from '../documents/document.js';
import type { Caller } from './caller.js';
import type { ConversationRef, DirectRef } from './conversation.js';

export interface Message {
  /** A time-ordered UUID: later messages of a conversation compare greater. */
  readonly id: string;
  readonly cloudId: string;
  readonly conversationId: string;
  readonly body: Document;
  /** The body as plain text. */
  readonly text: string;
  readonly senderId: string;
  /** RFC 3339 in UTC with nanoseconds, unique within the conversation and ascending. */
  readonly ts: string;
}

/** The content of a message to send, in one of the accepted encodings. */
export type Content =
  /** An Atlassian Document, which is validated; faults point into it. */
  | { readonly kind: 'document'; readonly value: unknown }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'markdown'; readonly value: string };

export interface MessageRef extends ConversationRef {
  readonly messageId: string;
}

export interface DirectMessageRef extends DirectRef {
  readonly messageId: string;
}

/** All four bounds are exclusive: the message that a bound names is not returned. */
export interface HistoryQuery {
  readonly afterMessage?: string | undefined;
  readonly beforeMessage?: string | undefined;
  /** RFC 3339 with any offset and up to nine digits of seconds. */
  readonly afterTimestamp?: string | undefined;
  readonly beforeTimestamp?: string | undefined;
  /** 1 to 75, which is the default. */
  readonly limit?: number | undefined;
}

export interface MessagePage {
  readonly values: readonly Message[];
  readonly limit: number;
  readonly size: number;
}

/** All operations throw as those of `Conversations` do; a message that does not exist or was deleted is not-found. */
export interface Messages {
  /** Sends a message. It is stored when this resolves. @throws invalid (pointers into the document) */
  send(caller: Caller, ref: ConversationRef, content: Content): Promise<Message>;

  /** Sends a message to a user, whose direct conversation is created if it does not exist. */
  sendDirect(caller: Caller, ref: DirectRef, content: Content): Promise<Message>;

  /** Edits a message. @throws forbidden for messages of others */
  edit(caller: Caller, ref: MessageRef, content: Content): Promise<Message>;
  editDirect(caller: Caller, ref: DirectMessageRef, content: Content): Promise<Message>;

  /** Deletes a message. @throws forbidden for messages of others */
  remove(caller: Caller, ref: MessageRef): Promise<void>;
  removeDirect(caller: Caller, ref: DirectMessageRef): Promise<void>;

  get(caller: Caller, ref: MessageRef): Promise<Message>;

  /**
   * The latest messages within the bounds, newest first.
   * @throws invalid (`/limit`, `/afterTimestamp`; `/afterMessage` when the conversation has no such message)
   */
  history(caller: Caller, ref: ConversationRef, query: HistoryQuery): Promise<MessagePage>;

  /**
   * A message among those before and after it, oldest first.
   * @throws invalid (`/before`, `/after`: not below 0, and both together not above 74)
   */
  context(
    caller: Caller,
    ref: MessageRef,
    query: { before?: number | undefined; after?: number | undefined },
  ): Promise<MessagePage>;
}
