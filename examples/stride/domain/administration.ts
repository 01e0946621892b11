/** Administration: what people did in Stride's own windows, and no endpoint does. */
import type { Scope } from './caller.js';
import type { Conversation, ConversationRef, NewConversation } from './conversation.js';
import type { Content, Message } from './message.js';
import type { Module, ModuleType } from './module.js';
import type { RosterChange } from './roster.js';
import type { Site } from './site.js';
import type { User } from './user.js';

export interface NewUser {
  readonly displayName: string;
  readonly email: string;
  /** Default: a new account id. */
  readonly id?: string;
  readonly title?: string;
  readonly timezone?: string;
}

export interface NewApp {
  readonly name: string;
  /** The sites that it is added to. */
  readonly cloudIds: readonly string[];
  /** Default: both. */
  readonly scopes?: readonly Scope[];
  /** Default: new ones. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** What its descriptor declares: modules for every conversation that it is installed in. */
  readonly modules?: readonly { readonly type: ModuleType; readonly body: Module }[];
}

export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  /** Its bot: who sends its messages, and whom people mention. */
  readonly userId: string;
  readonly scopes: readonly Scope[];
}

/** All of it is for the owner of the service: nobody's rights are asked. */
export interface Administration {
  addSite(input: { name: string; id?: string }): Promise<Site>;
  addUser(cloudId: string, input: NewUser): Promise<User>;
  addApp(input: NewApp): Promise<App>;

  /** A group conversation that a person opens. */
  addConversation(
    cloudId: string,
    input: NewConversation & { userId: string },
  ): Promise<Conversation>;

  /** Installs an app in a conversation; again does nothing. */
  install(clientId: string, ref: ConversationRef): Promise<void>;
  uninstall(clientId: string, ref: ConversationRef): Promise<void>;

  /** A room token: it is shown once, and is good until it is revoked. Default scope: to participate. */
  addRoomToken(ref: ConversationRef, scopes?: readonly Scope[]): Promise<string>;
  revokeRoomToken(token: string): Promise<void>;

  changeRoster(ref: ConversationRef, userId: string, change: RosterChange): Promise<void>;

  /** A person says something, which bots may hear of. */
  say(ref: ConversationRef, userId: string, content: Content): Promise<Message>;
  /** A person says something to an app's bot. */
  sayDirect(
    ref: { cloudId: string; clientId: string },
    userId: string,
    content: Content,
  ): Promise<Message>;
}
