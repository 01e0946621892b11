/**
 * An overlay of one description changes its API in the same way as its text (Overlay Specification
 * 1.1).
 */
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { createReport } from '../src/base/diagnostics/report.js';
import { toOpenApi } from '../src/print/openapi/document.js';
import { plainData } from '../src/model/json.js';
import { applyOverlay } from '../src/api/overlay/apply.js';
import { loadDocuments, type Document } from '../src/input/source/index.js';
import { file, run } from './stride.js';

type Action = Readonly<Record<string, unknown>>;
type Row = readonly [what: string, description: string, ...actions: Action[]];

const TOWN = `openapi: 3.1.0
info: { title: Town, version: 1.0.0 }
servers:
  - { url: 'https://api.dev.example.com/v1', description: Dev }
  - { url: 'https://api.example.com/v1', description: Production }
  - { url: 'http://localhost:3000/v1', description: Here }
tags: [{ name: houses }]
paths:
  /houses:
    parameters: [{ name: q, in: query, schema: { type: string, example: red } }]
    get:
      operationId: listHouses
      summary: Houses
      tags: [houses]
      parameters:
        - { name: limit, in: query, schema: { type: integer }, example: 3 }
        - { name: after, in: query, schema: { type: string } }
      responses:
        '200':
          description: All
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/House' } }
              example: [{ number: 7 }]
        '404': { $ref: '#/components/responses/Missing' }
        '500': { description: Broken }
        default: { description: Else }
  /streets:
    get:
      operationId: listStreets
      responses:
        '200':
          description: All
          content:
            application/json:
              schema:
                type: object
                properties:
                  id: { type: integer }
                  name: { type: string, example: North }
components:
  responses: { Missing: { description: Missing, content: { text/plain: { schema: { type: string } } } } }
  schemas:
    House:
      type: object
      required: [number]
      properties:
        number: { type: integer, example: 44 }
        owner: { type: string, example: Ann }
`;

const PLAIN = TOWN.replace(/^ {4}parameters: .*\n/m, '');

const SWAGGER = `swagger: '2.0'
info: { title: Town, version: '1' }
host: town.test
basePath: /v1
schemes: [https]
produces: [application/json]
paths:
  /houses:
    get:
      operationId: listHouses
      parameters: [{ name: limit, in: query, type: integer }]
      responses: { 200: { description: All, schema: { $ref: '#/definitions/House' } } }
definitions:
  House: { type: object, properties: { number: { type: integer, example: 44 } } }
`;

const ROWS: readonly Row[] = [
  // The examples of the standard (OAI/Overlay-Specification, compliant-sets), named by their
  // effect.
  [
    'add a licence',
    TOWN,
    {
      target: '$.info',
      update: { license: { name: 'MIT', url: 'https://opensource.org/licenses/MIT' } },
    },
  ],
  [
    'describe an operation',
    TOWN,
    {
      target: "$.paths['/houses'].get",
      update: { description: 'Of the town', summary: 'All houses' },
    },
  ],
  [
    'touch many operations',
    PLAIN,
    { target: "$.paths['/houses'].get.summary", remove: true },
    { target: '$.paths.*.get', update: { tags: ['done'] } },
    { target: "$.paths['/houses'].get", update: { 'x-info': { by: 'overlay' }, tags: ['more'] } },
    { target: '$.paths.*', update: { post: { foo: { bar: 'hello' } } } },
  ],
  [
    'remove an example',
    TOWN,
    { target: "$.components.schemas.House.properties['number'].example", remove: true },
  ],
  [
    'remove responses',
    TOWN,
    { target: "$.paths..responses['500']", remove: true },
    { target: "$.paths..responses['default']", remove: true },
  ],
  [
    'remove properties',
    TOWN,
    {
      target: "$.paths['/streets'].get.responses['200']..properties[?(@.type == 'string')]",
      remove: true,
    },
  ],
  ['remove a server', TOWN, { target: "$.servers[?( @.description == 'Dev' )]", remove: true }],
  ['update the root', TOWN, { target: '$', update: { info: { 'x-overlaid': true } } }],
  [
    'replace the servers',
    TOWN,
    { target: '$.servers', remove: true },
    { target: '$', update: { servers: [{ url: 'https://tunnel.test', description: 'Sandbox' }] } },
  ],
  // Locations that exist only in the description.
  ['remove all examples', TOWN, { target: '$..example', remove: true }],
  [
    'change an example',
    TOWN,
    { target: '$.components.schemas.House.properties.owner.example', update: 'Bob' },
  ],
  [
    'change a shared response',
    TOWN,
    { target: '$.components.responses.Missing', update: { description: 'Gone' } },
  ],
  [
    'change a parameter of a path',
    TOWN,
    { target: "$.paths['/houses'].parameters[0].schema", update: { minLength: 2 } },
  ],
  [
    'remove the first of two',
    TOWN,
    { target: "$.paths['/houses'].get.parameters[0]", remove: true },
    { target: "$.paths['/houses'].parameters[?@.name=='q']", remove: true },
  ],
  [
    'change a definition',
    SWAGGER,
    { target: '$.definitions.House.properties.number', update: { minimum: 1 } },
  ],
  [
    'add a definition and use it',
    SWAGGER,
    { target: '$.definitions', update: { Owner: { type: 'object' } } },
    {
      target: '$.definitions.House.properties',
      update: { owner: { $ref: '#/definitions/Owner' } },
    },
  ],
  [
    'change the host',
    SWAGGER,
    { target: '$.host', update: 'other.test' },
    { target: '$.basePath', remove: true },
  ],
  ['say what is produced', SWAGGER, { target: '$.produces', update: ['text/csv'] }],
];

describe.each(ROWS.map(([what, description, ...actions]) => ({ what, description, actions })))(
  '$what',
  ({ description, actions }) => {
    const overlay = { overlay: '1.1.0', info: { title: 'More', version: '1' }, actions };
    const given = file('overlay.yaml', stringify(overlay));

    test('gives the same result as a change of the text', async () => {
      const after = await run([file('api.yaml', description)], {}, { overlays: [given] });
      const [document, parsed] = await documentsOf(description, stringify(overlay));
      const { document: data } = await applyOverlay(document.data, [parsed], createReport());
      const wanted = await run([file('api.yaml', stringify(data))]);
      expect(exported(after.api)).toEqual(exported(wanted.api));
      const codes = after.report.list().map(({ code }) => code);
      expect(codes.filter((code) => code.startsWith('overlay/'))).toEqual([]);
    });
  },
);

async function documentsOf(...texts: readonly string[]): Promise<[Document, Document]> {
  const files = texts.map((text, index) => ({
    source: `${index}.yaml`,
    bytes: new TextEncoder().encode(text),
  }));
  const [first, second] = await loadDocuments(files, createReport());
  if (!first || !second) throw new Error('not loaded');
  return [first, second];
}

/** Diagnostics without their locations. */
function exported(api: Parameters<typeof toOpenApi>[0]): unknown {
  return JSON.parse(
    JSON.stringify(plainData(toOpenApi(api)), (key, value: unknown) =>
      /^x-restitch-(?:origins|trust|field-trust|aliases)$/.test(key) ? undefined : value,
    ),
  );
}
