/** States, pushed by apps: the label of a glance, and whether an app is configured. */
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';

/** The audience of a state: a site, one of its conversations, a user, or a user in a conversation. */
export interface StateContext {
  readonly cloudId: string;
  readonly conversationId?: string | undefined;
  readonly userId?: string | undefined;
}

export interface GlanceState {
  /** The label, or an object with its `value`. */
  readonly label: string | { readonly value: string };
  readonly metadata?: object | undefined;
}

export interface ConfigurationState {
  readonly configured: boolean;
}

/** The last push wins. Every push throws forbidden, not-found and conflict as the operations of `Conversations` do. */
export interface States {
  pushGlance(caller: Caller, key: string, context: StateContext, state: GlanceState): Promise<void>;

  pushConfiguration(
    caller: Caller,
    key: string,
    context: ConversationRef,
    state: ConfigurationState,
  ): Promise<void>;

  /** The state of a glance that a user sees in a conversation: that of the narrowest context. */
  glance(caller: Caller, key: string, context: StateContext): Promise<GlanceState | undefined>;

  configuration(
    caller: Caller,
    key: string,
    context: ConversationRef,
  ): Promise<ConfigurationState | undefined>;
}
