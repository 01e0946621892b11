import { beforeAll, expect, test } from 'vitest';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { inspectJson } from '../../src/run/pipeline/inspect/index.js';
import type { InspectJson } from '../../src/run/pipeline/inspect/json.js';
import { run, STRIDE_FILES } from '../stride.js';

let generated: Generated;
let json: InspectJson;

beforeAll(async () => {
  generated = await run(STRIDE_FILES);
  json = inspectJson(generated);
});

test('five documents become one API', () => {
  expect(json.endpoints).toHaveLength(49);
  expect(new Set(json.endpoints.map(({ path }) => path.replace(/\/$/, ''))).size).toBe(34);
  expect(json.documents.reduce((sum, { endpoints }) => sum + endpoints, 0)).toBe(93);
  const count = (method: string) => json.endpoints.filter((item) => item.method === method).length;
  expect(['GET', 'PUT', 'DELETE', 'POST', 'PATCH'].map(count)).toEqual([18, 13, 11, 6, 1]);
});

test('parameters are merged, and transport headers are omitted', () => {
  const parameters = json.endpoints.flatMap((endpoint) => endpoint.parameters);
  const count = (place: string) => parameters.filter((item) => item.in === place).length;
  expect([count('path'), count('query'), parameters.length]).toEqual([118, 34, 152]);
  // Only the collections declare types: those of path variables.
  const types = parameters.map((item) => `${item.in} ${item.type} ${item.trust}`);
  expect([...new Set(types)].sort()).toEqual([
    ...['path string declared', 'path string inferred', 'path unknown absent'],
    'query unknown absent',
  ]);
  expect(parameters.filter((item) => item.in === 'path').every((item) => item.required)).toBe(true);
});

test('literal segments with colons, or next to parameters, remain separate', () => {
  const keys = json.endpoints.map(({ key }) => key);
  const module = '/site/{}/conversation/{}/app/module';
  expect(keys).toContain(`GET ${module}/chat:bot:messages`);
  expect(keys).toContain('GET /site/{}/conversation/{}/message/recent');
  expect(keys).toContain('GET /site/{}/conversation/{}/message/{}');
  expect(keys.filter((key) => key.endsWith('/state')).sort()).toEqual([
    'POST /app/module/chat/conversation/chat:configuration/{}/state',
    'POST /app/module/chat/conversation/chat:glance/{}/state',
    `PUT ${module}/chat:configuration/{}/state`,
    `PUT ${module}/chat:glance/{}/state`,
  ]);
});

test('groups', () => {
  const sizes = generated.names.groups.map(({ name, endpoints }) => [name, endpoints.length]);
  expect(Object.fromEntries(sizes)).toEqual({
    ActionTarget: 3,
    Bot: 3,
    BotMessages: 3,
    Configuration: 2,
    Conversations: 6,
    Dialog: 3,
    DirectMessages: 4,
    ExternalPage: 3,
    Glance: 5,
    Media: 3,
    Messages: 7,
    Sidebar: 3,
    Sites: 1,
    Webhook: 3,
  });
});

test('no conflict needs the decision of a maintainer', () => {
  expect(json.conflicts).toEqual([]);
  const notes = generated.ledger.elections.filter(({ note }) => note !== undefined);
  const count = (field: string) => notes.filter((one) => one.field === field).length;
  expect([count('operationId'), count('summary'), count('parameters'), notes.length]).toEqual([
    12, 3, 1, 16,
  ]);
  const parameters = notes.find(({ field }) => field === 'parameters');
  expect(parameters?.entity).toBe('GET /site/{}/conversation');
});

test('nine conflicts of descriptions are recorded', () => {
  const described = json.endpoints.filter(({ facts }) =>
    facts.some(({ field }) => field === 'description'),
  );
  expect(described).toHaveLength(9);
});

test('the server is declared for 16 endpoints and inferred for 33', () => {
  const trusts = json.endpoints.map((endpoint) => {
    const servers = json.servers[endpoint.servers] ?? [];
    expect(servers.map(({ url }) => url)).toEqual(['http://api.atlassian.com']);
    return servers[0]?.trust;
  });
  expect(trusts.filter((trust) => trust === 'declared')).toHaveLength(16);
  expect(trusts.filter((trust) => trust === 'inferred')).toHaveLength(33);
});

test('scopes are read from prose', () => {
  const scopes = json.endpoints.map(({ security }) => JSON.stringify(security));
  const count = (text: string) => scopes.filter((item) => item === text).length;
  expect(count('[{"oauth2":["participate:conversation"]}]')).toBe(43);
  expect(count('[{"oauth2":["manage:conversation"]}]')).toBe(3);
  expect(count('[{"oauth2":[]}]')).toBe(2);
  expect(count('null')).toBe(1);
  const trusts = json.endpoints.flatMap(({ facts }) =>
    facts.filter(({ field }) => field === 'security'),
  );
  expect(trusts.every(({ trust }) => trust === 'inferred')).toBe(true);
});

test('a document without new facts is reported', () => {
  const modules = json.documents.find(({ source }) => source.endsWith('modules.postman.json'));
  expect(modules?.containedIn).toEqual(['specs/stride/conversations.postman.json']);
});

test('an accepted note remains in the ledger and is not reported again', async () => {
  const namesIn = ({ ledger }: Generated) =>
    ledger.elections.filter(({ note }) => note === 'reconcile/operation-id');
  const accepted = namesIn(generated).flatMap(({ id }) => id ?? []);
  const after = await run(STRIDE_FILES, { acceptedConflicts: accepted });
  const again = inspectJson(after);
  const code = (item: { readonly code: string }) => item.code === 'reconcile/operation-id';
  expect(json.diagnostics.filter(code)).not.toEqual([]);
  expect(again.diagnostics.filter(code)).toEqual([]);
  expect(namesIn(after).map((item) => item.accepted)).toEqual(Array(12).fill(true));
});
