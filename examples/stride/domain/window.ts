/**
 * The apps of a conversation as the page displays them, and the results of pressing their buttons.
 */
import type { ConversationRef } from './conversation.js';
import type { DeclaredType, Module } from './module.js';
import type { ConfigurationState, GlanceState } from './state.js';

export interface ModuleView {
  readonly type: DeclaredType;
  readonly module: Module;
  /** The last state that the app has pushed for a glance or a configuration. */
  readonly state?: GlanceState | ConfigurationState | undefined;
}

/** An app, as a viewer of a conversation sees it. */
export interface AppView {
  readonly clientId: string;
  readonly name: string;
  /** The user id of the app's bot. People can mention the bot. */
  readonly userId: string;
  readonly installed: boolean;
  readonly modules: readonly ModuleView[];
}

/** The result of pressing a button of an app. */
export type Pressed =
  /** A page of the app is opened. Its URL contains a signature that names the viewer. */
  | {
      readonly open: 'dialog' | 'sidebar' | 'page' | 'configuration';
      readonly key: string;
      readonly title: string;
      readonly url: string;
    }
  /**
   * The app was called. `status` is the status of its response. `message` is displayed to the
   * person, and may be empty.
   */
  | { readonly open: 'nothing'; readonly status: number; readonly message: string };

export interface Press extends ConversationRef {
  readonly clientId: string;
  /** The user who has pressed the button. */
  readonly userId: string;
  /** The key of an action target, a dialog, a sidebar, a page or a configuration. */
  readonly target: string;
  readonly parameters?: object | undefined;
  /** The message for which an action was chosen. */
  readonly messageId?: string | undefined;
}

export interface Windows {
  /**
   * Returns the apps that are registered in the site or installed in the conversation.
   * @param userId the viewer, because a glance may be different for each user
   * @throws DomainError `not-found`
   */
  apps(ref: ConversationRef, userId?: string): Promise<AppView[]>;

  /**
   * Calls an app, or opens one of its pages.
   * @throws DomainError `not-found`, or `conflict` if the app does not respond
   */
  press(press: Press): Promise<Pressed>;
}
