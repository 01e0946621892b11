/**
 * `restitch verify --suggest` writes an overlay. After it is applied, the recorded traffic matches
 * the description. The tests check this for many random recordings and descriptions.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandIn, type Printed } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { fc, runs } from '../../../../test/property.js';
import { API, entry } from './pets.js';
import { anyDescription, anyRecording } from './random.js';

const folder = folderOfEachTest();

const write = (name: string, data: unknown): void =>
  writeFileSync(join(folder.path, name), JSON.stringify(data, null, 1));

const command = commandIn(() => folder.path);
const verify = (...argv: string[]): Promise<Printed> => command('verify', ...argv);

test('each action describes the observation, and changes only that', async () => {
  write('api.json', API);
  const entries = [
    entry('GET /pets?limit=1000&colour=red', {
      answer: [{ id: 1, name: null }, { name: 'Bo' }],
      total: 'many',
    }),
    entry('GET /pets', { answer: [{ id: '1', name: 'Bo', state: 'lost' }] }),
    entry('POST /pets', { status: 201 }),
    entry('POST /pets', { status: 500, sent: { id: 1, name: 'Bo' }, answer: 'oh' }),
    entry('GET /pets/me', { answer: { id: 1 } }),
    entry('GET /pets/9/owner', { answer: { name: 'Ann' } }),
  ];
  write('traffic.har', { log: { version: '1.2', entries } });
  expect((await verify('traffic.har', 'api.json', '--suggest', 'overlay.yaml')).exit).toBe(1);
  expect(readFileSync(join(folder.path, 'overlay.yaml'), 'utf8')).toMatchInlineSnapshot(`
    "# Suggested by restitch verify: these actions make the API match its recorded traffic.
    # Review each action; name the file under \`overlays\` in the configuration, or with --overlay.

    overlay: 1.0.0
    info:
      title: Findings of recorded traffic
      version: 1.0.0
    actions:
      # GET /pets: query parameter colour is not declared (1 of 2)
      # first in traffic.har:5:4
      - target: $.paths['/pets'].get
        update:
          parameters:
            - name: colour
              in: query
              schema:
                type: string
      # GET /pets: query parameter limit must be at most 100 (1 of 2)
      # first in traffic.har:5:4
      - target: $.paths['/pets'].get.parameters[?@.in == 'query' && @.name == 'limit'].schema.maximum
        remove: true
      # GET /pets: value at /*/id in body of response 200 is required (1 of 2)
      # first in traffic.har:5:4
      # requests use the same schema: responses get a separate one
      - target: $.components.schemas
        update:
          PetResponse:
            type: object
            properties:
              id:
                type: integer
              name:
                type: string
              state:
                type: string
                enum:
                  - open
                  - sold
            required:
              - id
              - name
      - target: $.paths['/pets'].get.responses['200'].content['application/json'].schema.items
        update:
          $ref: "#/components/schemas/PetResponse"
      # GET /pets: header X-Total of response 200 is required (1 of 2)
      # first in traffic.har:26:4
      - target: $.paths['/pets'].get.responses['200'].headers['X-Total']
        update:
          required: false
      # GET /pets: header X-Total of response 200 must be an integer (1 of 2)
      # first in traffic.har:5:4
      - target: $.paths['/pets'].get.responses['200'].headers['X-Total'].schema
        remove: true
      - target: $.paths['/pets'].get.responses['200'].headers['X-Total']
        update:
          schema:
            type: string
      # GET /pets/me: header content-type of response 200 is application/json, and none is declared (1 of 1)
      # first in traffic.har:77:4
      - target: $.paths['/pets/me'].get.responses['200']
        update:
          content:
            application/json:
              schema:
                type: object
                properties:
                  id:
                    type: integer
      # POST /pets: request body is required (1 of 2)
      # first in traffic.har:42:4
      - target: $.paths['/pets'].post.requestBody
        update:
          required: false
      # POST /pets: response 500 is not declared, only 201, 422 (1 of 1)
      # first in traffic.har:57:4
      - target: $.paths['/pets'].post.responses
        update:
          "500":
            description: ""
            content:
              application/json:
                schema:
                  type: string
      # GET /pets/{id}/owner: not declared: 1 exchange
      # first in traffic.har:93:4
      - target: $.paths
        update:
          /pets/{id}/owner:
            get:
              parameters:
                - name: id
                  in: path
                  required: true
                  schema:
                    type: integer
              responses:
                "200":
                  description: ""
                  content:
                    application/json:
                      schema:
                        type: object
                        properties:
                          name:
                            type: string
      # GET /pets: value at /*/id in body of response 200 is required (1 of 2)
      # first in traffic.har:5:4
      - target: $.components.schemas.PetResponse.required[?@ == 'id']
        remove: true
      # GET /pets: value at /*/id in body of response 200 must be an integer, found string (1 of 2)
      # first in traffic.har:26:4
      - target: $.components.schemas.PetResponse.properties.id.type
        remove: true
      - target: $.components.schemas.PetResponse.properties.id
        update:
          type:
            - integer
            - string
      # GET /pets: value at /*/name in body of response 200 must be a string, found null (1 of 2)
      # first in traffic.har:5:4
      - target: $.components.schemas.PetResponse.properties.name.type
        remove: true
      - target: $.components.schemas.PetResponse.properties.name
        update:
          type:
            - string
            - "null"
      # GET /pets: value at /*/state in body of response 200 must be one of "open", "sold", found "lost" (1 of 2)
      # first in traffic.har:26:4
      - target: $.components.schemas.PetResponse.properties.state.enum
        update:
          - lost
    "
  `);
  const { exit, out } = await verify('traffic.har', 'api.json', '--overlay', 'overlay.yaml');
  expect(out).toContain('6 exchanges, all match; traffic for 4 of 5 endpoints');
  expect(exit).toBe(0);
});

test('nothing is written if everything matches', async () => {
  write('api.json', API);
  write('traffic.har', { log: { version: '1.2', entries: [entry('GET /pets/me')] } });
  const { exit, err } = await verify('traffic.har', 'api.json', '--suggest', 'overlay.yaml');
  expect([exit, err]).toEqual([0, 'no overlay was written: the API already matches the traffic\n']);
});

test('with the overlay no finding is left', async () => {
  await fc.assert(
    fc.asyncProperty(anyDescription, anyRecording, async (description, recording) => {
      rmSync(join(folder.path, 'overlay.yaml'), { force: true });
      write('api.json', description);
      write('traffic.har', recording);
      const first = await verify('traffic.har', 'api.json', '--suggest', 'overlay.yaml');
      // A random description may be invalid, for example because of circular references.
      if (first.exit === 2) expect(first.err).toContain('error ');
      if (first.exit !== 1) return;
      const second = await verify('traffic.har', 'api.json', '--overlay', 'overlay.yaml');
      expect(second.out + second.err).toMatch(/, all match/);
      expect(second.exit).toBe(0);
    }),
    runs({ suite: 25, all: 500 }),
  );
});
