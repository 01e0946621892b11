/**
 * The interface between the domain and the database. Its implementations contain SQL and no rules; its callers contain
 * rules and no SQL.
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

/** Another row has the same value, which must be unique. */
export class Duplicate extends Error {
  override readonly name = 'Duplicate';
}

/** The database is unreachable. The operation did not happen, or its commit was not confirmed. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

export interface Store {
  /** For single statements; each is a separate transaction. */
  readonly tables: Tables;

  /**
   * All or nothing: the writes of `work` are on the disk when this resolves, and are undone if it throws. `work` may
   * run again if the database requires it, so it must only read and write.
   */
  transaction<Result>(work: (tables: Tables) => Promise<Result>): Promise<Result>;

  /** The bytes of files. */
  readonly files: FileStore;

  /** The time of the database, which is the same for all processes. */
  now(): Promise<Instant>;

  /** Notifications between all processes that use this database. */
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
  /** The value of a key. If the key has no value, `initial` is stored, so that all processes get the same value. */
  once(key: string, initial: string): Promise<string>;
  /**
   * The value of a key; undefined if the key has none. In that case this transaction must store one with `set`: other
   * transactions that claim the key wait until this one ends.
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
  /** @throws Duplicate */
  insert(user: User, cloudIds: readonly string[], role: Role): Promise<void>;
  find(userId: string): Promise<User | undefined>;
  findInSite(cloudId: string, userId: string): Promise<User | undefined>;
  findByEmail(cloudId: string, email: string): Promise<User | undefined>;
  /** The role of a user in a site; undefined if they do not belong to it. */
  roleIn(cloudId: string, userId: string): Promise<Role | undefined>;
  /** The users of a site who are not bots. */
  people(cloudId: string): Promise<User[]>;
  /** Those of the given ids that belong to users of the site. */
  known(cloudId: string, userIds: readonly string[]): Promise<string[]>;
}

export interface RoomToken {
  readonly hash: string;
  readonly clientId: string;
  readonly userId: string;
  readonly conversationId: string;
  readonly scopes: readonly Scope[];
}

/** The stored part of an app's descriptor. Its modules are stored separately. */
export interface StoredDescriptor {
  /** The address that the descriptor was read from. */
  readonly address: string;
  readonly key: string;
  /** Called when the app is installed in a conversation, or uninstalled. */
  readonly installed?: string | undefined;
  readonly uninstalled?: string | undefined;
}

export interface Registered {
  readonly app: App;
  readonly descriptor?: StoredDescriptor | undefined;
}

export interface AppTable {
  /** @throws Duplicate */
  insert(app: App): Promise<void>;
  find(clientId: string): Promise<App | undefined>;
  /** The app of a site whose bot is this user; never the app of a room token. */
  ofBot(cloudId: string, botUserId: string): Promise<App | undefined>;
  /** The apps of a site that were registered by a descriptor, or the apps installed in a conversation. */
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
  /** The key by which names are compared. */
  readonly nameKey: string;
  readonly topic: string;
  readonly privacy: Privacy;
  readonly isArchived: boolean;
  readonly created: Instant;
  readonly modified: Instant;
  /** The app and the user of a direct conversation. */
  readonly direct?: { readonly clientId: string; readonly userId: string } | undefined;
}

/** A conversation, and whether the caller is admitted to it. */
export interface Sighting {
  readonly conversation: StoredConversation;
  readonly admitted: boolean;
}

export interface ConversationListing {
  readonly cloudId: string;
  /** Only conversations that this admission covers. */
  readonly admission: Admission;
  readonly includePrivate: boolean;
  readonly includeArchived: boolean;
  readonly includeDirect: boolean;
  /** A part of the name key. */
  readonly nameKeyPart: string;
  readonly descending: boolean;
  /** Continue after this conversation. */
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
  /** @throws Duplicate when a group of the site that is not archived has the name key */
  insert(conversation: StoredConversation): Promise<void>;

  /** Inserts a direct conversation, unless the app and the user have one already. */
  insertDirect(conversation: StoredConversation): Promise<void>;

  /** @param admission the owner of the service is admitted everywhere */
  see(ref: ConversationRef, admission: Admission | 'owner'): Promise<Sighting | undefined>;

  /** Like `see`, and locks the conversation until the transaction ends. */
  lock(ref: ConversationRef, admission: Admission | 'owner'): Promise<Sighting | undefined>;

  /**
   * Like `lock`, for storing `count` messages. Also returns `first`, the instant of the first message: `now`, or the
   * nanosecond after the last message of the conversation if `now` is not later than that message. Each further message
   * is one nanosecond later than the one before. `heard` is true if a module waits for messages in this conversation.
   */
  lockForMessages(
    ref: ConversationRef,
    admission: Admission,
    now: Instant,
    count: number,
  ): Promise<(Sighting & { readonly first: Instant; readonly heard: boolean }) | undefined>;

  /**
   * Stores messages in one statement, each at its own instant, which must be later than that of the message before.
   * @returns false if nothing was stored, because the conversation does not exist, is archived, does not admit the
   * sender, already has a message as late as the first one, or has a module that waits for messages
   */
  say(
    ref: ConversationRef,
    admission: Admission,
    messages: readonly StoredMessage[],
  ): Promise<boolean>;

  /** The instant of the last message of a conversation. */
  latest(ref: ConversationRef): Promise<Instant | undefined>;

  findDirect(cloudId: string, clientId: string, userId: string): Promise<string | undefined>;

  /** @throws Duplicate as `insert` does */
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
  /** The bounds are exclusive. */
  readonly after?: Instant | undefined;
  readonly before?: Instant | undefined;
  readonly newestFirst: boolean;
  readonly limit: number;
}

export interface MessageTable {
  insert(messages: readonly StoredMessage[]): Promise<void>;
  find(conversationId: string, messageId: string): Promise<StoredMessage | undefined>;
  /** The time when a message was sent, even if the message was deleted. */
  instantOf(conversationId: string, messageId: string): Promise<Instant | undefined>;
  /** @returns false if the message does not exist */
  replace(conversationId: string, messageId: string, body: string, text: string): Promise<boolean>;
  /** Deletes the content of a message, and keeps its instant. */
  remove(conversationId: string, messageId: string): Promise<boolean>;
  list(window: MessageWindow): Promise<StoredMessage[]>;
}

export interface RosterTable {
  /** All of them by default. */
  list(conversationId: string, start?: number, limit?: number): Promise<string[]>;
  /** @returns the users who were not in the conversation before */
  add(conversationId: string, userIds: readonly string[]): Promise<string[]>;
  /** @returns the users who were in the conversation before */
  remove(conversationId: string, userIds: readonly string[]): Promise<string[]>;
}

export interface ModulePlace {
  readonly clientId: string;
  /** Absent if the app declares the module for every conversation that it is installed in. */
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
   * True if an app has a module for this conversation or for every conversation. If no conversation is given, a module
   * for any conversation counts.
   */
  has(
    clientId: string,
    type: DeclaredType,
    key: string,
    conversationId: string | undefined,
  ): Promise<boolean>;
  /** Removes all modules that an app declared for every conversation. */
  clear(clientId: string): Promise<void>;
  /** Modules of these types of all apps installed in the conversation. */
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
