/** Administration: the actions of people in Stride's own windows, which have no endpoints. */
import type { Scope } from './caller.js';
import type { Conversation, ConversationRef, NewConversation } from './conversation.js';
import type { Content, Message } from './message.js';
import type { DeclaredType, Module } from './module.js';
import type { RosterChange } from './roster.js';
import type { Site } from './site.js';
import type { FailedDelivery, FailedDeliveryCount } from './outbox.js';
import type { Role, User } from './user.js';

export interface NewUser {
  readonly displayName: string;
  readonly email: string;
  /** A new account id by default. */
  readonly id?: string;
  readonly title?: string;
  readonly timezone?: string;
  /** By default, `admin` for the first person of a site, and `member` for all other people. */
  readonly role?: Role;
}

export interface NewApp {
  readonly name: string;
  /** The sites that the app is added to. */
  readonly cloudIds: readonly string[];
  /** Both scopes by default. */
  readonly scopes?: readonly Scope[];
  /** The credentials of the app; new ones by default. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** The modules that its descriptor declares for every conversation in which it is installed. */
  readonly modules?: readonly { readonly type: DeclaredType; readonly body: Module }[];
}

export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  /** The account of the app's bot, which sends the app's messages and which people mention. */
  readonly userId: string;
  readonly scopes: readonly Scope[];
}

export interface NewRegistration {
  readonly cloudId: string;
  /** The address of the app's descriptor. */
  readonly address: string;
  /** The credentials of the app; new ones by default. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
}

/** Operations for the owner of the service. They do not check rights. */
export interface Administration {
  addSite(input: { name: string; id?: string }): Promise<Site>;
  addUser(cloudId: string, input: NewUser): Promise<User>;
  addApp(input: NewApp): Promise<App>;

  /** A group conversation that a person opens. */
  addConversation(
    cloudId: string,
    input: NewConversation & { userId: string },
  ): Promise<Conversation>;

  /**
   * Reads the descriptor of an app, and adds the app to a site or updates it.
   * @throws invalid if the address has no descriptor, or the descriptor breaks a rule
   * (`/modules/chat:bot/0/mention/url`)
   */
  registerApp(input: NewRegistration): Promise<App>;

  /**
   * Installs an app in a conversation, and notifies it. Does nothing if it is installed already.
   * @param userId the user who installs it; the app itself by default
   */
  install(clientId: string, ref: ConversationRef, userId?: string): Promise<void>;
  uninstall(clientId: string, ref: ConversationRef, userId?: string): Promise<void>;

  /** Creates a room token. It is shown once and is valid until it is revoked. Default scope: to participate. */
  addRoomToken(ref: ConversationRef, scopes?: readonly Scope[]): Promise<string>;
  revokeRoomToken(token: string): Promise<void>;

  changeRoster(ref: ConversationRef, userId: string, change: RosterChange): Promise<void>;

  /** Deliveries that were given up after tries for three days; the newest 20 by default. */
  givenUp(limit?: number): Promise<FailedDelivery[]>;
  /** The number of deliveries that were given up, for each app that has any. */
  countGivenUp(): Promise<FailedDeliveryCount[]>;
  /** Resends a delivery that was given up, with all tries again. @throws not-found */
  resend(deliveryId: string): Promise<void>;
  /** Resends all deliveries that were given up for an app. @returns the number of deliveries */
  resendAll(clientId: string): Promise<number>;

  /** Sends a message of a person, which bots may receive. */
  say(ref: ConversationRef, userId: string, content: Content): Promise<Message>;
  /** Sends a message of a person to an app's bot. */
  sayDirect(
    ref: { cloudId: string; clientId: string },
    userId: string,
    content: Content,
  ): Promise<Message>;
}
