/** Membership: the members of sites and conversations. */

/** Members of sites and conversations: apps and people. */
export type Member = { readonly clientId: string } | { readonly userId: string };

/** The conditions under which a member enters a conversation. */
export interface Admission {
  readonly member: Member;
  /**
   * The ways to be admitted, of which one is enough. `inside`: the member is in the conversation. `public`: the
   * conversation is a public room of one of the member's sites.
   */
  readonly ways: readonly ('inside' | 'public')[];
  /** The only admitted conversation, for a room token. */
  readonly onlyId?: string | undefined;
}
