import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { inspectJson } from '../../src/run/pipeline/inspect/index.js';
import type { Schema } from '../../src/model/schema.js';
import { childSchemas, endpointSchemas } from '../../src/model/walk.js';
import { run, STRIDE_FILES, STRIDE_OVERLAYS } from '../stride.js';

let plain: Generated;
let generated: Generated;

beforeAll(async () => {
  plain = await run(STRIDE_FILES);
  generated = await run(STRIDE_FILES, {}, { overlays: STRIDE_OVERLAYS });
});

test('every action selects something', () => {
  const { diagnostics } = inspectJson(generated);
  expect(diagnostics.filter(({ code }) => code.startsWith('overlay/'))).toEqual([]);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('the 49 endpoints keep their names and groups, and the additional ones have a separate group', () => {
  for (const { key } of plain.api.endpoints) {
    expect(generated.names.operations.get(key)).toBe(plain.names.operations.get(key));
    expect(generated.names.groupOf.get(key)).toBe(plain.names.groupOf.get(key));
  }
  const known = new Set(plain.api.endpoints.map(({ key }) => key));
  const neighbours = generated.api.endpoints.filter(({ key }) => !known.has(key));
  expect(neighbours.map(({ key }) => generated.names.operations.get(key)).sort()).toEqual([
    'convertDocument',
    'getMe',
    'getUser',
    'issueToken',
    'lookupUser',
    'renderDocument',
    'unarchiveConversation',
    'updateRoster',
  ]);
  expect(new Set(neighbours.map(({ key }) => generated.names.groupOf.get(key)))).toEqual(
    new Set(['Neighbours']),
  );
});

/** Properties whose values apps choose freely. */
const FREE = new Set(['attrs', 'filter', 'metadata', 'parameters', 'params']);

/** Locations without a type, except additional properties and values of any type. */
function untyped(schema: Schema, place: string): string[] {
  if (schema.kind === 'unknown' || schema.kind === 'any') return [place];
  if (schema.kind !== 'object') {
    return childSchemas(schema).flatMap((child, index) => untyped(child, `${place}/${index}`));
  }
  return [...schema.properties].flatMap(([name, property]) =>
    FREE.has(name) ? [] : untyped(property.schema, `${place}/${name}`),
  );
}

test('every request and response has a type', () => {
  const { endpoints, schemas } = generated.api;
  expect([...schemas].flatMap(([id, schema]) => untyped(schema, id))).toEqual([]);
  for (const endpoint of endpoints) {
    expect(endpointSchemas(endpoint).flatMap((one) => untyped(one, endpoint.key))).toEqual([]);
    expect(endpoint.body?.media).not.toEqual([]);
    for (const { status, media } of endpoint.responses) {
      expect([endpoint.key, status, media.length > 0]).toEqual([
        endpoint.key,
        status,
        status !== 204,
      ]);
    }
  }
});

test('types that the overlay declares are not reported or documented as unknown', async () => {
  const absent =
    /^(body\/unknown|body\/upload|pm\/body-unknown|resp\/schema-unknown|param\/type-unknown|auth\/un|server\/)/;
  const codes = ({ report }: Generated): string[] => [
    ...new Set(report.list().flatMap(({ code }) => (absent.test(code) ? code : []))),
  ];
  expect(codes(plain).length).toBeGreaterThan(8);
  expect(codes(generated)).toEqual([]);
  const page = async (overlays: typeof STRIDE_OVERLAYS) => {
    const docs = { for: 'authors' } as const;
    const targets = { client: false, server: false, docs, openapi: false };
    const { files } = await run(STRIDE_FILES, { targets }, { overlays });
    return files.some(({ path }) => path.endsWith('docs/unknowns.md'));
  };
  expect([await page([]), await page(STRIDE_OVERLAYS)]).toEqual([true, false]);
});

test('statuses are those that old clients expect', () => {
  const statusOf = new Map(
    generated.api.endpoints.map(({ key, responses }) => [
      generated.names.operations.get(key) ?? '',
      responses.map(({ status }) => status),
    ]),
  );
  expect(statusOf.get('sendMessage')).toEqual([201, 'default']);
  expect(statusOf.get('sendDirectMessage')).toEqual([201, 'default']);
  expect(statusOf.get('uploadMedia')).toEqual([201, 'default']);
  expect(statusOf.get('archiveConversation')).toEqual([204, 'default']);
  expect(statusOf.get('editMessage')).toEqual([200, 'default']);
  expect([...statusOf].filter(([, [first]]) => first === 204).map(([name]) => name)).toHaveLength(
    17,
  );
});

test('the server uses https, and tokens are requested from its token endpoint', () => {
  const { endpoints, securitySchemes } = generated.api;
  const urls = endpoints.flatMap(({ servers }) => servers.map(({ url }) => url));
  expect(new Set(urls)).toEqual(new Set(['https://api.atlassian.com']));
  expect(securitySchemes.get('oauth2')).toMatchObject({
    kind: 'oauth2',
    flows: [{ type: 'clientCredentials', tokenUrl: 'https://api.atlassian.com/oauth/token' }],
  });
  const open = endpoints.filter(({ security }) => security?.value.length === 0);
  expect(open.map(({ key }) => key)).toEqual(['POST /oauth/token']);
  expect(endpoints.filter(({ security }) => security === undefined)).toEqual([]);
});

test('generated functions and handlers have no `unknown`', () => {
  const root = new URL('../../generated/stride/', import.meta.url);
  const operations = readFileSync(new URL('server/operations.ts', root), 'utf8');
  const [, members = ''] = /interface Operations \{(.*?)\n\}\n/s.exec(operations) ?? [];
  expect(members).toContain('"GET /site/"');
  expect(members).not.toContain('unknown');
  const folder = new URL('client/operations/', root);
  for (const name of readdirSync(folder)) {
    expect(readFileSync(new URL(name, folder), 'utf8'), name).not.toContain('unknown');
  }
  for (const file of ['server/schemas.ts', 'client/schemas.ts']) {
    const lines = readFileSync(new URL(file, root), 'utf8').split('\n');
    const names = lines.flatMap((line) => (/(\w+)\??:.*\bunknown\b/.exec(line) ?? []).slice(1));
    expect(new Set(names)).toEqual(FREE);
  }
});
