/** The command `generate` with inputs that it cannot read completely. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { commandIn } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { PETS, ARGUMENTS, FILE, generatedTexts } from './pets.js';

const folder = folderOfEachTest();
const { write, read } = folder;
beforeEach(() => {
  write('pets.yaml', PETS);
});

const restitch = commandIn(() => folder.path);

const everything = (): Record<string, string> => generatedTexts(folder.path);

it('changes nothing when no input can be read, and reports it once', async () => {
  await restitch('generate', ...ARGUMENTS);
  const before = read(FILE);
  write('pets.yaml', '{ nonsense');
  const { exit, err } = await restitch('generate', ...ARGUMENTS);
  expect(exit).toBe(1);
  expect(err).toContain('file/no-description');
  expect(err).not.toContain('output/nothing');
  expect(read(FILE)).toBe(before);
});

it.each([
  ['nothing', '', 'pets.yaml'],
  ['blank lines', '\n\n', 'pets.yaml'],
  ['no description', '{}', 'pets.yaml'],
  ['a list', '[]', 'pets.yaml'],
  ['a slip of YAML', PETS.replace('host: ', 'host: [ '), 'pets.yaml:4:1'],
  ['a slip of JSON', '{ "swagger": "2.0", "info": ] }', 'pets.yaml:1:29'],
  [
    'a reference to nowhere',
    PETS.replace('type: string', '$ref: "#/definitions/Gone"'),
    'pets.yaml:12:57',
  ],
])('an error in %s has its location, and no file is written in part', async (_, text, place) => {
  write('pets.yaml', text);
  const { exit, out, err } = await restitch('generate', ...ARGUMENTS);
  expect(exit).toBe(1);
  expect(err).toContain('error ');
  expect(err).toContain(place);
  expect(out + err).not.toMatch(/internal error|^\s+at /m);
  // An error omits only its part; a file that could not be read or generated completely is not
  // written.
  const written = existsSync(join(folder.path, FILE));
  expect(written).toBe(!out.includes('nothing was written'));
  if (written) expect(Object.keys(JSON.parse(read(FILE)).paths)).toEqual(['/pets']);
  else expect(readdirSync(folder.path)).toEqual(['pets.yaml']);
});

it('reports a missing input', async () => {
  const { exit, err } = await restitch(
    'generate',
    'pets.yaml',
    'dogs.yaml',
    '-o',
    'x',
    '-t',
    'openapi',
  );
  expect(exit).toBe(1);
  expect(err).toContain('dogs.yaml');
});

it.each([
  ['a slip of YAML', 'dogs.yaml', 'swagger: "2.0"\npaths: { /dogs: [ }\n', 'yaml/syntax'],
  ['a slip of JSON', 'dogs.yaml', '{ "swagger": "2.0", "info": ] }', 'yaml/syntax'],
  ['a file that is cut', 'dogs.yaml', '{ "swagger": "2.0", "paths": { "/do', 'json/truncated'],
  ['bytes that are no text', 'dogs.yaml', '\u001f\u008b\u0000\u0000', 'file/'],
  ['a page of a server', 'dogs.yaml', '<!doctype html><p>Not found</p>', 'file/no-description'],
  ['an empty file', 'dogs.yaml', '', 'file/no-description'],
  ['other data', 'dogs.yaml', 'error: not found\n', 'file/no-description'],
  ['an input that is gone', 'dogs.yaml', undefined, 'file/not-found'],
  ['a slip in an overlay', 'overlay.yaml', 'overlay: 1.1.0\nactions: [ {\n', 'yaml/syntax'],
  ['an overlay that is none', 'overlay.yaml', 'info: { title: x }\n', 'overlay/malformed'],
  ['an overlay that is gone', 'overlay.yaml', undefined, 'file/not-found'],
])('keeps the output of earlier runs for %s', async (_, file, text, code) => {
  const flags = ['--out', 'generated', '--target', 'client', '--target', 'openapi'];
  const dogs = PETS.replaceAll('pets', 'dogs').replace('listPets', 'listDogs');
  const overlay = `overlay: 1.1.0\nactions: [{ target: $.info, update: { title: Zoo } }]\n`;
  write('dogs.yaml', dogs);
  write('overlay.yaml', overlay);
  const generate = () =>
    restitch('generate', 'pets.yaml', 'dogs.yaml', '--overlay', 'overlay.yaml', ...flags);
  expect(await generate()).toMatchObject({ exit: 0 });
  const before = everything();
  if (text === undefined) rmSync(join(folder.path, file));
  else write(file, text);
  const { exit, err } = await generate();
  expect(exit).toBe(1);
  expect(err).toContain(`error ${code}`);
  expect(err).toContain(
    `error output/unread: nothing was written, because "${file}" could not be read or generated completely`,
  );
  expect(everything()).toEqual(before);
  write(file, file === 'dogs.yaml' ? dogs : overlay);
  expect(await generate()).toMatchObject({ exit: 0 });
});

it('generates from the readable part of a file if configured', async () => {
  write('pets.yaml', `${PETS}  /broken: [\n`);
  const config = { inputs: ['pets.yaml'], targets: { openapi: true } };
  write('restitch.config.json', JSON.stringify(config));
  expect((await restitch('generate')).exit).toBe(1);
  expect(existsSync(join(folder.path, FILE))).toBe(false);
  const severities = { 'yaml/syntax': 'warning', 'shape/type': 'warning' };
  write('restitch.config.json', JSON.stringify({ ...config, severities }));
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([0, expect.stringContaining('warning yaml/syntax')]);
  expect(read(FILE)).toContain('listPets');
});
