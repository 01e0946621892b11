/** Tokens: the credentials of apps, people and holders of room tokens. */
import type { Caller, Scope } from './caller.js';

export interface AccessToken {
  readonly token: string;
  /** The number of seconds until the token expires. */
  readonly expiresIn: number;
  readonly scopes: readonly Scope[];
}

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Tokens {
  /**
   * Issues a token to an app with valid client credentials (RFC 6749, section 4.4). It is not
   * stored, so an app may request one before every call.
   * @throws DomainError `forbidden` if the credentials are wrong
   */
  issue(credentials: ClientCredentials): Promise<AccessToken>;

  /**
   * Issues a token to a person, on behalf of the owner of the service.
   * @throws DomainError `not-found`
   */
  issueForPerson(cloudId: string, userId: string): Promise<AccessToken>;

  /**
   * Returns the caller to whom a bearer token belongs. It is a token from `issue` or
   * `issueForPerson`, or a room token.
   * @throws DomainError `unauthenticated` if the token is invalid, expired or revoked
   */
  authenticate(token: string): Promise<Caller>;
}
