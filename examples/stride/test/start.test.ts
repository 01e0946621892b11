/**
 * `npm run stride`, as a new user sees it. The printed commands work, even after the process was
 * killed.
 *
 * @module-tag proof
 */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { PLACES, pgliteFolder, withSchema } from './store.js';

const START = join(import.meta.dirname, '..', 'start.mjs');
const started: ChildProcess[] = [];
const folders: string[] = [];

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

/** The location of the data for one start of the service. */
interface Setting {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

const { DATABASE_URL: url, ...rest } = process.env;

async function inFolder(use: (setting: Setting) => Promise<void>): Promise<void> {
  const folder = await pgliteFolder();
  folders.push(folder);
  await use({ folder, env: rest });
}

/** Runs a test in a separate schema of PostgreSQL. */
async function onPostgres(use: (setting: Setting) => Promise<void>): Promise<void> {
  await withSchema(async (place) => {
    if (!('url' in place) || place.schema === undefined) return;
    const own = new URL(place.url);
    own.searchParams.set('options', `-c search_path=${place.schema}`);
    await use({ folder: '', env: { ...rest, DATABASE_URL: own.href } });
  });
}

const SETTINGS = PLACES.map(({ name }) => ({
  name,
  use: name === 'PGlite' ? inFolder : onPostgres,
}));

function argumentsOf({ folder }: Setting): string[] {
  return folder === '' ? [START] : [START, '--data', folder];
}

/** Starts the service, and waits until it has printed everything. */
async function start(setting: Setting): Promise<{ child: ChildProcess; output: string }> {
  const child = spawn(process.execPath, argumentsOf(setting), {
    ...{ env: setting.env, stdio: ['ignore', 'pipe', 'inherit'] },
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

/** Runs a printed curl command. */
function curl(line: string): Record<string, unknown> {
  const { stdout } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** Sends requests on open connections until the server has ended. */
async function pester(address: string): Promise<void> {
  try {
    for (;;) await (await fetch(address)).text();
  } catch {
    // The server has ended.
  }
}

describe.each(SETTINGS)('on $name', ({ name, use }) => {
  test('the printed commands work, also after kill -9 and a restart', { tags: 'curl' }, () =>
    use(async (setting) => {
      const first = await start(setting);
      const [, token = '', message = ''] = first.output.split(/^(?=curl)/m);
      expect(curl(token)).toMatchObject({ token_type: 'Bearer' });
      const { id } = curl(message);
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      const gone = ended(first.child);
      first.child.kill('SIGKILL');
      await gone;

      const second = await start(setting);
      const known = (text: string): string | undefined => /client secret {2}(.*)/.exec(text)?.[1];
      expect(known(second.output)).toBe(known(first.output));
      const [, , again = ''] = second.output.split(/^(?=curl)/m);
      const history = again.replace(/ -H 'content-type.*/s, '');
      expect((curl(history)['values'] as { id: string }[]).map((one) => one.id)).toContain(id);
      if (name === 'PGlite') {
        const { status, stderr } = spawnSync(process.execPath, argumentsOf(setting), {
          ...{ env: setting.env, encoding: 'utf8' },
        });
        expect([status, stderr]).toEqual([1, expect.stringContaining(setting.folder)]);
      }
      const address = /Stride is at (\S+)/.exec(second.output)?.[1] ?? '';
      const busy = Array.from({ length: 4 }, () => pester(`${address}/site/`));
      const stopped = ended(second.child);
      second.child.kill('SIGTERM');
      expect(await stopped).toBe(0);
      await Promise.all(busy);
    }),
  );
});

test('a used port ends the start with a message', { tags: 'postgresql' }, () =>
  onPostgres(async (setting) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { status, stderr } = spawnSync(process.execPath, [START, '--port', String(port)], {
      ...{ env: setting.env, encoding: 'utf8' },
    });
    other.close();
    expect([status, stderr]).toEqual([
      1,
      `Port ${port} of 127.0.0.1 is taken by another process.\n`,
    ]);
  }),
);
