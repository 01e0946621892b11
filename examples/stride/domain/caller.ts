/** Callers: an app with its client credentials, the holder of a room token, or a person. */

/** The rights of a token: to read and take part in conversations, or to create and change them. */
export type Scope = 'participate:conversation' | 'manage:conversation';

export const SCOPES: readonly Scope[] = ['participate:conversation', 'manage:conversation'];

interface Account {
  /** The account that the caller's messages are sent from. */
  readonly userId: string;
  readonly scopes: readonly Scope[];
}

export interface AppCaller extends Account {
  readonly kind: 'app';
  readonly clientId: string;
}

/** A room token is valid for one conversation, and not for direct ones. */
export interface RoomCaller extends Account {
  readonly kind: 'room';
  /** The client id of the app behind the token. */
  readonly clientId: string;
  readonly conversationId: string;
}

/** People have a token from the page at `/`. They have no client id, so they have no modules and no states. */
export interface PersonCaller extends Account {
  readonly kind: 'person';
}

/** An authenticated caller. */
export type Caller = AppCaller | PersonCaller | RoomCaller;
