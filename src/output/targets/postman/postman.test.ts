/**
 * Tests that a collection contains everything that its format can express, and that it is read back as the same API.
 */
import { describe, expect, test } from 'vitest';
import { FORMATS, HOSTILE } from '../../../../test/hostile/texts.js';
import { file, run, STRIDE_FILES, STRIDE_OVERLAYS } from '../../../../test/stride.js';
import { APIS } from '../../../../test/subjects.js';
import { templateOf } from '../../../model/path.js';
import type { Generated } from '../../../run/pipeline/generate.js';
import type { SourceFile } from '../../../input/source/index.js';

async function exported(
  files: readonly SourceFile[],
  overlays: readonly SourceFile[] = [],
): Promise<{ before: Generated; text: string }> {
  const before = await run(files, { targets: { postman: true } }, { overlays });
  const [collection] = before.files;
  expect(collection?.path).toBe('postman/collection.json');
  return { before, text: collection?.text ?? '' };
}

/**
 * Returns the facts about an API that a collection can express. They must be equal for the original API and the one
 * that is read back.
 */
function picture({ api, names }: Generated): unknown[] {
  return api.endpoints.map(
    ({ key, method, path, trailingSlash, parameters, body, responses, security }) => ({
      key,
      address: `${method} ${templateOf(path, trailingSlash)}`,
      name: names.operations.get(key),
      group: names.groups.find(({ endpoints }) => endpoints.includes(key))?.name,
      parameters: parameters.map((one) => `${one.in} ${one.name}`).sort(),
      body: body?.media[0]?.type.split(';')[0],
      statuses: responses
        .flatMap(({ status }) => (typeof status === 'number' ? [status] : []))
        .sort(),
      security: (security?.value ?? [])
        .slice(0, 1)
        .map((all) =>
          all
            .slice(0, 1)
            .map(({ scheme, scopes }) => [
              kindOf(api.securitySchemes.get(scheme)),
              [...scopes].sort(),
            ]),
        ),
    }),
  );
}

function kindOf(
  scheme: { kind: string; scheme?: string; in?: string; name?: string } | undefined,
): string {
  return [scheme?.kind, scheme?.scheme, scheme?.in, scheme?.name].filter(Boolean).join(' ');
}

test('five partial descriptions are one when the collection is read back', async () => {
  const { before, text } = await exported(STRIDE_FILES, STRIDE_OVERLAYS);
  const after = await run([file('stride.json', text)]);
  expect(picture(after)).toEqual(picture(before));
  expect(after.api.title?.value).toBe(before.api.title?.value);
  const urls = (generated: Generated): string[] => [
    ...new Set(
      generated.api.endpoints.flatMap(({ servers }) => servers.slice(0, 1).map(({ url }) => url)),
    ),
  ];
  expect(urls(after)).toEqual(urls(before));
});

test('facts that it cannot express are reported, in it and by the run', async () => {
  const { before, text } = await exported(APIS['broad-openapi3'] ?? []);
  const [info] = before.report.list().filter(({ code }) => code === 'output/postman-less');
  expect(info?.message).toMatch(/types \(visible only in the examples\); .*webhooks \(\d+\)$/);
  expect(text).toContain('A collection cannot express everything. Omitted: types');
});

test('one request', async () => {
  const { text } = await exported([
    file('pets.json', {
      openapi: '3.1.0',
      info: { title: 'Pets', version: '1' },
      servers: [{ url: 'https://{place}.pets.dev/v1', variables: { place: { default: 'eu' } } }],
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
      paths: {
        '/pets/{id}': {
          put: {
            ...{ operationId: 'replacePet', tags: ['pets'], summary: 'Another', deprecated: true },
            security: [{ key: [] }],
            parameters: [
              { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
              {
                name: 'dry',
                in: 'query',
                description: 'Only {{try}}',
                schema: { type: 'boolean' },
              },
            ],
            requestBody: {
              content: { 'application/json': { schema: { const: '{{token}}' } } },
            },
            responses: {
              200: {
                description: 'Good',
                content: { 'text/plain': { schema: { type: 'string' } } },
              },
            },
          },
        },
      },
    }),
  ]);
  const { item, variable } = JSON.parse(text) as { item: { item: unknown[] }[]; variable: unknown };
  expect(variable).toEqual([
    { key: 'baseUrl', value: 'https://eu.pets.dev/v1' },
    { key: 'apiKey', value: '' },
  ]);
  const url = {
    raw: '{{baseUrl}}/pets/:id',
    host: ['{{baseUrl}}'],
    path: ['pets', ':id'],
    query: [{ key: 'dry', value: 'true', description: 'Only { {try}}', disabled: true }],
    variable: [{ key: 'id', value: '1' }],
  };
  expect(item[0]?.item[0]).toEqual({
    name: 'replacePet',
    request: {
      method: 'PUT',
      auth: {
        type: 'apikey',
        apikey: [
          { key: 'key', value: 'X-Key', type: 'string' },
          { key: 'value', value: '{{apiKey}}', type: 'string' },
          { key: 'in', value: 'header', type: 'string' },
        ],
      },
      header: [{ key: 'Content-Type', value: 'application/json' }],
      body: { mode: 'raw', raw: '"{ {token}}"', options: { raw: { language: 'json' } } },
      url,
      description: 'Deprecated.\n\nAnother',
    },
    response: [
      {
        name: '200 Good',
        originalRequest: { method: 'PUT', header: [], url },
        code: 200,
        header: [{ key: 'Content-Type', value: 'text/plain' }],
        body: 'text',
      },
    ],
  });
});

describe.each(Object.keys(FORMATS))('%s', (format) => {
  test.each(Object.keys(HOSTILE))('%s fills in no variable', async (name) => {
    const description = FORMATS[format]?.(() => `${HOSTILE[name] ?? ''}{{process.env.SECRET}}`);
    const { text } = await exported([file(`${format}.json`, description)]);
    const known = /^(baseUrl\d*|token|apiKey|accessToken|username|password|path_[^{}]*)$/;
    const filled = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, variable = '']) => variable);
    const unknown = filled.filter((variable) => !known.test(variable));
    expect(unknown).toEqual([]);
  });
});
