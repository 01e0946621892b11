/** Tokens: the credentials of apps, people and holders of room tokens. */
import type { Caller, Scope } from './caller.js';

export interface AccessToken {
  readonly token: string;
  /** Seconds until it expires. */
  readonly expiresIn: number;
  readonly scopes: readonly Scope[];
}

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Tokens {
  /**
   * A token for an app with valid client credentials (RFC 6749, section 4.4). Nothing is stored, so a request before
   * every call costs little.
   * @throws forbidden if the credentials are wrong
   */
  issue(credentials: ClientCredentials): Promise<AccessToken>;

  /** A token for a person, issued by the owner of the service. @throws not-found */
  issueForPerson(cloudId: string, userId: string): Promise<AccessToken>;

  /**
   * The caller that a bearer token belongs to: an access token of `issue`, or a room token.
   * @throws unauthenticated if the token is invalid, expired or revoked
   */
  authenticate(token: string): Promise<Caller>;
}
