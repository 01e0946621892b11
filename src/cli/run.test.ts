/**
 * The command from its arguments to its exit code, in this process and once in a separate process.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderOfEachTest } from '../../test/folder.js';
import { TARGETS } from '../output/targets/index.js';
import { commandIn } from '../../test/command.js';

const folder = folderOfEachTest();
const { write } = folder;

const restitch = commandIn(() => folder.path);

const SWAGGER = `swagger: '2.0'
info: { title: Pets, version: 1.2.3 }
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '200': { description: All pets } }
`;

describe('usage', () => {
  it.each([
    [[], 'the command is missing: name one of generate, check, '],
    [['genrate'], 'did you mean generate?'],
    [['generate', 'nowhere.json'], 'there is no file or folder "nowhere.json"'],
    [['generate', 'pets.yaml'], 'restitch generate pets.yaml --out DIR'],
    [['generate', 'specs'], 'the folder "specs" contains no configuration'],
    [['generate', 'pets.yaml', 'pets.yaml'], 'need --out DIR'],
    [['generate', 'pets.yaml', '--out', 'g', '--handlers', 'h', '-t', 'client'], 'target server'],
    [
      ['generate', 'pets.yaml', '--out', 'g', '-t', 'clients'],
      `--target must be one of ${TARGETS.map(({ name }) => name).join(', ')}, not "clients": did you mean client?`,
    ],
    [['init', '-t', 'clients'], 'did you mean client?'],
    [['explain', 'output/conflict', 'output/left'], 'explain takes one CODE'],
    [['explain', 'output/conflct'], 'did you mean output/conflict?'],
  ])('%j exits with 2', async (argv, message) => {
    write('pets.yaml', SWAGGER);
    write('specs/pets.yaml', SWAGGER);
    const { exit, out, err } = await restitch(...argv);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain(message);
    expect(err).not.toContain('internal error');
  });

  it('runs as a process', () => {
    const script = fileURLToPath(new URL('../../scripts/restitch.mjs', import.meta.url));
    const start = (...argv: string[]) =>
      spawnSync(process.execPath, [script, ...argv], { cwd: folder.path, encoding: 'utf8' });
    const version = start('--version');
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(version.status).toBe(0);
    expect(start('-v').stdout).toBe(version.stdout);
    expect(start('genrate').status).toBe(2);
    expect(start('generate').status).toBe(1);
  });
});

describe('explain', () => {
  it('lists all codes and rules, and explains each of them', async () => {
    const { exit, out } = await restitch('explain');
    expect(exit).toBe(0);
    const codes = [...out.matchAll(/^ {2}([a-z0-9]+\/\S+) {2}/gm)].flatMap(([, code = '']) => code);
    expect(codes.length).toBeGreaterThan(200);
    for (const code of codes) {
      expect([code, (await restitch('explain', code)).exit]).toEqual([code, 0]);
    }
  });

  it('explains a code', async () => {
    const { exit, out } = await restitch('explain', 'output/conflict');
    expect(exit).toBe(0);
    expect(out).toContain('<path> was edited by hand');
    expect(out).toContain('--force');
  });
});

describe('the configuration', () => {
  it('is reported if it is missing', async () => {
    const { exit, err } = await restitch('generate');
    expect(exit).toBe(1);
    expect(err).toContain('config/missing');
  });

  it('is printed at an error', async () => {
    write('restitch.config.json', '{\n  "inputs": "pets.yaml",\n  "outptu": "generated"\n}\n');
    const { exit, err } = await restitch('generate');
    expect(exit).toBe(1);
    expect(err).toContain('the key "outptu" is unknown: did you mean "output"?');
    expect(err).toContain('restitch.config.json:3:3');
    const json = JSON.parse((await restitch('check', '--format', 'json')).out);
    expect(json.diagnostics).toMatchObject([{ code: 'config/unknown-key', line: 3, column: 3 }]);
  });

  it('cannot refer to files outside of the project', async () => {
    write('package.json', '{}');
    write('restitch.config.json', '{ "inputs": "pets.yaml", "output": "../elsewhere" }');
    expect((await restitch('generate')).err).toContain('config/outside');
  });
});
