/**
 * Several commands at once in one folder: all succeed, and no file is left incomplete. `ROUNDS=10` repeats this with
 * more commands, each in its own process.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { builtCommand } from '../../../../test/built.js';
import { commandIn, type Printed } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { run } from '../../run.js';

const folder = folderOfEachTest();
const inside = commandIn(() => folder.path);
const ROUNDS = Number(process.env['ROUNDS'] ?? 0);

const CONFIG = { inputs: 'api.json', output: 'out', targets: { server: { handlers: 'src' } } };

function describedApi(operations: number): object {
  const names = Array.from({ length: operations }, (_, index) => `thing${index}`);
  const get = { responses: { 204: { description: 'None' } } };
  return {
    ...{ openapi: '3.1.0', info: { title: 'Things', version: '1' } },
    servers: [{ url: 'https://things.dev' }],
    paths: Object.fromEntries(names.map((name) => [`/${name}`, { get: { ...get, tags: [name] } }])),
  };
}

async function inProcess(...argv: string[]): Promise<Printed> {
  const child = spawn(process.execPath, [builtCommand(), ...argv], { cwd: folder.path });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => (out += String(data)));
  child.stderr.on('data', (data) => (err += String(data)));
  const [exit] = (await once(child, 'close')) as [number];
  return { exit, out, err };
}

/** Starts `generate --watch`. The result stops it, and returns its exit code and its output. */
function watching(): () => Promise<Printed> {
  let [out, err] = ['', ''];
  let stop = (): void => undefined;
  const exit = run(['generate', '--watch'], {
    cwd: folder.path,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
    onStop: (listener) => (stop = listener),
  });
  return async () => {
    stop();
    return { exit: await exit, out, err };
  };
}

it('all succeed', { timeout: (ROUNDS + 10) * 60_000 }, async () => {
  folder.write('restitch.config.json', CONFIG);
  folder.write('api.json', describedApi(4));
  await inside('generate');
  const end = watching();
  const command = ROUNDS > 0 ? inProcess : inside;
  const atOnce = ROUNDS > 0 ? 6 : 2;
  for (let round = 0; round < Math.max(ROUNDS, 1); round++) {
    folder.write('api.json', describedApi(round % 2 === 0 ? 2 : 4));
    const all = Array.from({ length: atOnce }, () => [
      command('generate'),
      command('settle', '--json'),
      command('check'),
    ]);
    for (const [index, { exit, err }] of (await Promise.all(all.flat())).entries()) {
      // `check` may see the output before it is written.
      const isStale = index % 3 === 2 && err.includes('out of date');
      expect([isStale ? 0 : exit, err.replace(/^.*out of date.*$/m, '')]).toEqual([
        0,
        expect.not.stringContaining('error'),
      ]);
    }
    expect((await inside('check')).exit).toBe(0);
    const left = readdirSync(folder.path, { recursive: true }).map(String);
    expect(left.filter((path) => path.endsWith('.tmp'))).toEqual([]);
  }
  expect(await end()).toMatchObject({ exit: 0, err: expect.not.stringContaining('error') });
});
