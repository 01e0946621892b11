/** The members of sites and conversations, and how they enter a conversation. */

/** A member of a site or a conversation: an app or a person. */
export type Member = { readonly clientId: string } | { readonly userId: string };

export const WAYS = ['inside', 'invited', 'public'] as const;
export type Way = (typeof WAYS)[number];

/** The conditions under which a member may enter a conversation. */
export interface Admission {
  readonly member: Member;
  /**
   * The ways in which a member can be admitted. One of them is sufficient. `inside`: the member is
   * in the conversation. `invited`: the same, and a person has not only joined it. `public`: the
   * conversation is a public room in one of the member's sites.
   */
  readonly ways: readonly Way[];
  /** For a room token, the only conversation that it may enter. */
  readonly onlyId?: string | undefined;
}
