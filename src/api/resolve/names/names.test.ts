import { expect, test } from 'vitest';
import type { Api, Endpoint } from '../../../model/api.js';
import { endpointKey, type PathSegment } from '../../../model/path.js';
import { createReport } from '../../../base/diagnostics/report.js';
import { resolve } from '../index.js';

/** method, path, summary, name, group */
const STRIDE = table(`
  POST | /app/module/chat/conversation/chat:configuration/{key}/state | Send app configuration updates | pushConfigurationUpdate | Configuration
  POST | /app/module/chat/conversation/chat:glance/{key}/state | Send glance updates | pushGlanceUpdate | Glance
  GET | /site | Get list of sites | listSites | Sites
  GET | /site/{cloudId}/conversation | Get a list of conversations | listConversations | Conversations
  POST | /site/{cloudId}/conversation | Create conversation | createConversation | Conversations
  GET | /site/{cloudId}/conversation/user/{userId} | Get a direct conversation of a user | getDirectConversation | DirectMessages
  POST | /site/{cloudId}/conversation/user/{userId}/message | Send message to a user | sendDirectMessage | DirectMessages
  DELETE | /site/{cloudId}/conversation/user/{userId}/message/{messageId} | Delete a message in a direct conversation | deleteDirectMessage | DirectMessages
  PUT | /site/{cloudId}/conversation/user/{userId}/message/{messageId} | Edit a message in a direct conversation | editDirectMessage | DirectMessages
  GET | /site/{cloudId}/conversation/{conversationId} | Get conversation details | getConversation | Conversations
  PATCH | /site/{cloudId}/conversation/{conversationId} | Update conversation | updateConversation | Conversations
  GET | /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget |  | listActionTargetModules | ActionTarget
  DELETE | /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key} |  | deleteActionTargetModule | ActionTarget
  PUT | /site/{cloudId}/conversation/{conversationId}/app/module/chat:actionTarget/{key} |  | putActionTargetModule | ActionTarget
  GET | /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot |  | listBotModules | Bot
  DELETE | /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key} |  | deleteBotModule | Bot
  PUT | /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot/{key} |  | putBotModule | Bot
  GET | /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages |  | listBotMessagesModules | BotMessages
  DELETE | /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key} |  | deleteBotMessagesModule | BotMessages
  PUT | /site/{cloudId}/conversation/{conversationId}/app/module/chat:bot:messages/{key} |  | putBotMessagesModule | BotMessages
  PUT | /site/{cloudId}/conversation/{conversationId}/app/module/chat:configuration/{key}/state |  | updateConfigurationState | Configuration
  GET | /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog |  | listDialogModules | Dialog
  DELETE | /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key} |  | deleteDialogModule | Dialog
  PUT | /site/{cloudId}/conversation/{conversationId}/app/module/chat:dialog/{key} |  | putDialogModule | Dialog
  GET | /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage |  | listExternalPageModules | ExternalPage
  DELETE | /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key} |  | deleteExternalPageModule | ExternalPage
  PUT | /site/{cloudId}/conversation/{conversationId}/app/module/chat:externalPage/{key} |  | putExternalPageModule | ExternalPage
  GET | /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance |  | listGlanceModules | Glance
  DELETE | /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key} |  | deleteGlanceModule | Glance
  PUT | /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key} |  | putGlanceModule | Glance
  PUT | /site/{cloudId}/conversation/{conversationId}/app/module/chat:glance/{key}/state |  | updateGlanceState | Glance
  GET | /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar |  | listSidebarModules | Sidebar
  DELETE | /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key} |  | deleteSidebarModule | Sidebar
  PUT | /site/{cloudId}/conversation/{conversationId}/app/module/chat:sidebar/{key} |  | putSidebarModule | Sidebar
  GET | /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook |  | listWebhookModules | Webhook
  DELETE | /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key} |  | deleteWebhookModule | Webhook
  PUT | /site/{cloudId}/conversation/{conversationId}/app/module/chat:webhook/{key} |  | putWebhookModule | Webhook
  PUT | /site/{cloudId}/conversation/{conversationId}/archive | Archive conversation | archiveConversation | Conversations
  POST | /site/{cloudId}/conversation/{conversationId}/media | Upload a file | uploadMedia | Media
  DELETE | /site/{cloudId}/conversation/{conversationId}/media/{mediaId} |  | deleteMedia | Media
  GET | /site/{cloudId}/conversation/{conversationId}/media/{mediaId} | Get a file | getMedia | Media
  GET | /site/{cloudId}/conversation/{conversationId}/message | Get conversation history | listMessages | Messages
  POST | /site/{cloudId}/conversation/{conversationId}/message | Send a message to a conversation | sendMessage | Messages
  GET | /site/{cloudId}/conversation/{conversationId}/message/recent | Get latest messages for conversation | listRecentMessages | Messages
  DELETE | /site/{cloudId}/conversation/{conversationId}/message/{messageId} | Delete a message in a conversation | deleteMessage | Messages
  GET | /site/{cloudId}/conversation/{conversationId}/message/{messageId} | Get Message by id | getMessage | Messages
  PUT | /site/{cloudId}/conversation/{conversationId}/message/{messageId} | Edit a message in a conversation | editMessage | Messages
  GET | /site/{cloudId}/conversation/{conversationId}/message/{messageId}/context | Get conversation history contextually | getMessageContext | Messages
  GET | /site/{cloudId}/conversation/{conversationId}/roster | Get conversation roster | getConversationRoster | Conversations
`);

