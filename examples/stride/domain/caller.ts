/** Who calls: an app with its client credentials, the holder of a room token, or a person. */

/** What a token allows: to read and take part in conversations, or to create and change them. */
export type Scope = 'participate:conversation' | 'manage:conversation';

export const SCOPES: readonly Scope[] = ['participate:conversation', 'manage:conversation'];

/** An authenticated caller. */
export interface Caller {
  /**
   * A room token is good for its one conversation, and for no direct ones. People act through the administration, or
   * hold a token that the page at `/` gave them.
   */
  readonly kind: 'app' | 'room' | 'person';
  /** The client id of the app, or of the app that stands behind a room token; empty for people. */
  readonly clientId: string;
  /** The account that its messages are sent from. */
  readonly userId: string;
  readonly scopes: readonly Scope[];
  /** The only conversation that a room token opens. */
  readonly conversationId?: string | undefined;
}
