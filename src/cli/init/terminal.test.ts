/** Setting up a project in a terminal, with questions. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { run } from '../run.js';

const folder = folderOfEachTest();
const { write, read } = folder;
beforeEach(() => {
  mkdirSync(join(folder.path, '.git'));
});

const SWAGGER = `swagger: '2.0'
info: { title: Pets, version: 1.2.3 }
host: api.pets.dev
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '200': { description: All pets, schema: { type: string } } }
`;

describe('at a terminal', () => {
  /** Runs the command, and types a key as soon as a question is on the screen. */
  async function asked(keys: readonly [question: string, keys: string][], ...argv: string[]) {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let [screen, out] = ['', ''];
    const waiting = [...keys];
    output.on('data', (chunk: Buffer) => {
      screen += chunk.toString();
      const [next] = waiting;
      if (next && screen.includes(next[0])) {
        waiting.shift();
        screen = '';
        setImmediate(() => input.write(next[1]));
      }
    });
    const exit = await run(['init', ...argv], {
      cwd: folder.path,
      out: (text) => void (out += text),
      err: (text) => void (out += text),
      stdin: () => Promise.resolve(new Uint8Array()),
      color: { out: false, err: false },
      interactive: true,
      terminal: { input, output },
    });
    return { exit, out, left: waiting.map(([question]) => question) };
  }

  it('asks, and Enter accepts the proposal', async () => {
    write('api.yaml', SWAGGER);
    write('package.json', { dependencies: { hono: '4' } });
    const { exit, left } = await asked([
      ['Which of these files', '\r'],
      ['What do you want to generate', '\r'],
      ['Into which folder should the files', '\r'],
      ['Into which folder should the handler stubs', '\r'],
    ]);
    expect({ exit, left }).toEqual({ exit: 0, left: [] });
    expect(JSON.parse(read('restitch.config.json'))).toEqual({
      $schema: './node_modules/restitch/schemas/config.json',
      inputs: ['api.yaml'],
      output: 'generated',
      targets: { client: true, server: { handlers: 'handlers' } },
    });
  });

  it('asks only questions that the command line leaves open, and Escape writes nothing', async () => {
    write('api.yaml', SWAGGER);
    const { exit, out } = await asked(
      [['Into which folder', '\u0003']],
      'api.yaml',
      '-t',
      'client',
    );
    expect({ exit, out }).toEqual({ exit: 1, out: 'nothing was written\n' });
    expect(readdirSync(folder.path)).toEqual(['.git', 'api.yaml']);
    expect((await asked([], '--yes')).exit).toBe(0);
  });
});
