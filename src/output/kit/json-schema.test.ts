/** Tests schemas as JSON Schema documents that need no other file. */
import { expect, it } from 'vitest';
import { file, run } from '../../../test/stride.js';
import { operationSignatures } from '../../print/typescript/signature.js';
import type { Json } from '../../model/schema.js';
import { argumentsJsonSchema, jsonSchemaOf } from './json-schema.js';
import { jsonText } from '../../print/emit/json/index.js';

const NODE = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', 'x-restitch-trust': 'inferred' },
    next: { $ref: '#/components/schemas/Node' },
  },
};

it('of the input and the response of an operation', async () => {
  const { api, names } = await run([
    file('api.json', {
      openapi: '3.1.0',
      info: { title: 'Nodes', version: '1' },
      components: { schemas: { Node: NODE } },
      paths: {
        '/nodes/{node-id}': {
          put: {
            parameters: [
              {
                ...{ name: 'node-id', in: 'path', required: true, description: 'Which' },
                schema: { type: 'integer', minimum: 1 },
              },
            ],
            requestBody: {
              required: true,
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Node' } } },
            },
            responses: { 204: { description: 'Done' } },
          },
        },
      },
    }),
  ]);
  const [signature] = operationSignatures(api, names);
  if (signature === undefined) throw new Error('no operation');
  const [property] = [...api.schemas.values()];
  if (property === undefined) throw new Error('no schema');
  const node = {
    type: 'object',
    properties: { name: { type: 'string' }, next: { $ref: '#/$defs/Node' } },
    required: ['name'],
  };
  expect(JSON.parse(jsonText(argumentsJsonSchema(signature, api)))).toEqual({
    type: 'object',
    properties: {
      nodeId: { type: 'integer', minimum: 1, description: 'Which' },
      body: { $ref: '#/$defs/Node' },
    },
    required: ['nodeId', 'body'],
    additionalProperties: false,
    $defs: { Node: node },
  });
  const shared = new Map<string, Json>();
  expect([...argumentsJsonSchema(signature, api, shared).keys()]).not.toContain('$defs');
  expect(JSON.parse(jsonText(shared))).toEqual({ Node: node });
  expect(JSON.parse(jsonText(jsonSchemaOf(property, api)))).toEqual({
    ...node,
    $defs: { Node: node },
  });
});
