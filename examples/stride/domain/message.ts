/** The messages of a conversation, in the order in which they were sent. */
import type { Document } from '../documents/document.js';
import type { Caller } from './caller.js';
import type { ConversationRef, DirectRef } from './conversation.js';

export interface Message {
  /** A time-ordered UUID. Later messages of a conversation have greater ids. */
  readonly id: string;
  readonly cloudId: string;
  readonly conversationId: string;
  readonly body: Document;
  /** The body as plain text. */
  readonly text: string;
  readonly senderId: string;
  /**
   * The time in UTC with nanoseconds (RFC 3339). Each message of a conversation has a later time
   * than the message before it.
   */
  readonly ts: string;
}

/** The content of a message that is sent, in one of the accepted encodings. */
export type Content =
  /** A document in the Atlassian Document Format. It is validated, and errors point into it. */
  | { readonly kind: 'document'; readonly value: unknown }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'markdown'; readonly value: string };

export interface MessageRef extends ConversationRef {
  readonly messageId: string;
}

export interface DirectMessageRef extends DirectRef {
  readonly messageId: string;
}

/**
 * Selects the messages of a conversation. All bounds are exclusive: the message that a bound names
 * is not returned.
 */
export interface HistoryQuery {
  readonly afterMessage?: string | undefined;
  readonly beforeMessage?: string | undefined;
  /** A time as RFC 3339 with any offset and up to nine digits after the seconds. */
  readonly afterTimestamp?: string | undefined;
  readonly beforeTimestamp?: string | undefined;
  /** A number from 1 to 75; 75 by default. */
  readonly limit?: number | undefined;
}

export interface MessagePage {
  readonly values: readonly Message[];
  readonly limit: number;
  readonly size: number;
}

/**
 * The operations on messages. They throw the same errors as the operations of `Conversations`, and
 * `not-found` for a message that does not exist or was deleted.
 */
export interface Messages {
  /**
   * Sends a message. It is stored when the promise resolves.
   * @throws DomainError `invalid`, with pointers into the document
   */
  send(caller: Caller, ref: ConversationRef, content: Content): Promise<Message>;

  /** Sends a message to a user. Their direct conversation is created if it does not exist. */
  sendDirect(caller: Caller, ref: DirectRef, content: Content): Promise<Message>;

  /**
   * Edits a message.
   * @throws DomainError `forbidden` if another account has sent it
   */
  edit(caller: Caller, ref: MessageRef, content: Content): Promise<Message>;
  editDirect(caller: Caller, ref: DirectMessageRef, content: Content): Promise<Message>;

  /**
   * Deletes a message.
   * @throws DomainError `forbidden` if another account has sent it
   */
  remove(caller: Caller, ref: MessageRef): Promise<void>;
  removeDirect(caller: Caller, ref: DirectMessageRef): Promise<void>;

  get(caller: Caller, ref: MessageRef): Promise<Message>;

  /**
   * Returns the latest messages within the bounds, the newest first.
   * @throws DomainError `invalid` (`/limit`, `/afterTimestamp`, or `/afterMessage` if the
   *   conversation does not contain that message)
   */
  history(caller: Caller, ref: ConversationRef, query: HistoryQuery): Promise<MessagePage>;

  /**
   * Returns a message together with the messages before and after it, the oldest first.
   * @throws DomainError `invalid` (`/before`, `/after`) if one is less than 0, or both together are
   *   more than 74
   */
  context(
    caller: Caller,
    ref: MessageRef,
    query: { before?: number | undefined; after?: number | undefined },
  ): Promise<MessagePage>;
}
