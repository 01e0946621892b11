/**
 * The JSON Schemas are up to date (`npm run reference` writes them), and describe what restitch
 * reads and prints.
 *
 * @module-tag proof
 */
import { Ajv, type ValidateFunction } from 'ajv';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { schemaFiles } from '../../scripts/schemas/index.js';
import { API, entry } from '../../src/cli/verify/test/pets.js';
import { checkApis } from '../../src/run/config/apis.js';
import { createReport } from '../../src/base/diagnostics/report.js';
import { commandIn } from '../command.js';
import { folderOfAllTests } from '../folder.js';

const ROOT = join(import.meta.dirname, '../..');
const SCHEMAS = join(ROOT, 'schemas');
const MADE = schemaFiles();

it('are up to date', async () => {
  const options = await resolveConfig(join(SCHEMAS, 'config.json'));
  const made = new Map<string, string>();
  for (const [name, schema] of MADE)
    made.set(name, await format(JSON.stringify(schema), { ...options, parser: 'json' }));
  if (process.env['UPDATE'] === '1') {
    mkdirSync(SCHEMAS, { recursive: true });
    for (const [name, text] of made) writeFileSync(join(SCHEMAS, name), text);
  }
  expect(readdirSync(SCHEMAS).sort()).toEqual([...made.keys()].sort());
  for (const [name, text] of made) {
    const isSame = readFileSync(join(SCHEMAS, name), 'utf8') === text;
    expect(isSame, `${name}: npm run reference`).toBe(true);
  }
});

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false });

function schema(name: string): ValidateFunction {
  return ajv.compile(MADE.get(`${name}.json`) ?? {});
}

function faults(validate: ValidateFunction, data: unknown): string[] {
  validate(data);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the schema of a configuration', () => {
  const validate = schema('config');
  const RIGHT = [
    { inputs: 'specs' },
    { $schema: './node_modules/restitch/schemas/config.json', inputs: ['a.yaml'], output: 'out' },
    { inputs: [], targets: { client: true, docs: { lang: 'de', tryIt: true }, server: false } },
    { inputs: [], include: { tags: ['pets'] }, exclude: [{ deprecated: true }] },
    { inputs: [], severities: { 'auth/prose': 'off' }, limits: { depth: 10 } },
    { inputs: [], read: { headers: { 'a.io': { accept: 'x' } }, variables: { host: 'a' } } },
    { inputs: [], defaultSecurity: [{ oauth2: ['read'] }], naming: 'operationId' },
    { apis: { pets: { inputs: 'pets.yaml', output: 'pets' } } },
    [{ inputs: 'pets.yaml', output: 'pets' }],
  ];
  const WRONG = [
    {},
    [{}],
    { inputs: 1 },
    { inputs: 'a', ouput: 'b' },
    { inputs: 'a', targets: { clent: true } },
    { inputs: 'a', targets: { docs: { languages: 'de' } } },
    { inputs: 'a', targets: { client: { dates: 'Moment' } } },
    { inputs: 'a', severities: { 'auth/prose': 'fatal' } },
    { inputs: 'a', severities: { 'auth/nothing': 'off' } },
    { inputs: 'a', limits: { depth: 0 } },
    { inputs: 'a', naming: 'tag' },
    { apis: { pets: { output: 'pets' } } },
    { apis: { pets: { inputs: 'a' } }, inputs: 'b' },
  ];

  // Validation at run time and in an editor agree.
  test.each(RIGHT.map((one) => [JSON.stringify(one), one]))('accepts %s', (_, one) => {
    expect(faults(validate, one)).toEqual([]);
    const report = createReport();
    checkApis(one, {}, 'restitch.config.json', report);
    expect(report.list()).toEqual([]);
  });

  test.each(WRONG.map((one) => [JSON.stringify(one), one]))('rejects %s', (_, one) => {
    expect(faults(validate, one)).not.toEqual([]);
    const report = createReport();
    checkApis(one, {}, 'restitch.config.json', report);
    expect(report.failed()).toBe(true);
  });
});

describe('the schema of an overlay', () => {
  const validate = schema('overlay');
  const action = (update: unknown): object => ({
    ...{ overlay: '1.1.0', info: { title: 'Ours', version: '1' } },
    actions: [{ target: '$.paths["/pets"].get', update }],
  });

  it('accepts the overlays of this repository', () => {
    const folder = join(ROOT, 'specs/stride');
    const ours = readdirSync(folder).filter((name) => name.includes('overlay'));
    expect(ours).not.toEqual([]);
    for (const name of ours)
      expect(faults(validate, parse(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
  });

  it('accepts the keywords of restitch wherever they may be written', () => {
    const paging = { by: 'cursor', parameter: 'after', next: 'meta.next' };
    expect(faults(validate, action({ 'x-restitch-pagination': paging }))).toEqual([]);
    expect(faults(validate, action({ get: { 'x-restitch-pagination': false } }))).toEqual([]);
    expect(
      faults(validate, action({ 'x-other': 1, list: [{ 'x-restitch-unknown': true }] })),
    ).toEqual([]);
    expect(faults(validate, action({ 'x-restitch-pagination': { by: 'magic' } }))).not.toEqual([]);
    expect(faults(validate, action({ get: { 'x-restitch-paginate': {} } }))).not.toEqual([]);
  });

  it.each([[{ overlay: '2.0.0', actions: [] }], [{ overlay: '1.1.0', actions: [{ update: {} }] }]])(
    'rejects %o',
    (one) => expect(faults(validate, one)).not.toEqual([]),
  );
});

describe('the schema of', () => {
  const folder = folderOfAllTests();
  const restitch = commandIn(() => folder.path);
  const STRIDE = ['stride.swagger.yaml', 'messages.swagger.yaml', 'conversations.postman.json'].map(
    (name) => join(ROOT, 'specs/stride', name),
  );
  const json = async (...words: string[]): Promise<unknown> =>
    JSON.parse((await restitch(...words, '--format', 'json')).out);

  test('inspect describes its output', async () => {
    expect(faults(schema('inspect'), await json('inspect', ...STRIDE))).toEqual([]);
  });

  test('diff describes its output', async () => {
    const [old = '', , fresh = ''] = STRIDE;
    const printed = await json('diff', old, fresh);
    expect(faults(schema('diff'), printed)).toEqual([]);
    expect(printed).toHaveProperty('changes.0');
  });

  test('verify describes its output', async () => {
    const exchanges = [entry('GET /pets?limit=1000'), entry('DELETE /pets/7', { status: 204 })];
    folder.write('api.json', API);
    folder.write('traffic.har', { log: { version: '1.2', entries: exchanges } });
    const printed = await json('verify', 'traffic.har', 'api.json');
    expect(faults(schema('verify'), printed)).toEqual([]);
    expect(printed).toHaveProperty('misfits.0');
  });

  test('the lock describes its file', async () => {
    const how = ['--out', 'out', '-t', 'server', '--handlers', 'handlers', '-q'];
    const { exit } = await restitch('generate', ...STRIDE, ...how);
    expect(exit).toBe(0);
    const lock = schema('lock');
    expect(faults(lock, JSON.parse(folder.read('out/restitch.lock.json')))).toEqual([]);
    const committed = readFileSync(join(ROOT, 'generated/stride/restitch.lock.json'), 'utf8');
    expect(faults(lock, JSON.parse(committed))).toEqual([]);
    expect(faults(lock, { version: 1 })).not.toEqual([]);
  });
});
