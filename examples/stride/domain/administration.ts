/**
 * Actions that people perform in the windows of the chat application. The API has no endpoints for
 * them.
 */
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
  /** The account id; by default, a new one. */
  readonly id?: string;
  readonly title?: string;
  readonly timezone?: string;
  /**
   * The role of the person; by default, `admin` for the first person of a site, and `member` for
   * all others.
   */
  readonly role?: Role;
}

export interface NewApp {
  readonly name: string;
  /** The sites to which the app is added. */
  readonly cloudIds: readonly string[];
  /** The scopes of the app; by default, both existing scopes. */
  readonly scopes?: readonly Scope[];
  /** The credentials of the app; by default, new ones. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  /**
   * The modules that the app's descriptor declares. Every conversation in which the app is
   * installed has them.
   */
  readonly modules?: readonly { readonly type: DeclaredType; readonly body: Module }[];
}

export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  /** The account of the app's bot. It sends the app's messages, and people can mention it. */
  readonly userId: string;
  readonly scopes: readonly Scope[];
}

export interface NewRegistration {
  readonly cloudId: string;
  /** The URL of the app's descriptor. */
  readonly address: string;
  /** The credentials of the app; by default, new ones. */
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
}

/** Operations for the owner of the service. They do not check the rights of a caller. */
export interface Administration {
  addSite(input: { name: string; id?: string }): Promise<Site>;
  addUser(cloudId: string, input: NewUser): Promise<User>;
  addApp(input: NewApp): Promise<App>;

  /** Creates a group conversation on behalf of a person. */
  addConversation(
    cloudId: string,
    input: NewConversation & { userId: string },
  ): Promise<Conversation>;

  /**
   * Reads the descriptor of an app, and adds the app to a site or updates it.
   * @throws DomainError `invalid` if there is no descriptor at the URL, or if the descriptor
   * violates rules; each error then has a pointer (`/modules/chat:bot/0/mention/url`)
   */
  registerApp(input: NewRegistration): Promise<App>;

  /**
   * Installs an app in a conversation, and notifies the app. Does nothing if it is already
   * installed.
   * @param userId the user who installs the app; by default, the app itself
   */
  install(clientId: string, ref: ConversationRef, userId?: string): Promise<void>;
  uninstall(clientId: string, ref: ConversationRef, userId?: string): Promise<void>;

  /**
   * Creates a room token. It is valid until it is revoked. Only this method returns it, so it
   * cannot be read again later. By default, its scope is `participate:conversation`.
   */
  addRoomToken(ref: ConversationRef, scopes?: readonly Scope[]): Promise<string>;
  revokeRoomToken(token: string): Promise<void>;

  changeRoster(ref: ConversationRef, userId: string, change: RosterChange): Promise<void>;

  /**
   * Returns the newest deliveries that were given up; 20 by default. A delivery is given up after
   * it has been attempted for three days.
   */
  givenUp(limit?: number): Promise<FailedDelivery[]>;
  /**
   * Returns the number of deliveries that were given up, by app. Apps without such deliveries are
   * omitted.
   */
  countGivenUp(): Promise<FailedDeliveryCount[]>;
  /**
   * Resends a delivery that was given up. It gets all attempts again.
   * @throws DomainError `not-found`
   */
  resend(deliveryId: string): Promise<void>;
  /**
   * Resends all deliveries to an app that were given up.
   * @returns the number of deliveries
   */
  resendAll(clientId: string): Promise<number>;

  /** Sends a message on behalf of a person. Bots may receive it. */
  say(ref: ConversationRef, userId: string, content: Content): Promise<Message>;
  /** Sends a message to an app's bot on behalf of a person. */
  sayDirect(
    ref: { cloudId: string; clientId: string },
    userId: string,
    content: Content,
  ): Promise<Message>;
}
