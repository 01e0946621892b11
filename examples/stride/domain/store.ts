/**
 * The interface between the domain and the database. Implementations of the interface contain the
 * SQL, and its users contain the rules.
 */
import type { App } from './administration.js';
import type { Scope } from './caller.js';
import type { Instant } from './clock.js';
import type { ConversationRef, Privacy } from './conversation.js';
import type { FileStore } from './file-store.js';
import type { MediaTable } from './media-table.js';
import type { DeliveryTable } from './outbox.js';
import type { Admission, Member } from './membership.js';
import type { DeclaredType, Module } from './module.js';
import type { News } from './news.js';
import type { Site } from './site.js';
import type { StateContext } from './state.js';
import type { Role, User } from './user.js';

/** Thrown if another row already has the same value in a unique column. */
export class Duplicate extends Error {
  override readonly name = 'Duplicate';
}

/**
 * Thrown if the database cannot be reached. The operation did not happen, or it happened but was
 * not confirmed.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

export interface Store {
  /** The tables, outside of a transaction. Each statement on them is a transaction of its own. */
  readonly tables: Tables;

  /**
   * Runs `work` in a transaction. When the returned promise resolves, the writes are on disk. If
   * `work` throws, its writes are undone. `work` may run several times if the database requires it,
   * so it must have no effects except reads and writes in the tables.
   */
  transaction<Result>(work: (tables: Tables) => Promise<Result>): Promise<Result>;

  /** The store for the bytes of files. */
  readonly files: FileStore;

  /** Returns the time of the database. All processes use this clock, so their times agree. */
  now(): Promise<Instant>;

  /** Notifies all processes that use this database. */
  readonly news: News;

  close(): Promise<void>;
}

export interface Tables {
  readonly settings: SettingTable;
  readonly sites: SiteTable;
  readonly users: UserTable;
  readonly apps: AppTable;
  readonly conversations: ConversationTable;
  readonly messages: MessageTable;
  readonly rosters: RosterTable;
  readonly media: MediaTable;
  readonly modules: ModuleTable;
  readonly states: StateTable;
  readonly deliveries: DeliveryTable;
}

