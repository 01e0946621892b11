/**
 * The callers of the API: an app with client credentials, the holder of a room token, or a person.
 */

/** The scopes of a token: to read and take part in conversations, or to create and change them. */
export type Scope = 'participate:conversation' | 'manage:conversation';

export const SCOPES: readonly Scope[] = ['participate:conversation', 'manage:conversation'];

interface Account {
  /** The account that sends the caller's messages. */
  readonly userId: string;
  readonly scopes: readonly Scope[];
}

export interface AppCaller extends Account {
  readonly kind: 'app';
  readonly clientId: string;
}

/**
 * The holder of a room token. The token is valid for one conversation, and this conversation is a
 * room and not a direct conversation.
 */
export interface RoomCaller extends Account {
  readonly kind: 'room';
  /** The client id of the app to which the token belongs. */
  readonly clientId: string;
  readonly conversationId: string;
}

/**
 * A person, who gets a token from the page at `/`. A person has no client id, and therefore can own
 * no modules and push no states of modules.
 */
export interface PersonCaller extends Account {
  readonly kind: 'person';
}

export type Caller = AppCaller | PersonCaller | RoomCaller;
