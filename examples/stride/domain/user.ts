/** Users: the people and bots of a site. */
import type { Caller } from './caller.js';

/** The role of a user in a site. A guest is invited to rooms, and has access to no others. */
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
  /** RFC 3339 in UTC with milliseconds. */
  readonly created: string;
  readonly modified: string;
}

export interface Users {
  /**
   * A user of a site.
   * @throws not-found, forbidden (the app was not added to the site)
   */
  get(caller: Caller, where: { cloudId: string; userId: string }): Promise<User>;

  /**
   * The user of a site with this email address, ignoring case.
   * @throws not-found, forbidden
   */
  findByEmail(caller: Caller, where: { cloudId: string; email: string }): Promise<User>;

  /** The account that the caller acts as. */
  me(caller: Caller): Promise<User>;
}
