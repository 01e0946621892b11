/** Users: the people and bots of a site. */
import type { Caller } from './caller.js';

/**
 * The role of a user in a site. A guest has access only to the rooms to which they were invited.
 */
export type Role = 'admin' | 'member' | 'guest';

/** An account. Its id contains a colon: `557058:0af0d89e-6be4-44d3-8c4c-a81b76d3c259`. */
export interface User {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly nickName: string;
  readonly title: string;
  readonly timezone: string;
  readonly email: string;
  readonly photo: string;
  readonly active: boolean;
  /** The time of creation, as RFC 3339 in UTC with milliseconds. */
  readonly created: string;
  readonly modified: string;
}

export interface Users {
  /**
   * Returns a user of a site.
   * @throws DomainError `not-found`, `forbidden` if the app was not added to the site
   */
  get(caller: Caller, where: { cloudId: string; userId: string }): Promise<User>;

  /**
   * Returns the user of a site who has an email address. Upper and lower case are not
   * distinguished.
   * @throws DomainError `not-found` or `forbidden`
   */
  findByEmail(caller: Caller, where: { cloudId: string; email: string }): Promise<User>;

  /** Returns the account of the caller. */
  me(caller: Caller): Promise<User>;
}
