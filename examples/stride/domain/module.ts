/** Modules: what an app adds to a conversation, from dialogs to webhooks. */
import type { Caller } from './caller.js';
import type { ConversationRef } from './conversation.js';
import type { OffsetPage, OffsetQuery } from './page.js';

/** The eight types of modules that can be listed, stored and deleted through the API. */
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

/** All types of modules, including those that only a descriptor can declare. */
export const DECLARED_TYPES = [
  ...MODULE_TYPES,
  'chat:configuration',
  'chat:inputAction',
  'chat:messageAction',
] as const;

export type DeclaredType = (typeof DECLARED_TYPES)[number];

/** A module, as the app's descriptor declares it. Its fields depend on its type. */
export interface Module {
  readonly key: string;
  readonly [field: string]: unknown;
}

export interface ModuleRef extends ConversationRef {
  readonly type: ModuleType;
  readonly key: string;
}

/**
 * The operations on modules. A module belongs to an app, and other apps cannot read or change it.
 */
export interface Modules {
  /**
   * Returns the modules of a type, sorted by key.
   * @throws DomainError `invalid` (`/limit`, `/start`)
   */
  list(
    caller: Caller,
    ref: ConversationRef & { readonly type: ModuleType },
    query: OffsetQuery,
  ): Promise<OffsetPage<Module>>;

  /**
   * Stores or replaces a module.
   * @param body the fields of the module; the key may be omitted
   * @throws DomainError `invalid` with a pointer for each error, for example `/url`, or `/key` if
   *   it differs from the key in the path
   */
  put(caller: Caller, ref: ModuleRef, body: object): Promise<Module>;

  /**
   * Deletes a module.
   * @throws DomainError `not-found`
   */
  remove(caller: Caller, ref: ModuleRef): Promise<void>;
}
