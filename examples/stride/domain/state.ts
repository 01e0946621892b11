/** The states that apps push: the label of a glance, or whether an app is configured. */
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';

/**
 * The viewers to whom a state applies: all viewers in a site, all viewers in one of its
 * conversations, a single user, or a user in one conversation.
 */
export interface StateContext {
  readonly cloudId: string;
  readonly conversationId?: string | undefined;
  readonly userId?: string | undefined;
}

export interface GlanceState {
  /** The label, or an object that contains it as `value`. */
  readonly label: string | { readonly value: string };
  readonly metadata?: object | undefined;
}

export interface ConfigurationState {
  readonly configured: boolean;
}

/**
 * The operations on states. A new state replaces the old one. Both `push` operations throw
 * `forbidden`, `not-found` and `conflict`, like the operations of `Conversations`.
 */
export interface States {
  pushGlance(caller: Caller, key: string, context: StateContext, state: GlanceState): Promise<void>;

  pushConfiguration(
    caller: Caller,
    key: string,
    context: ConversationRef,
    state: ConfigurationState,
  ): Promise<void>;

  /**
   * Returns the state of a glance that the caller sees in a conversation. If several states apply,
   * returns the most specific one, that is, the one that the fewest people see.
   */
  glance(caller: Caller, key: string, context: StateContext): Promise<GlanceState | undefined>;

  configuration(
    caller: Caller,
    key: string,
    context: ConversationRef,
  ): Promise<ConfigurationState | undefined>;
}
