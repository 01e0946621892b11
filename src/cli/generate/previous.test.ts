/** The changes that a run reports since the last run, whatever state the last run has left. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { commandIn } from '../../../test/command.js';

const folder = folderOfEachTest();
const { write } = folder;
beforeEach(() => {
  mkdirSync(join(folder.path, '.git'));
  write('api.yaml', PETS);
});

const PETS = `swagger: '2.0'
info: { title: Pets, version: 1.0.0 }
security: []
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets, schema: { type: array, items: { $ref: '#/definitions/Pet' } } }
definitions:
  Pet:
    type: object
    required: [name]
    properties:
      name: { type: string }
      kind: { type: string, enum: [cat, dog] }
`;

const FEWER = PETS.replace('[cat, dog]', '[cat]');
const MORE = PETS.replace('[cat, dog]', '[cat, dog, cow]');

const restitch = commandIn(() => folder.path);

function configure(...targets: string[]): void {
  const all = Object.fromEntries(targets.map((name) => [name, true]));
  write('restitch.config.json', JSON.stringify({ inputs: 'api.yaml', targets: all }));
}

const ADDED =
  '~ schema Pet: enum value "cow" of property kind added ' +
  '(breaking: callers can get a value that they do not know; in GET /pets)\n' +
  'changes for callers: 1 breaking\n';
const REMOVED =
  '~ schema Pet: enum value "dog" of property kind removed (in GET /pets)\nchanges for callers: 1 compatible\n';
const UNCLEAR =
  '~ GET /pets: type of response 200 changed ' +
  '(possibly breaking: the lock file does not contain the old type)\nchanges for callers: 1 warning\n';

describe('the changes of a run', () => {
  it('are compared with the OpenAPI document of the last run', async () => {
    configure('openapi');
    expect((await restitch('generate')).out).not.toContain('for callers');
    write('api.yaml', MORE);
    expect((await restitch('generate')).out).toContain(ADDED);
    expect((await restitch('generate')).out).not.toContain('for callers');
    write('api.yaml', PETS.replace('All pets', 'Every pet'));
    expect((await restitch('generate')).out).toContain('enum value "cow" of property kind removed');
  });

  it('are compared with a copy in the cache if there is no such document', async () => {
    mkdirSync(join(folder.path, 'node_modules'));
    configure('client');
    await restitch('generate');
    write('api.yaml', FEWER);
    expect((await restitch('generate')).out).toContain(REMOVED);
    write('api.yaml', PETS);
    expect((await restitch('generate')).out).toContain('enum value "dog" of property kind added');
  });

  it('are listed in short if there is only the lock', async () => {
    configure('client');
    await restitch('generate');
    write('api.yaml', FEWER);
    expect((await restitch('generate')).out).toContain(UNCLEAR);
  });

  it('are listed in short if the document was edited or the copy is of another run', async () => {
    configure('openapi');
    await restitch('generate');
    write('generated/openapi.json', '{}');
    write('api.yaml', MORE);
    expect((await restitch('generate', '--force')).out).toContain(UNCLEAR);
    rmSync(join(folder.path, 'generated'), { recursive: true });
    mkdirSync(join(folder.path, 'node_modules'));
    configure('client');
    await restitch('generate');
    const cache = join(folder.path, 'node_modules/.cache/restitch');
    const copy = readdirSync(cache).find((name) => name.endsWith('.api'));
    writeFileSync(join(cache, copy ?? ''), '0123');
    write('api.yaml', FEWER);
    expect((await restitch('generate')).out).toContain(UNCLEAR);
  });

  it('are JSON for machines', async () => {
    configure('openapi');
    await restitch('generate');
    write('api.yaml', MORE);
    const { changes } = JSON.parse((await restitch('generate', '--format', 'json')).out);
    expect(changes).toEqual([
      {
        rule: 'enum/value-added',
        severity: 'breaking',
        text: 'enum value "cow" of property kind added',
        why: 'callers can get a value that they do not know',
        subject: { kind: 'schema', id: 'Pet' },
        endpoints: ['GET /pets'],
        after: [{ source: 'api.yaml', line: 15, column: 7 }],
      },
    ]);
  });

  it('are listed by a dry run with the plan, without writing', async () => {
    configure('openapi');
    await restitch('generate');
    write('api.yaml', MORE);
    for (let times = 0; times < 2; times++) {
      const { exit, out } = await restitch('generate', '--dry-run');
      expect(exit).toBe(0);
      expect(out).toContain('+            "enum": ["cat", "dog", "cow"]\n');
      expect(out).toContain(`update   generated/openapi.json\n${ADDED}`);
    }
  });
});

describe('a stale check explains why', () => {
  const reasons = async (): Promise<string[]> => {
    const { exit, out } = await restitch('check', '--format', 'json');
    expect(exit).toBe(1);
    return JSON.parse(out).reasons;
  };

  it('as generate would', async () => {
    configure('openapi');
    expect(await reasons()).toEqual(['nothing was generated yet']);
    await restitch('generate');
    write('api.yaml', MORE);
    expect(await reasons()).toEqual(['the API changed for its callers: 1 breaking']);
    const { out, err } = await restitch('check');
    expect(out).toContain(ADDED);
    expect(err).toContain('because the API changed for its callers: 1 breaking\nout of date: ');
    write('api.yaml', PETS.replace('All pets', 'Every pet'));
    expect(await reasons()).toEqual([
      'generated/openapi.json would change, although nothing changes for callers',
    ]);
    write('api.yaml', PETS);
    rmSync(join(folder.path, 'generated/openapi.json'));
    expect(await reasons()).toEqual(['generated/openapi.json is missing']);
    await restitch('generate');
    configure('docs');
    expect(await reasons()).toEqual([
      expect.stringMatching(/^generated\/docs\/\S+ and \d+ other files are missing$/),
      'generated/openapi.json is no longer generated',
    ]);
    const lock = JSON.stringify({ version: 1, format: 'layout' });
    await restitch('generate');
    expect((await restitch('check')).exit).toBe(0);
    write('generated/restitch.lock.json', lock);
    expect(await reasons()).toEqual(['nothing was generated yet']);
  });
});
