/** Names of files are escaped when they are printed to the terminal. */
import { beforeEach, expect, it } from 'vitest';
import { commandIn } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { PETS, ARGUMENTS, FILE } from './pets.js';

const folder = folderOfEachTest();
const { write } = folder;
beforeEach(() => write('pets.yaml', PETS));

const restitch = commandIn(() => folder.path);

it.each(['check', 'generate'])(
  'prints names of files without terminal commands (%s)',
  async (command) => {
    await restitch('generate', ...ARGUMENTS);
    write(FILE, '"\u001b[2J\u009b2J\u202e\r", \t1\n');
    const dry = command === 'check' ? [] : ['--dry-run'];
    const result = await restitch(command, ...ARGUMENTS, ...dry);
    expect(result.out).toContain('\n-"\\u{1b}[2J\\u{9b}2J\\u{202e}\\u{d}", \t1\n');
    const json = await restitch(command, ...ARGUMENTS, ...dry, '--format', 'json');
    for (const text of [result.out, result.err, json.out]) {
      expect(text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/);
    }
  },
);
