/** Membership: what sites and conversations know of those who belong to them. */

/** Whom sites and conversations know: apps and people. */
export type Member = { readonly clientId: string } | { readonly userId: string };

/** What lets a member into a conversation. */
export interface Admission {
  readonly member: Member;
  /** One of them is enough: to be in it, or that it is a public room of a site of the member's. */
  readonly ways: readonly ('inside' | 'public')[];
  /** The only conversation, if there is but one. */
  readonly onlyId?: string | undefined;
}
