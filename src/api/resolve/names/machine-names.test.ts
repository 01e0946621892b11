import { expect, test } from 'vitest';
import type { PathSegment } from '../../../model/path.js';
import { functionName, isMachineGenerated } from './machine-names.js';

/** operationId, method, path, from real descriptions. */
type Row = readonly [id: string, method: string, path: string];

const PEOPLE: readonly Row[] = [
  ['oidc/create-oidc-custom-property-inclusion-for-enterprise', 'POST', '/enterprises/{e}/oidc'],
  ['meta/get', 'GET', '/meta'],
  ['getUsers', 'GET', '/users'],
  ['getUserByName', 'GET', '/user/{username}'],
  ['Accounts_Get', 'GET', '/subscriptions/{subscriptionId}/accounts/{account}'],
  ['VirtualMachines_Delete', 'DELETE', '/subscriptions/{id}/virtualMachines/{name}'],
  ['compute.networkEndpointGroups.attach', 'POST', '/projects/{project}/groups/{group}/attach'],
  ['bigqueryconnection.projects.locations.connections.get', 'GET', '/v1/{name}'],
  ['UntagResource', 'POST', '/tags#operation=untag-resource'],
  ['CreateEndpoint', 'POST', '/endpoints'],
  ['POST_AcceptAddressTransfer', 'POST', '/#Action=AcceptAddressTransfer'],
  [
    'Delete Earning by Earning Code and Start Date',
    'DELETE',
    '/earnings/{earningCode}/{startDate}',
  ],
  ['GetDocumentByEmployerIdAndDocumentId', 'GET', '/employers/{employerId}/documents/{documentId}'],
  ['customerAccountManagementV1ActivateByIdPut', 'PUT', '/V1/customers/me/activate'],
  [
    'users.calendarGroups.calendars.calendarView.instances.ListExtensions',
    'GET',
    '/users/{user-id}',
  ],
  [
    'DocumentConfigurationItemCategoryAssociations_QueryEntityInformation',
    'GET',
    '/V1.0/documents',
  ],
  ['UsersController_findAll', 'GET', '/users'],
  [
    'tests/path/string/{string}/integer/{integer}',
    'GET',
    '/path/string/{string}/integer/{integer}',
  ],
];

const MACHINES: readonly Row[] = [
  ['5476365e031f5909e4fe331d', 'GET', '/json/jPredictions'],
  ['2f1c3a52-8d1b-4f0e-9a3c-5b7d9e1f0a2b', 'GET', '/pets'],
  ['1204', 'GET', '/pets'],
  ['getMGIMappingUsingGET', 'GET', '/lookup/id/map/MGI/{rgdId}'],
  ['listPetsUsingGET_1', 'GET', '/pets'],
  ['ConversationMessagesGetHandler', 'GET', '/conversation/{id}/messages'],
  ['AppModuleChatBotGetAllHandler', 'GET', '/app/module/bot'],
  ['com.pets.rest.PetResource.findAll_get', 'GET', '/pets'],
  ['Api::V1::Recorders#create', 'POST', '/api/v1/recorders'],
  ['get-/automation/v4/actions/{appId}_getPage', 'GET', '/automation/v4/actions/{appId}'],
  ['/pets/{petId}', 'GET', '/pets/{petId}'],
  ['GET /pets/{petId}', 'GET', '/pets/{petId}'],
  ['read_item_items__item_id__get', 'GET', '/items/{item_id}'],
  ['verify_sku_api_v1_verify_sku_get', 'GET', '/api/v1/verify/sku'],
  ['api_monitor_id_get', 'GET', '/api/monitor/{id}'],
  ['get-merchants-merchantId-rules-ruleId', 'GET', '/merchants/{merchantId}/rules/{ruleId}'],
  ['getApiV1UsersUserId', 'GET', '/api/v1/users/{userId}'],
  [
    'SiteConversationByCloudIdAndConversationIdGet',
    'GET',
    '/site/{cloudId}/conversation/{conversationId}',
  ],
];

test.each(PEOPLE)('people wrote %s of %s %s', (...row) => {
  expect(isMachineGenerated(endpointOf(row))).toBe(false);
});

test.each(MACHINES)('a tool generated %s of %s %s', (...row) => {
  expect(isMachineGenerated(endpointOf(row))).toBe(true);
});

test.each<readonly [string | undefined, ...Row]>([
  ['read_item', 'read_item_items__item_id__get', 'GET', '/items/{item_id}'],
  ['verify_sku', 'verify_sku_api_v1_verify_sku_get', 'GET', '/api/v1/verify/sku'],
  ['findCitiesNearCity', 'findCitiesNearCityUsingGET', 'GET', '/cities/{id}/nearbyCities'],
  ['listPets', 'listPetsUsingGET_1', 'GET', '/pets'],
  [undefined, 'listUsingGET', 'GET', '/pets'],
  [undefined, 'health_health_get', 'GET', '/health'],
  [undefined, 'api_monitor_id_get', 'GET', '/api/monitor/{id}'],
  [undefined, 'getApiV1UsersUserId', 'GET', '/api/v1/users/{userId}'],
])('a person wrote %s in %s', (want, ...row) => {
  expect(functionName(endpointOf(row))).toBe(want);
});

test('an overlay is written by people', () => {
  const endpoint = endpointOf(['listPetsUsingGET', 'GET', '/pets']);
  const origins = [{ source: 'overlay.yaml', pointer: '/actions/0', trust: 'overlay' as const }];
  const operationId = { value: 'listPetsUsingGET', origins };
  expect(isMachineGenerated({ ...endpoint, operationId })).toBe(false);
});

function endpointOf([id, method, path]: Row) {
  const segments = path
    .replace(/#.*/, '')
    .split('/')
    .filter((text) => text !== '')
    .map((text): PathSegment => [
      text.startsWith('{')
        ? { kind: 'parameter', name: text.slice(1, -1) }
        : { kind: 'literal', text },
    ]);
  return { operationId: { value: id, origins: [] }, method, path: segments };
}
