/** `npm run stride`, as somebody who tries it sees it: what it prints works, also after it was killed. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pgliteFolder } from './store.js';

const START = join(import.meta.dirname, '..', 'start.mjs');
const started: ChildProcess[] = [];
let folder: string;

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const { DATABASE_URL: _, ...env } = process.env;

/** Starts the service, and waits until it has said all that it has to say. */
async function start(): Promise<{ child: ChildProcess; output: string }> {
  const child = spawn(process.execPath, [START, '--data', folder], {
    ...{ env, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  started.push(child);
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    if (output.includes('Hello, **world**!')) break;
  }
  return { child, output };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

/** Runs a printed curl line. */
function curl(line: string): Record<string, unknown> {
  const { stdout } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
  return JSON.parse(stdout) as Record<string, unknown>;
}

const hasCurl = spawnSync('curl', ['--version']).status === 0;

test.skipIf(!hasCurl)('what it prints works, and is there again after kill -9', async () => {
  folder = await pgliteFolder();
  const first = await start();
  const [, token = '', message = ''] = first.output.split(/^(?=curl)/m);
  expect(curl(token)).toMatchObject({ token_type: 'Bearer' });
  const { id } = curl(message);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  const gone = ended(first.child);
  first.child.kill('SIGKILL');
  await gone;

  const second = await start();
  const known = (text: string): string | undefined => /client secret {2}(.*)/.exec(text)?.[1];
  expect(known(second.output)).toBe(known(first.output));
  const [, , again = ''] = second.output.split(/^(?=curl)/m);
  const history = again.replace(/ -H 'content-type.*/s, '');
  expect((curl(history)['values'] as { id: string }[]).map((one) => one.id)).toContain(id);
  const taken = spawnSync(process.execPath, [START, '--data', folder], { env, encoding: 'utf8' });
  expect([taken.status, taken.stderr]).toEqual([1, expect.stringContaining(folder)]);
  const stopped = ended(second.child);
  second.child.kill('SIGTERM');
  expect(await stopped).toBe(0);
});
