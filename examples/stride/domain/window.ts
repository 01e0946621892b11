/** Windows: the apps of a conversation as people see them, and the effects of pressing their parts. */
import type { ConversationRef } from './conversation.js';
import type { DeclaredType, Module } from './module.js';
import type { ConfigurationState, GlanceState } from './state.js';

/** A module of an app, as a viewer sees it. */
export interface ModuleView {
  readonly type: DeclaredType;
  readonly module: Module;
  /** The state that the app pushed last, for glances and configurations. */
  readonly state?: GlanceState | ConfigurationState | undefined;
}

/** An app in a conversation. */
export interface AppView {
  readonly clientId: string;
  readonly name: string;
  /** The account of the app's bot, which people mention. */
  readonly userId: string;
  readonly installed: boolean;
  readonly modules: readonly ModuleView[];
}

/** The result of pressing something. */
export type Pressed =
  /** A page of the app to open. Its address contains a signature that names the viewer. */
  | {
      readonly open: 'dialog' | 'sidebar' | 'page' | 'configuration';
      readonly key: string;
      readonly title: string;
      readonly url: string;
    }
  /** The app was called. `status` is that of its response; `message`, for the person, may be empty. */
  | { readonly open: 'nothing'; readonly status: number; readonly message: string };

export interface Press extends ConversationRef {
  readonly clientId: string;
  /** The user who presses. */
  readonly userId: string;
  /** The key of an action target, a dialog, a sidebar, a page or a configuration. */
  readonly target: string;
  readonly parameters?: object | undefined;
  /** The message that an action was chosen for. */
  readonly messageId?: string | undefined;
}

export interface Windows {
  /**
   * The apps that are registered in the site, or installed in the conversation.
   * @param userId the viewer: a glance may show each user something else
   * @throws not-found
   */
  apps(ref: ConversationRef, userId?: string): Promise<AppView[]>;

  /** @throws not-found; conflict if the app does not respond */
  press(press: Press): Promise<Pressed>;
}
