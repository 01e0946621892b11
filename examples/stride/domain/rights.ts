/** Rights: the endpoints that callers may use, and their required relation to the site or the conversation. */
import type { Caller } from './caller.js';

/** The relation of a caller to the site or the conversation of an endpoint. */
export type Relation =
  /** No relation is required: the endpoint has no site and no conversation. */
  | 'any'
  /** The site: the app was added to it, the room of the token is in it, or the person belongs to it. */
  | 'site'
  /** The conversation: the app is installed in it, the token is for it, or the person is in its roster. */
  | 'inside'
  /** The conversation is a public room, its site is one of the caller's, and the caller is no guest there. */
  | 'public';

export interface Rule {
  /** The action of the endpoints, for refusals: "A person cannot …". */
  readonly what: string;
  /** The operations that this rule covers. */
  readonly endpoints: readonly string[];
  /**
   * The relations of which one is required, by the kind of the caller. An empty list always refuses that kind of
   * caller.
   */
  readonly app: readonly Relation[];
  readonly room: readonly Relation[];
  readonly person: readonly Relation[];
  /** The relations of which one is required for requests without a token. By default, such requests are refused. */
  readonly anonymous?: readonly Relation[];
  /** Only the account that created a message or a file may do this. */
  readonly own?: true;
}

const NONE: readonly Relation[] = [];
const ANY: readonly Relation[] = ['any'];
const SITE: readonly Relation[] = ['site'];
const INSIDE: readonly Relation[] = ['inside'];
const INSIDE_OR_PUBLIC: readonly Relation[] = ['inside', 'public'];

/**
 * Exactly one rule covers each endpoint of the API. Apps and room tokens have access to the conversations in which
 * they are installed. People also have access to the public rooms of their site, and may join them; they rename or
 * archive a room only if they are in it. Modules and states belong to apps.
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
    ...{ app: SITE, room: NONE, person: SITE },
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
  changeRoster: {
    ...{ what: 'change the roster of the conversation', endpoints: ['updateRoster'] },
    ...{ app: INSIDE, room: INSIDE, person: INSIDE_OR_PUBLIC },
  },
  changeConversation: {
    what: 'change the conversation',
    endpoints: ['updateConversation', 'archiveConversation', 'unarchiveConversation'],
    ...{ app: INSIDE, room: INSIDE, person: INSIDE },
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
    // The context of a state is a conversation or a whole site.
    ...{ app: ['site', 'inside'], room: INSIDE, person: NONE },
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type Right = keyof typeof RIGHTS;

/** The rule of a right, typed so that its optional fields can be read. */
export function ruleOf(right: Right): Rule {
  return RIGHTS[right];
}

/** The relations of which a caller needs one. */
export function relationsOf({ kind }: Caller, right: Right): readonly Relation[] {
  return ruleOf(right)[kind];
}
