/** Who calls: an app with its client credentials, or the holder of a room token. */

/** What a token allows: to read and take part in conversations, or to create and change them. */
export type Scope = 'participate:conversation' | 'manage:conversation';

export const SCOPES: readonly Scope[] = ['participate:conversation', 'manage:conversation'];

/** An authenticated caller. */
export interface Caller {
  /** A room token is good for its one conversation, and for no direct ones. */
  readonly kind: 'app' | 'room';
  /** The client id of the app, or of the app that stands behind a room token. */
  readonly clientId: string;
  /** The account that its messages are sent from. */
  readonly userId: string;
  readonly scopes: readonly Scope[];
  /** The only conversation that a room token opens. */
  readonly conversationId?: string | undefined;
}
