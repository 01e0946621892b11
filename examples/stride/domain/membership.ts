/** Membership: what sites and conversations know of those who belong to them. */

/** Members of sites and conversations: apps and people. */
export type Member = { readonly clientId: string } | { readonly userId: string };

/** The conditions under which a member enters a conversation. */
export interface Admission {
  readonly member: Member;
  /** One of them is enough: to be in it, or that it is a public room of a site of the member's. */
  readonly ways: readonly ('inside' | 'public')[];
  /** The only conversation, if there is but one. */
  readonly onlyId?: string | undefined;
}