export interface SettingTable {
  /**
   * Returns the value of a key. If the key has no value, first stores `initial` as its value. All
   * processes therefore get the same value.
   */
  once(key: string, initial: string): Promise<string>;
  /**
   * Returns the value of a key; `undefined` if the key has none. In that case, this transaction
   * must store a value with `set`. Other transactions that claim the key wait until this one ends.
   */
  claim(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

export interface SiteTable {
  insert(site: Site): Promise<void>;
  find(cloudId: string): Promise<Site | undefined>;
  of(member: Member): Promise<Site[]>;
  addApp(cloudId: string, clientId: string): Promise<void>;
  has(cloudId: string, member: Member): Promise<boolean>;
}

export interface UserTable {
  /**
   * Adds a user.
   * @throws Duplicate if the user already exists
   */
  insert(user: User, cloudIds: readonly string[], role: Role): Promise<void>;
  find(userId: string): Promise<User | undefined>;
  findInSite(cloudId: string, userId: string): Promise<User | undefined>;
  findByEmail(cloudId: string, email: string): Promise<User | undefined>;
  /** Returns the role of a user in a site; `undefined` if the user does not belong to it. */
  roleIn(cloudId: string, userId: string): Promise<Role | undefined>;
  /** Returns the users of a site who are not bots. */
  people(cloudId: string): Promise<User[]>;
  /** Returns those of the given ids that belong to users of the site. */
  known(cloudId: string, userIds: readonly string[]): Promise<string[]>;
}

export interface RoomToken {
  readonly hash: string;
  readonly clientId: string;
  readonly userId: string;
  readonly conversationId: string;
  readonly scopes: readonly Scope[];
}

/**
 * The stored part of an app's descriptor. The modules of the descriptor are stored in another
 * table.
 */
export interface StoredDescriptor {
  /** The URL from which the descriptor was read. */
  readonly address: string;
  readonly key: string;
  /** The URL that is called when the app is installed in a conversation. */
  readonly installed?: string | undefined;
  readonly uninstalled?: string | undefined;
}

export interface Registered {
  readonly app: App;
  readonly descriptor?: StoredDescriptor | undefined;
}

export interface AppTable {
  /**
   * Adds an app.
   * @throws Duplicate if the app already exists
   */
  insert(app: App): Promise<void>;
  find(clientId: string): Promise<App | undefined>;
  /** Returns the app in a site whose bot is this user. Apps of room tokens are not returned. */
  ofBot(cloudId: string, botUserId: string): Promise<App | undefined>;
  /** Returns the apps of a site that were registered with a descriptor. */
  registered(cloudId: string): Promise<Registered[]>;
  installed(conversationId: string): Promise<Registered[]>;
  describe(clientId: string, descriptor: StoredDescriptor): Promise<void>;
  install(clientId: string, conversationId: string): Promise<void>;
  uninstall(clientId: string, conversationId: string): Promise<void>;
  addRoomToken(token: RoomToken): Promise<void>;
  findRoomToken(hash: string): Promise<RoomToken | undefined>;
  removeRoomToken(hash: string): Promise<void>;
}

export interface StoredConversation {
  readonly id: string;
  readonly cloudId: string;
  readonly name: string;
  /** The normalized name, with which names are compared. */
  readonly nameKey: string;
  readonly topic: string;
  readonly privacy: Privacy;
  readonly isArchived: boolean;
  readonly created: Instant;
  readonly modified: Instant;
  /** The app and the user of a direct conversation; absent for a group conversation. */
  readonly direct?: { readonly clientId: string; readonly userId: string } | undefined;
}

/** A conversation, and whether the caller may enter it. */
export interface Sighting {
  readonly conversation: StoredConversation;
  readonly admitted: boolean;
}

export interface ConversationListing {
  readonly cloudId: string;
  /**
   * The conditions under which the caller may enter a conversation. Conversations that the caller
   * may not enter are not listed.
   */
  readonly admission: Admission;
  readonly includePrivate: boolean;
  readonly includeArchived: boolean;
  readonly includeDirect: boolean;
  /** A text that the normalized name must contain. */
  readonly nameKeyPart: string;
  readonly descending: boolean;
  /** The last conversation of the previous page. */
  readonly behind?: { readonly nameKey: string; readonly id: string } | undefined;
  readonly limit: number;
}

export interface ConversationChanges {
  readonly name?: string;
  readonly nameKey?: string;
  readonly topic?: string;
  readonly privacy?: Privacy;
  readonly isArchived?: boolean;
  readonly modified: Instant;
}

export interface ConversationTable {
  /**
   * Adds a conversation.
   * @throws Duplicate if an unarchived group of the site has the same normalized name
   */
  insert(conversation: StoredConversation): Promise<void>;

  /** Adds a direct conversation. Does nothing if the app and the user already have one. */
  insertDirect(conversation: StoredConversation): Promise<void>;

  /**
   * Returns a conversation.
   * @param admission the conditions under which the caller may enter; the owner of the service may
   *   enter every conversation
   */
  see(ref: ConversationRef, admission: Admission | 'owner'): Promise<Sighting | undefined>;

  /** Returns a conversation like `see`, and locks it until the transaction ends. */
  lock(ref: ConversationRef, admission: Admission | 'owner'): Promise<Sighting | undefined>;

  /**
   * Locks a conversation as `lock` does, in order to store `count` messages. Also returns `first`,
   * the time of the first message. It is `now`, or one nanosecond after the last message of the
   * conversation if that is later. Each further message is one nanosecond later than the message
   * before it. `heard` is true if a module of an app receives the messages of this conversation.
   */
  lockForMessages(
    ref: ConversationRef,
    admission: Admission,
    now: Instant,
    count: number,
  ): Promise<(Sighting & { readonly first: Instant; readonly heard: boolean }) | undefined>;

  /**
   * Stores messages in a single statement. The time of each message must be later than the time of
   * the message before it.
   * @returns false if no message was stored, because the conversation does not exist, is archived,
   * does not admit the sender, contains a later message, or has a module that receives messages
   */
  say(
    ref: ConversationRef,
    admission: Admission,
    messages: readonly StoredMessage[],
  ): Promise<boolean>;

  /** Returns the time of the last message in a conversation. */
  latest(ref: ConversationRef): Promise<Instant | undefined>;

  findDirect(cloudId: string, clientId: string, userId: string): Promise<string | undefined>;

  /**
   * Changes a conversation.
   * @throws Duplicate if an unarchived group of the site has the same normalized name
   */
  update(id: string, changes: ConversationChanges): Promise<StoredConversation>;

  list(listing: ConversationListing): Promise<StoredConversation[]>;
}

export interface StoredMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly instant: Instant;
  readonly senderId: string;
  /** The document as JSON. */
  readonly body: string;
  readonly text: string;
}

export interface MessageWindow {
  readonly conversationId: string;
  /** The start of the time range. Both bounds are exclusive. */
  readonly after?: Instant | undefined;
  readonly before?: Instant | undefined;
  readonly newestFirst: boolean;
  readonly limit: number;
}

export interface MessageTable {
  insert(messages: readonly StoredMessage[]): Promise<void>;
  find(conversationId: string, messageId: string): Promise<StoredMessage | undefined>;
  /** Returns the time at which a message was sent, even if the message was deleted. */
  instantOf(conversationId: string, messageId: string): Promise<Instant | undefined>;
  /**
   * Replaces the content of a message.
   * @returns false if the message does not exist
   */
  replace(conversationId: string, messageId: string, body: string, text: string): Promise<boolean>;
  /** Deletes the content of a message, but keeps its time. */
  remove(conversationId: string, messageId: string): Promise<boolean>;
  list(window: MessageWindow): Promise<StoredMessage[]>;
}

export interface RosterTable {
  /** Returns the ids of users; by default, of all users in the conversation. */
  list(conversationId: string, start?: number, limit?: number): Promise<string[]>;
  /**
   * Adds users.
   * @param invited false for a person who joins. True also applies to users who are already in the
   *   conversation.
   * @returns the users who were not in the conversation before
   */
  add(conversationId: string, userIds: readonly string[], invited: boolean): Promise<string[]>;
  /**
   * Removes users.
   * @returns the users who were in the conversation before
   */
  remove(conversationId: string, userIds: readonly string[]): Promise<string[]>;
}

export interface ModulePlace {
  readonly clientId: string;
  /**
   * The conversation of the module; absent if the app declares the module for every conversation in
   * which it is installed.
   */
  readonly conversationId?: string | undefined;
  readonly type: DeclaredType;
}

/** A module that may receive an event, and the bot of its app. */
export interface Listener {
  readonly clientId: string;
  readonly botUserId: string;
  readonly type: DeclaredType;
  readonly module: Module;
}

export interface ModuleTable {
  put(place: ModulePlace, module: Module): Promise<void>;
  remove(place: ModulePlace, key: string): Promise<boolean>;
  list(place: ModulePlace, start: number, limit: number): Promise<Module[]>;
  /**
   * Returns true if an app has a module for this conversation, or for every conversation. If no
   * conversation is given, a module for any conversation counts.
   */
  has(
    clientId: string,
    type: DeclaredType,
    key: string,
    conversationId: string | undefined,
  ): Promise<boolean>;
  /** Removes all modules that an app has declared for every conversation. */
  clear(clientId: string): Promise<void>;
  /**
   * Returns the modules of the given types, for all apps that are installed in the conversation.
   */
  listeners(conversationId: string, types: readonly DeclaredType[]): Promise<Listener[]>;
}

export interface StatePlace {
  readonly clientId: string;
  readonly kind: 'glance' | 'configuration';
  readonly key: string;
  readonly context: StateContext;
}

export interface StateTable {
  put(place: StatePlace, value: object): Promise<void>;
  find(place: StatePlace): Promise<object | undefined>;
}
