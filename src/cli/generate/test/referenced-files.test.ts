/** The command `generate` with files to which descriptions refer, some of them broken. */
import { describe, expect, it } from 'vitest';
import { commandIn } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';

const folder = folderOfEachTest();
const { write, read } = folder;
const restitch = commandIn(() => folder.path);

/** An API with one operation, whose response has the given schema. */
const apiOf = (schema: string, more = ''): string => `openapi: 3.0.3
info: { title: T, version: '1' }
servers: [{ url: https://h.test }]
security: []
paths:
  /a:
    get:
      operationId: getA
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '${schema}' } } } }
  /b: { get: { operationId: getB, responses: { '204': { description: ok } } } }
${more}`;

const library = (bad: string): string => `openapi: 3.0.3
info: { title: L, version: '1' }
paths:
  /c: { get: { responses: { '200': { description: ok, content: { application/json: { schema: ${bad} } } } } } }
components:
  schemas:
    Good: { type: object, properties: { g: { type: string } } }
    Bad: ${bad}
`;

const BROKEN = {
  'broken YAML': ['other.yaml', "type: object\nproperties: {x: 'a\n b: }\n"],
  'truncated JSON': ['other.json', '{"type": "object", "properties": {"x": {"ty'],
  'broken JSON': ['other.json', '{"type": "object", "properties": ]}'],
  'bytes that are no text': ['other.yaml', '\u0000\u0001'],
  'plain text': ['other.yaml', 'just a text'],
  'an HTML page': ['other.yaml', '<!doctype html><p>Not found</p>'],
} as const;

const generate = () => restitch('generate', 'api.yaml', '-o', 'out', '-t', 'openapi');

describe.each(Object.entries(BROKEN))('%s', (_, [name, text]) => {
  it.each([`{ $ref: ${name} }`, `{ allOf: [{ $ref: '${name}#/x' }] }`])(
    'is no error in a file that no operation reaches',
    async (bad) => {
      write('api.yaml', apiOf('lib.yaml#/components/schemas/Good'));
      write('lib.yaml', library(bad));
      write(name, text);
      const { exit, err } = await generate();
      expect([exit, err]).toEqual([0, '']);
      expect(read('out/openapi.json')).toContain('"g"');
    },
  );

  it.each([
    ['an operation', apiOf(name)],
    ['a chain of files', apiOf('lib.yaml#/components/schemas/Bad')],
    [
      'a schema of the API',
      apiOf(
        'lib.yaml#/components/schemas/Good',
        `components: { schemas: { S: { $ref: ${name} } } }`,
      ),
    ],
  ])('is an error in a file that %s reaches', async (_reached, api) => {
    write('api.yaml', api);
    write('lib.yaml', library(`{ $ref: ${name} }`));
    write(name, text);
    const { exit, err } = await generate();
    expect(exit).toBe(1);
    expect(err).toContain(name);
  });
});

it('reports the file, the line and the column of a syntax error, and writes the rest', async () => {
  write('api.yaml', apiOf('other.yaml#/Good'));
  write(
    'other.yaml',
    'Good: { type: object, properties: { g: { type: string } } }\nBad: { a: [b }\n',
  );
  const { exit, err } = await generate();
  expect(exit).toBe(1);
  expect(err).toContain('error yaml/syntax');
  expect(err).toContain('other.yaml:2:');
  expect(err).not.toContain('output/unread');
  const written: unknown = JSON.parse(read('out/openapi.json'));
  expect(written).toMatchObject({ paths: { '/a': { get: {} }, '/b': { get: {} } } });
  expect(read('out/openapi.json')).toContain('"g"');
});

it('parses a file with many references once, and not the other files of the folder', async () => {
  const chain = (index: number): string =>
    `Good: { type: object, properties: { g${index}: { type: string } } }\nNext: { $ref: 'f${index + 1}.yaml' }\n`;
  write('api.yaml', apiOf('f0.yaml#/Good'));
  for (let index = 0; index < 20; index++) write(`f${index}.yaml`, chain(index));
  write('f20.yaml', 'broken: [');
  expect(await generate()).toMatchObject({ exit: 0, err: '' });
  expect(read('out/openapi.json')).toContain('"g0"');
});
