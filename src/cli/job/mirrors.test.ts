/** URLs that are read from copies on disk (`read.mirrors`), from the command line. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { commandIn } from '../../../test/command.js';
import { folderOfEachTest } from '../../../test/folder.js';

const folder = folderOfEachTest();
const restitch = commandIn(() => folder.path);

beforeEach(() => {
  mkdirSync(join(folder.path, '.git'));
  mkdirSync(join(folder.path, 'node_modules'));
});

function write(path: string, data: unknown): void {
  const file = join(folder.path, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(data, null, 2));
}

function describeApi(schema: object, read: object): void {
  const content = { 'application/json': { schema } };
  const get = { security: [], responses: { 200: { description: 'OK', content } } };
  write('specs/api.json', {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://api.pets.dev' }],
    paths: { '/pets': { get } },
  });
  write('restitch.config.json', {
    inputs: ['specs/api.json'],
    targets: { openapi: true },
    read,
  });
}

function schemas(): Record<string, unknown> {
  const text = readFileSync(join(folder.path, 'generated/openapi.json'), 'utf8');
  return (JSON.parse(text) as { components: { schemas: Record<string, unknown> } }).components
    .schemas;
}

describe('local copies of URLs', () => {
  const mirrors = { 'https://schemas.acme.io/': 'copies', 'https://schemas.acme.io/v2/': 'newest' };

  it('are read instead of the remote host, and may refer to each other', async () => {
    describeApi({ $ref: 'https://schemas.acme.io/pet.json' }, { mirrors });
    const owner = { owner: { $ref: 'people/owner.json' } };
    write('copies/pet.json', { type: 'object', properties: owner });
    const home = { home: { $ref: 'https://schemas.acme.io/v2/home.json' } };
    write('copies/people/owner.json', { type: 'object', properties: home });
    write('newest/home.json', { type: 'string', maxLength: 9 });
    const { err, exit } = await restitch('generate');
    expect({ err: err.match(/^(?:error|warning) .*$/gm), exit }).toEqual({ err: null, exit: 0 });
    expect(schemas()['home']).toMatchObject({ type: 'string', maxLength: 9 });
  });

  it('are compared when they change', async () => {
    describeApi({ $ref: 'https://schemas.acme.io/pet.json' }, { mirrors });
    write('copies/pet.json', { type: 'string' });
    await restitch('generate');
    expect(await restitch('check')).toMatchObject({ exit: 0 });
    write('copies/pet.json', { type: 'integer' });
    expect(await restitch('check')).toMatchObject({ exit: 1 });
  });

  it.each(['../secret.json', '%2e%2e/secret.json', '.hidden.json'])(
    'do not contain %s',
    async (path) => {
      describeApi({ $ref: `https://schemas.acme.io/${path}` }, { mirrors });
      write('copies/pet.json', {});
      write('secret.json', { type: 'string', description: 'SECRET' });
      write('copies/.hidden.json', { type: 'string', description: 'SECRET' });
      const { exit } = await restitch('generate');
      expect(exit).toBe(1);
    },
  );

  it('that are missing are reported at the reference', async () => {
    describeApi({ $ref: 'https://schemas.acme.io/pet.json' }, { mirrors });
    const { err } = await restitch('generate');
    expect(err).toContain('ref/file');
    expect(err).toContain('specs/api.json:');
  });

  it('declare which keywords count, as metaschemas do', async () => {
    describeApi({ $ref: 'pet.json' }, { mirrors });
    const $schema = 'https://schemas.acme.io/names-only.json';
    write('copies/names-only.json', {
      $id: $schema,
      $vocabulary: { 'https://json-schema.org/draft/2020-12/vocab/applicator': true },
    });
    const text = { type: 'string', maxLength: 9 };
    write('specs/pet.json', { $schema, properties: { maxLength: text }, minProperties: 1 });
    expect(await restitch('generate')).toMatchObject({ exit: 0 });
    expect(schemas()['pet']).toMatchObject({ properties: { maxLength: {} } });
    expect(schemas()['pet']).not.toHaveProperty('minProperties');
  });
});

describe('a relative reference below an $id', () => {
  const at = 'https://example.com/schemas/';
  const pet = { type: 'string', maxLength: 9 };
  const to = (ref: string): object => ({ type: 'object', properties: { pet: { $ref: ref } } });
  // The way in which the schema declares its URL, the schema, and the target of its relative
  // reference.
  const cases: readonly (readonly [how: string, schema: object, address: string])[] = [
    ['itself', { $id: `${at}a.json`, ...to('pet.json') }, 'pet.json'],
    ['in a schema around it', { $id: `${at}a.json`, items: to('pets/pet.json') }, 'pets/pet.json'],
    [
      'in two, the inner one relative',
      { $id: `${at}a.json`, items: { $id: 'inner/b.json', ...to('pet.json') } },
      'inner/pet.json',
    ],
    [
      'in two, of which the inner one counts',
      { $id: 'https://other.dev/a.json', items: { $id: `${at}b/c.json`, ...to('../pet.json') } },
      'pet.json',
    ],
    ['with a path of the host', { $id: `${at}deep/er/a.json`, ...to('/schemas/p.json') }, 'p.json'],
    [
      'in draft 4',
      { $schema: 'http://json-schema.org/draft-04/schema#', id: `${at}a.json`, ...to('p.json') },
      'p.json',
    ],
  ];
  const places = ['mirror', 'input', 'bundle'] as const;
  const rows = cases.flatMap(([how, schema, address]) =>
    places.map((place) => ({ how, schema, address, place })),
  );
  it.each(rows)('declared $how resolves to a $place', async ({ schema, address, place }) => {
    const inputs = ['specs/api.json'];
    describeApi({ $ref: 'a.json' }, place === 'mirror' ? { mirrors: { [at]: 'copies' } } : {});
    write('specs/a.json', schema);
    if (place === 'mirror') write(`copies/${address}`, pet);
    else {
      const named = { $id: at + address, ...pet };
      const bundle = { $id: 'https://bundle.dev/', $defs: { some: { items: named } } };
      write('more/own.json', place === 'input' ? named : bundle);
      inputs.push('more/own.json');
      write('restitch.config.json', { inputs, targets: { openapi: true } });
    }
    const { err, exit } = await restitch('generate');
    expect({ err: err.match(/^error .*$/gm), exit }).toEqual({ err: null, exit: 0 });
    const text = readFileSync(join(folder.path, 'generated/openapi.json'), 'utf8');
    expect(text).toContain('"maxLength": 9');
  });

  it('resolves to a file next to this one, if nothing has the URL', async () => {
    describeApi({ $ref: 'a.json' }, { mirrors: { [at]: 'copies' } });
    write('specs/a.json', { $id: `${at}a.json`, ...to('pet.json') });
    write('specs/pet.json', pet);
    expect(await restitch('generate')).toMatchObject({ exit: 0 });
    expect(schemas()).toMatchObject({ pet });
  });
});
