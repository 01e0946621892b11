/**
 * The rights of callers: which endpoints a caller may use, and how the caller must be related to
 * the site or the conversation.
 */
import type { Caller } from './caller.js';

/** How a caller is related to the site or the conversation of an endpoint. */
export type Relation =
  /** No relation is required. The endpoint has neither a site nor a conversation. */
  | 'any'
  /**
   * The caller belongs to the site: the app was added to it, the room of the token is in it, or the
   * person is a member.
   */
  | 'site'
  /**
   * The caller is in the conversation: the app is installed in it, the room token was issued for
   * it, or the person is in its roster.
   */
  | 'inside'
  /**
   * As `inside`, but a person who has only joined the conversation is not enough: they must
   * have created it, or a person with this right must have added them.
   */
  | 'invited'
  /**
   * The conversation is a public room in one of the caller's sites, and the caller is not a guest
   * there.
   */
  | 'public';

export interface Rule {
  /** The action of the endpoints. It completes the message "A person cannot …". */
  readonly what: string;
  /** The operations that the rule covers. */
  readonly endpoints: readonly string[];
  /**
   * The relations that a right requires, by kind of caller. One of those in the list is sufficient.
   * If the list is empty, callers of this kind are always rejected.
   */
  readonly app: readonly Relation[];
  readonly room: readonly Relation[];
  readonly person: readonly Relation[];
  /**
   * The relations for a request that has no token. One of those in the list is sufficient. By
   * default, such requests are rejected.
   */
  readonly anonymous?: readonly Relation[];
  /** True if guests of the site are rejected. */
  readonly noGuests?: true;
  /** True if only the account that has created a message or a file may perform the action. */
  readonly own?: true;
}

const NONE: readonly Relation[] = [];
const ANY: readonly Relation[] = ['any'];
const SITE: readonly Relation[] = ['site'];
const INSIDE: readonly Relation[] = ['inside'];
const INVITED: readonly Relation[] = ['invited'];
const INSIDE_OR_PUBLIC: readonly Relation[] = ['inside', 'public'];

/**
 * The rights. Exactly one rule covers each endpoint of the API. An app has access to the
 * conversations in which it is installed, and a room token to its room. People have access to the
 * conversations in which they are, and to the public rooms of their site, which they may join. To
 * join gives no further right: only invited people can rename or archive a room, and add or remove
 * others. Only apps and room tokens can own modules and push states of modules.
 */
export const RIGHTS = {
  issueToken: {
    ...{ what: 'ask for a token', endpoints: ['issueToken'] },
    ...{ app: ANY, room: ANY, person: ANY, anonymous: ANY },
  },
  convertDocuments: {
    ...{ what: 'convert documents', endpoints: ['convertDocument', 'renderDocument'] },
    ...{ app: ANY, room: ANY, person: ANY },
  },
  seeOwnAccount: {
    ...{ what: 'see its account', endpoints: ['getMe', 'listSites'] },
    ...{ app: ANY, room: ANY, person: ANY },
  },
  findUsers: {
    ...{ what: 'find users', endpoints: ['getUser', 'lookupUser'] },
    ...{ app: SITE, room: SITE, person: SITE },
  },
  listConversations: {
    ...{ what: 'list conversations', endpoints: ['listConversations'] },
    ...{ app: SITE, room: SITE, person: SITE },
  },
  createConversation: {
    ...{ what: 'create conversations', endpoints: ['createConversation'] },
    ...{ app: SITE, room: NONE, person: SITE, noGuests: true },
  },
  writeDirectly: {
    what: 'open direct conversations',
    endpoints: [
      ...['getDirectConversation', 'sendDirectMessage'],
      ...['editDirectMessage', 'deleteDirectMessage'],
    ],
    ...{ app: SITE, room: NONE, person: SITE },
  },
  readConversation: {
    what: 'read the conversation',
    endpoints: [
      ...['getConversation', 'getConversationRoster', 'listMessages', 'listRecentMessages'],
      ...['getMessage', 'getMessageContext', 'getMedia'],
    ],
    ...{ app: INSIDE, room: INSIDE, person: INSIDE_OR_PUBLIC },
  },
  write: {
    ...{ what: 'write in the conversation', endpoints: ['sendMessage', 'uploadMedia'] },
    ...{ app: INSIDE, room: INSIDE, person: INSIDE_OR_PUBLIC },
  },
  changeWritten: {
    what: 'change what was written in the conversation',
    endpoints: ['editMessage', 'deleteMessage', 'deleteMedia'],
    ...{ app: INSIDE, room: INSIDE, person: INSIDE_OR_PUBLIC, own: true },
  },
  /** Covers people who add or remove only themselves. `changeOthers` covers all other changes. */
  changeRoster: {
    ...{ what: 'change the roster of the conversation', endpoints: ['updateRoster'] },
    ...{ app: INSIDE, room: INSIDE, person: INSIDE_OR_PUBLIC },
  },
  changeOthers: {
    ...{ what: 'add others to the conversation or remove them', endpoints: [] },
    ...{ app: INSIDE, room: INSIDE, person: INVITED },
  },
  changeConversation: {
    what: 'change the conversation',
    endpoints: ['updateConversation', 'archiveConversation', 'unarchiveConversation'],
    ...{ app: INSIDE, room: INSIDE, person: INVITED },
  },
  changeModules: {
    what: 'have modules',
    endpoints: [
      ...['listActionTargetModules', 'putActionTargetModule', 'deleteActionTargetModule'],
      ...['listBotModules', 'putBotModule', 'deleteBotModule'],
      ...['listBotMessagesModules', 'putBotMessagesModule', 'deleteBotMessagesModule'],
      ...['listDialogModules', 'putDialogModule', 'deleteDialogModule'],
      ...['listExternalPageModules', 'putExternalPageModule', 'deleteExternalPageModule'],
      ...['listGlanceModules', 'putGlanceModule', 'deleteGlanceModule'],
      ...['listSidebarModules', 'putSidebarModule', 'deleteSidebarModule'],
      ...['listWebhookModules', 'putWebhookModule', 'deleteWebhookModule'],
    ],
    ...{ app: INSIDE, room: INSIDE, person: NONE },
  },
  pushStates: {
    what: 'push states of modules',
    endpoints: [
      ...['pushGlanceUpdate', 'pushConfigurationUpdate'],
      ...['updateGlanceState', 'updateConfigurationState'],
    ],
    // A state applies to a conversation or to a whole site, so an app needs no conversation.
    ...{ app: ['site', 'inside'], room: INSIDE, person: NONE },
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type Right = keyof typeof RIGHTS;

/**
 * Returns the rule of a right. The return type includes all optional fields. The type of
 * `RIGHTS[right]` lacks the optional fields that the entry omits, so these fields could not be
 * read.
 */
export function ruleOf(right: Right): Rule {
  return RIGHTS[right];
}

/** Returns the relations that a right requires. The caller must have at least one of them. */
export function relationsOf({ kind }: Caller, right: Right): readonly Relation[] {
  return ruleOf(right)[kind];
}
