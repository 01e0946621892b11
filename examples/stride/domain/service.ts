/** The service of the Stride chat API. Its interface does not depend on HTTP or on the database. */
import type { Administration } from './administration.js';
import { administrationOf } from './administrators.js';
import type { CallApp } from './app-caller.js';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import type { Conversations } from './conversation.js';
import { conversationsOf } from './conversations.js';
import type { Dependencies } from './dependencies.js';
import type { MediaFiles } from './media.js';
import { mediaFilesOf } from './media-files.js';
import type { Messages } from './message.js';
import { messagesOf } from './messages.js';
import type { Modules } from './module.js';
import { modulesOf } from './modules.js';
import type { Rosters } from './roster.js';
import { rostersOf } from './rosters.js';
import type { Sites } from './site.js';
import { sitesOf } from './sites.js';
import type { States } from './state.js';
import { statesOf } from './states.js';
import type { Store } from './store.js';
import { sayTogether } from './together.js';
import type { Tokens } from './token.js';
import { tokensOf } from './tokens.js';
import type { Users } from './user.js';
import { usersOf } from './users.js';
import type { Windows } from './window.js';
import { windowsOf } from './windows.js';

export interface Service {
  readonly tokens: Tokens;
  readonly sites: Sites;
  readonly users: Users;
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly rosters: Rosters;
  readonly media: MediaFiles;
  readonly modules: Modules;
  readonly states: States;
  readonly administration: Administration;
  readonly windows: Windows;
}

export interface ServiceOptions {
  /** The clock; by default, the clock of the machine. */
  readonly clock?: Clock;
  /** The maximum number of bytes of one file; 50 MiB by default. */
  readonly maxMediaBytes?: number;
  /** The maximum number of bytes of all files in a conversation; 1 GiB by default. */
  readonly maxStoredBytes?: number;
  /** The number of seconds for which an access token is valid; 3600 by default. */
  readonly tokenLifetime?: number;
  /** Sends requests to apps. By default, apps are not called. */
  readonly callApp?: CallApp;
  /** Returns false for a URL that `callApp` would refuse; by default, all URLs are accepted. */
  readonly mayCall?: (address: string) => Promise<boolean>;
  /**
   * This function is called when the viewers of a conversation see something new: a message was
   * sent, edited or deleted, or an app displays something new. If the id is omitted, any
   * conversation may have changed.
   */
  readonly changed?: (conversationId?: string) => void;
  /**
   * This function is called when there may be deliveries to send. Pass the `wake` of a dispatcher.
   */
  readonly wake?: () => void;
}

const noApps: CallApp = () => Promise.reject(new Error('apps are not called here'));

/** Creates the service for a store. */
export function createService(store: Store, options: ServiceOptions = {}): Service {
  const clock = options.clock ?? systemClock();
  const own = {
    ...{ store, clock },
    maxMediaBytes: options.maxMediaBytes ?? 50 * 1024 * 1024,
    maxStoredBytes: options.maxStoredBytes ?? 1024 * 1024 * 1024,
    callApp: options.callApp ?? noApps,
    mayCall: options.mayCall ?? (() => Promise.resolve(true)),
    tokenLifetime: options.tokenLifetime ?? 3600,
    changed: options.changed ?? (() => undefined),
    wake: options.wake ?? (() => undefined),
  };
  const dependencies: Dependencies = { ...own, say: sayTogether(own) };
  return {
    tokens: tokensOf(dependencies),
    sites: sitesOf(dependencies),
    users: usersOf(dependencies),
    conversations: conversationsOf(dependencies),
    messages: messagesOf(dependencies),
    rosters: rostersOf(dependencies),
    media: mediaFilesOf(dependencies),
    modules: modulesOf(dependencies),
    states: statesOf(dependencies),
    administration: administrationOf(dependencies),
    windows: windowsOf(dependencies),
  };
}