test.each(STRIDE)('%s %s "%s" is %s in %s', (method, path, _summary, name, group) => {
  const { names } = resolve(apiOf(STRIDE), {}, createReport());
  const key = endpointKey(method, segmentsOf(path));
  expect([names.operations.get(key), names.groupOf.get(key)]).toEqual([name, group]);
});

/** method, path, operationId, name: one API each */
const OTHERS: readonly (readonly (readonly [string, string, string, string])[])[] = [
  [
    ['GET', '/pets', 'listPets', 'listPets'],
    ['POST', '/pets', '', 'createPet'],
    ['GET', '/pets/{petId}', 'showPetById', 'showPetById'],
    ['PUT', '/pets/{petId}', '', 'updatePet'],
  ],
  [
    ['GET', '/users/{id}/posts', '', 'listUserPosts'],
    ['GET', '/rooms/{id}/posts', '', 'listRoomPosts'],
    ['POST', '/orders/{id}:cancel', '', 'cancelOrder'],
    ['POST', '/login', '', 'login'],
    ['GET', '/health', '', 'getHealth'],
    ['GET', '/', '', 'getRoot'],
  ],
  // Versions do not count as names, and a namespace is not a resource.
  [
    ['GET', '/v1/invoices', '', 'listInvoices'],
    ['GET', '/v1/invoices/{id}', '', 'getInvoice'],
    ['POST', '/v1/invoices/{id}/finalize', '', 'finalizeInvoice'],
    ['GET', '/v1/invoices/search', '', 'searchInvoices'],
    ['POST', '/v1/invoices/import', '', 'importInvoices'],
    ['GET', '/v1/customers/{id}/invoices', '', 'listCustomerInvoices'],
    ['GET', '/v1/customers/{id}', '', 'getCustomer'],
    ['GET', '/v1/billing/alerts/{id}', '', 'getAlert'],
    ['DELETE', '/v1/billing/meters/{id}', '', 'deleteMeter'],
  ],
  // The format of a response is not part of the name; the action is.
  [
    ['GET', '/v2/accounts.json', '', 'listAccounts'],
    ['GET', '/v2/accounts/{id}.json', '', 'getAccount'],
    ['POST', '/v2/accounts.json', '', 'createAccount'],
    ['GET', '/v2/accounts/{id}/notes.json', '', 'listAccountNotes'],
    ['GET', '/v2/search.json', '', 'search'],
    ['GET', '/v2/apps/verify_credentials', '', 'verifyCredentials'],
    ['GET', '/v2/exports', '', 'listExports'],
    ['POST', '/v2/calendar/events/upsert', '', 'upsertEvents'],
    ['POST', '/auth/login', '', 'login'],
  ],
  [
    ['POST', '/barcode/decode', '', 'decodeBarcode'],
    ['GET', '/barcode/encode', '', 'encodeBarcode'],
    ['GET', '/barcode/encode/types', '', 'listTypes'],
  ],
  [
    ['POST', '/statuses/{id}/bookmark', '', 'bookmarkStatus'],
    ['POST', '/statuses/{id}/unbookmark', '', 'unbookmarkStatus'],
    ['POST', '/statuses/{id}/comment', '', 'createStatusComment'],
  ],
  [
    ['GET', '/search/{version}/nearby.{ext}', '', 'getSearchNearby'],
    ['GET', '/search/{version}/poi/{query}.{ext}', '', 'getPoi'],
  ],
  [
    ['GET', '/pets', '', 'listPets'],
    ['GET', '/pets.{format}', '', 'getPetsFormat'],
  ],
  [
    ['GET', '/users/{id}/accounts/{account}/categories', '', 'listUserAccountCategories'],
    ['GET', '/accounts/{account}/categories', '', 'listAccountCategories'],
  ],
  [
    ['POST', '/api/1.0/calculate', '', 'calculate'],
    ['GET', '/name/generate', '', 'generateName'],
    ['POST', '/users/{id}/files/{file}/compress', '', 'compressUserFile'],
    ['POST', '/files/{file}/compress', '', 'compressFile'],
  ],
  [
    ['GET', '/movies/{id}', '', 'getMovie'],
    ['GET', '/areas', '', 'listAreas'],
    ['GET', '/schemas/{id}', '', 'getSchema'],
    ['GET', '/skus', '', 'listSkus'],
    ['GET', '/apis/{id}', '', 'getApi'],
    ['GET', '/sizes/{id}', '', 'getSize'],
    ['GET', '/sms/{id}', '', 'getSms'],
  ],
  [
    ['GET', '/shopping/list', '', 'listLists'],
    ['GET', '/shopping/list/{id}', '', 'getList'],
    ['POST', '/shopping/list', '', 'createList'],
  ],
  // Procedures.
  [
    ['POST', '/tags/list', '', 'listTags'],
    ['POST', '/tags/get', '', 'getTag'],
    ['POST', '/tags/update', '', 'updateTag'],
    ['POST', '/ips/create-pool', '', 'createPool'],
    ['GET', '/users/list', '', 'listUsers'],
    ['GET', '/lists/{id}', '', 'getList'],
    ['GET', '/users/{id}/list', '', 'getUserList'],
  ],
  [
    ['GET', '/tags', '', 'listTags'],
    ['GET', '/tags.json', '', 'getTagsJson'],
  ],
  // If only the version distinguishes paths, it is used.
  [
    ['GET', '/v1/carts/{id}', '', 'getV1CartsId'],
    ['GET', '/v2/carts/{id}', '', 'getV2CartsId'],
    ['GET', '/v2/cart', '', 'getV2Cart'],
  ],
  [
    ['GET', '/a/{x}', 'same', 'getA'],
    ['GET', '/b/{x}', 'same', 'getB'],
    ['PUT', '/b/{x}', 'com.example.Foo.bar_put', 'replaceB'],
    ['PATCH', '/b/{x}', 'updateUsingPATCH', 'updateB'],
  ],
];

