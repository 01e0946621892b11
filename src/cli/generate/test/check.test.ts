/** The commands check and inspect, which use the settings of generate. */
import { beforeEach, describe, expect, it } from 'vitest';
import { commandIn } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { PETS, ARGUMENTS, FILE } from './pets.js';

const folder = folderOfEachTest();
const { write, read } = folder;
beforeEach(() => write('pets.yaml', PETS));

const restitch = commandIn(() => folder.path);

describe('check', () => {
  it('lists stale files, and writes nothing', async () => {
    await restitch('generate', ...ARGUMENTS);
    expect(await restitch('check', ...ARGUMENTS)).toMatchObject({ exit: 0, err: '' });
    write('pets.yaml', PETS.replace('summary: All pets', 'summary: Every pet'));
    const before = read(FILE);
    const { exit, out } = await restitch('check', ...ARGUMENTS);
    expect(exit).toBe(1);
    expect(out).toContain(`--- a/${FILE}\n+++ b/${FILE}\n`);
    expect(out).toMatch(/^-.*All pets.*\n\+.*Every pet/m);
    expect(read(FILE)).toBe(before);
  });
});

describe('inspect', () => {
  it('distinguishes keys from descriptions', async () => {
    const { exit, out } = await restitch('inspect', 'listPets', 'pets.yaml');
    expect({ exit, first: out.split('\n')[0] }).toEqual({ exit: 0, first: 'GET /pets  listPets' });
    expect((await restitch('inspect', 'GET /pets', 'pets.yaml')).out).toBe(out);
    const unknown = await restitch('inspect', 'listPet', 'pets.yaml');
    expect(unknown).toMatchObject({ exit: 2, out: '' });
    expect(unknown.err).toContain('did you mean listPets?');
  });

  it('prints a schema, and where its properties are declared', async () => {
    const pet = `definitions:
  Pet:
    type: object
    required: [name]
    properties: { name: { type: string }, age: { type: integer } }
`;
    write('pets.yaml', PETS.replace('type: string', `$ref: '#/definitions/Pet'`) + pet);
    const { out } = await restitch('inspect', 'Pet', 'pets.yaml');
    expect(out.split('\n')).toEqual([
      'Pet  schema',
      '  described in                               a:15:3',
      '  type: object                               declared · a:15:3',
      '  name: string, required                     declared · a:18:19',
      '  age: integer                               declared · a:18:43',
      '',
      'documents',
      '  a  pets.yaml',
      '',
    ]);
    const { err } = await restitch('inspect', 'Pets2', 'pets.yaml');
    expect(err).toContain('did you mean Pets?');
  });

  it('prints one object for machines', async () => {
    const { out } = await restitch('inspect', 'pets.yaml', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      endpoints: [{ key: 'GET /pets', name: 'listPets', group: 'Pets' }],
      conflicts: [],
    });
  });
});
