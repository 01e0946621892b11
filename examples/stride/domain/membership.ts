/** Membership: the members of sites and conversations. */

/** Members of sites and conversations: apps and people. */
export type Member = { readonly clientId: string } | { readonly userId: string };

/** The conditions under which a member enters a conversation. */
export interface Admission {
  readonly member: Member;
  /** One of them is enough: to be in the conversation, or that it is a public room of a site of the member. */
  readonly ways: readonly ('inside' | 'public')[];
  /** The only admitted conversation, for a room token. */
  readonly onlyId?: string | undefined;
}