test.each(OTHERS)('names of a small API', (...rows) => {
  const api = apiOf(rows.map(([method, path]) => [method, path, '', '', ''] as const));
  const endpoints = api.endpoints.map((endpoint, index) => {
    const id = rows[index]?.[2];
    return id ? { ...endpoint, operationId: { value: id, origins: [] } } : endpoint;
  });
  const { names } = resolve({ ...api, endpoints }, {}, createReport());
  const found = rows.map(([method, path]) =>
    names.operations.get(endpointKey(method, segmentsOf(path))),
  );
  expect(found).toEqual(rows.map(([, , , name]) => name));
});

test('a group has a plural name if it has many operations', () => {
  const paths = ['/search', '/me', '/order', '/orders/{id}', '/audio-analysis/{id}'];
  const { names } = resolve(
    apiOf(paths.map((path) => ['GET', path, '', '', ''])),
    {},
    createReport(),
  );
  expect(names.groups.map(({ name }) => name)).toEqual(['AudioAnalyses', 'Me', 'Orders', 'Search']);
});

test('a group belongs to a namespace if most of its endpoints do', () => {
  const inside = ['/tests/cards/{id}', '/tests/owners/{id}'];
  const paths = [...inside, '/owners/{id}', '/owners', '/banks/{id}'];
  const { names } = resolve(
    apiOf(paths.map((path) => ['GET', path, '', '', ''])),
    {},
    createReport(),
  );
  expect(names.groups.map(({ label, parent }) => [label, parent])).toEqual([
    ['Banks', undefined],
    ['Cards', 'Tests'],
    ['Owners', undefined],
  ]);
});

test('groups of versions and namespaces are named by their contents', () => {
  const paths = [
    '/v1/pets/{id}',
    '/v1/owners/{id}',
    '/v1/billing/alerts/{id}',
    '/v1/billing/meters/{id}',
  ];
  const { names } = resolve(
    apiOf(paths.map((path) => ['GET', path, '', '', ''])),
    {},
    createReport(),
  );
  expect(names.groups.map(({ label, parent }) => [label, parent])).toEqual([
    ['Alerts', 'Billing'],
    ['Meters', 'Billing'],
    ['Owners', undefined],
    ['Pets', undefined],
  ]);
});

function apiOf(rows: readonly Row[]): Api {
  const endpoints = rows.map(([method, path, summary]): Endpoint => {
    const segments = segmentsOf(path);
    return {
      key: endpointKey(method, segments),
      method,
      path: segments,
      ...(summary && { summary: { value: summary, origins: [] } }),
      aliases: [],
      tags: [],
      parameters: [],
      responses: [],
      servers: [],
      callbacks: [],
      extensions: new Map(),
      origins: [],
    };
  });
  return {
    servers: [],
    endpoints,
    webhooks: [],
    schemas: new Map(),
    securitySchemes: new Map(),
    tags: new Map(),
    extensions: new Map(),
  };
}

function segmentsOf(path: string): PathSegment[] {
  return path
    .split('/')
    .slice(1)
    .filter((text) => text !== '')
    .map((text) =>
      text
        .split(/(\{[^}]*\})/)
        .filter((part) => part !== '')
        .map((part) =>
          part.startsWith('{')
            ? { kind: 'parameter' as const, name: part.slice(1, -1) }
            : { kind: 'literal' as const, text: part },
        ),
    );
}

type Row = readonly [string, string, string, string, string];

/** The rows of a table in text: one row per line, with cells between vertical bars. */
function table(text: string): readonly Row[] {
  const lines = text.trim().split('\n');
  return lines.map((line) => line.split('|').map((cell) => cell.trim()) as unknown as Row);
}
