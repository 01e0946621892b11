/** Modules: the additions of an app to a conversation, from dialogs to webhooks. */
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import type { OffsetPage, OffsetQuery } from './page.js';

/** The eight types that can be listed, stored and deleted. */
export const MODULE_TYPES = [
  'chat:actionTarget',
  'chat:bot',
  'chat:bot:messages',
  'chat:dialog',
  'chat:externalPage',
  'chat:glance',
  'chat:sidebar',
  'chat:webhook',
] as const;

export type ModuleType = (typeof MODULE_TYPES)[number];

/** The types that only a descriptor declares. */
export const DECLARED_TYPES = [
  ...MODULE_TYPES,
  'chat:configuration',
  'chat:inputAction',
  'chat:messageAction',
] as const;

export type DeclaredType = (typeof DECLARED_TYPES)[number];

/** A module as the app described it; its fields depend on its type. */
export interface Module {
  readonly key: string;
  readonly [field: string]: unknown;
}

export interface ModuleRef extends ConversationRef {
  readonly type: ModuleType;
  readonly key: string;
}

/** Modules belong to the calling app: it cannot read or change those of another app. */
export interface Modules {
  /**
   * The modules of a type, sorted by key.
   * @throws invalid (`/limit`, `/start`)
   */
  list(
    caller: Caller,
    ref: ConversationRef & { readonly type: ModuleType },
    query: OffsetQuery,
  ): Promise<OffsetPage<Module>>;

  /**
   * Stores or replaces a module.
   * @param body the fields of the module, with or without the key
   * @throws invalid (`/key` that differs from the key in the path, `/url`, `/pattern`, … with a pointer for each fault)
   */
  put(caller: Caller, ref: ModuleRef, body: object): Promise<Module>;

  /** @throws not-found */
  remove(caller: Caller, ref: ModuleRef): Promise<void>;
}
