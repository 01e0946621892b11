/** Several APIs in one configuration. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { commandIn } from '../../../test/command.js';

const folder = folderOfEachTest();
const { write } = folder;
beforeEach(() => {
  mkdirSync(join(folder.path, '.git'));
  mkdirSync(join(folder.path, 'node_modules'));
  for (const name of ['pets', 'shops']) write(`${name}.yaml`, describing(name));
  configure({ apis: { pets: PETS, shops: SHOPS } });
});

const describing = (name: string): string => `swagger: '2.0'
info: { title: ${name}, version: 1.2.3 }
host: api.${name}.dev
schemes: [https]
security: []
paths:
  /${name}:
    get:
      responses: { '204': { description: None } }
`;

const PETS = { inputs: 'pets.yaml', output: 'generated/pets', targets: { openapi: true } };
const SHOPS = { inputs: 'shops.yaml', output: 'generated/shops', targets: { openapi: true } };

const restitch = commandIn(() => folder.path);
const configure = (config: unknown): void => write('restitch.config.json', JSON.stringify(config));
const has = (name: string): boolean =>
  existsSync(join(folder.path, `generated/${name}/openapi.json`));

it('are generated in one run, each into its folder, with one summary', async () => {
  expect(await restitch('generate')).toEqual({
    exit: 0,
    out: 'pets: 1 endpoint in 1 group · 1 file created\nshops: 1 endpoint in 1 group · 1 file created\n2 APIs\n',
    err: 'pets\nshops\n',
  });
  expect([has('pets'), has('shops')]).toEqual([true, true]);
  expect((await restitch('check')).out).toContain('shops: up to date: 1 endpoint');
});

it('are chosen by their names', async () => {
  expect((await restitch('generate', '--api', 'shops')).exit).toBe(0);
  expect([has('pets'), has('shops')]).toEqual([false, true]);
  expect((await restitch('inspect', '--api', 'pets')).out).toContain('/pets');
  const config = 'restitch.config.json';
  expect((await restitch('diff', config, config, '--api', 'pets')).exit).toBe(0);
});

it('may be in a list', async () => {
  configure([PETS, SHOPS]);
  expect((await restitch('generate')).out).toContain('generated/shops: 1 endpoint');
});

it('fail one by one', async () => {
  write('pets.yaml', 'swagger: [');
  const { exit, out } = await restitch('generate');
  expect(exit).toBe(1);
  expect(out).toMatch(/2 APIs, 1 with problems: pets\n$/);
  expect([has('pets'), has('shops')]).toEqual([false, true]);
});

it('are one object for machines', async () => {
  const { out } = await restitch('generate', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({
    apis: { pets: { files: { created: ['generated/pets/openapi.json'] } }, shops: { files: {} } },
  });
});

it.each([
  [
    { apis: { pets: PETS, shops: { ...SHOPS, output: './generated/pets/' } } },
    'config/shared-output: the APIs "pets" and "shops" have the same output folder, "generated/pets"',
  ],
  [
    { apis: { pets: PETS, shops: { ...SHOPS, output: 'generated/Pets' } } },
    'config/shared-output: the APIs "pets" and "shops" have the same output folder, "generated/Pets"',
  ],
  [
    { apis: { pets: PETS }, failOn: 'warning' },
    'config/beside-apis: the key "failOn" has no effect next to "apis"',
  ],
  [
    { apis: { pets: { ...PETS, outptu: 'x' } } },
    'the key "apis.pets.outptu" is unknown: did you mean "output"?',
  ],
  [{ apis: { pets: { output: 'x' } } }, 'the key "apis.pets.inputs" is missing'],
  [[PETS, 5], '"[1]" must be an object, not 5'],
  [{ apis: { pets: { ...PETS, inputs: '../../x' } } }, '"inputs[0]" leads outside the project'],
])('are checked: %j', async (config, message) => {
  configure(config);
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([1, expect.stringContaining(message)]);
  expect(err).toMatch(/restitch\.config\.json(:1:| \/1)/);
  expect(has('pets')).toBe(false);
});

it.each([
  [['generate', '--api', 'pet'], 'the configuration has no API "pet": did you mean pets?'],
  [['inspect'], 'this command reads only one. Choose one: --api pets, --api shops'],
  [['generate', '--out', 'x'], 'Choose one: --api pets, --api shops'],
  [['generate', 'pets.yaml', '--out', 'x', '--api', 'pets'], 'no configuration is used'],
])('%j exits with 2', async (argv, message) => {
  expect(await restitch(...argv)).toMatchObject({
    exit: 2,
    err: expect.stringContaining(message) as string,
  });
});

it('only the chosen ones are written', async () => {
  await restitch('generate');
  const before = readFileSync(join(folder.path, 'generated/shops/openapi.json'), 'utf8');
  write('shops.yaml', describing('stores'));
  await restitch('generate', '--api', 'pets');
  expect(readFileSync(join(folder.path, 'generated/shops/openapi.json'), 'utf8')).toBe(before);
});

it('get an error for each setting that names something that no document has', async () => {
  const accepted = { ...SHOPS, acceptedConflicts: ['0123456789'], precedence: ['shop.yaml'] };
  write('restitch.config.json', JSON.stringify({ apis: { pets: PETS, shops: accepted } }, null, 2));
  const { exit, err } = await restitch('generate');
  expect(exit).toBe(0);
  expect(err).toContain(
    `warning config/unknown-document: "precedence" lists "shop.yaml", but no document has this name: did you mean "shops.yaml"?
  restitch.config.json:20:9`,
  );
  expect(err).toContain(
    `warning config/unknown-conflict: the id "0123456789" is listed as an accepted conflict, but no conflict has this id any more
  restitch.config.json:17:9`,
  );
  expect((await restitch('inspect', '--api', 'shops', '--verbose')).err).toContain(
    'restitch.config.json:17:9',
  );
});
