/** The description changes while the mock, the generator and Vite run. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer, type ViteDevServer } from 'vite';

const APP = join(import.meta.dirname, '../..');
/** The folder is inside the app, so that its packages are found. */
const folder = mkdtempSync(join(APP, '.change-'));
const PATIENT = { timeout: 600_000 };
const children: ChildProcess[] = [];
let vite: ViteDevServer | undefined;

function restitch(...words: string[]): ChildProcess {
  const command = [join(APP, '../../scripts/restitch.mjs'), ...words];
  const child = spawn(process.execPath, command, { cwd: folder, stdio: 'pipe' });
  children.push(child);
  return child;
}

function edit(from: string, to: string): void {
  const file = join(folder, 'apis/tickets.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

beforeAll(() => {
  for (const name of ['apis', 'generated', 'restitch.config.json', 'tsconfig.json'])
    cpSync(join(APP, name), join(folder, name), { recursive: true });
});
afterAll(async () => {
  await vite?.close();
  const ended = children.map(async (child) => child.exitCode ?? once(child, 'exit'));
  for (const child of children) child.kill();
  await Promise.all(ended);
  rmSync(folder, { recursive: true, force: true });
});

test('the mock validates requests with the new description', async () => {
  let printed = '';
  const mock = restitch('mock', '--watch', '--port', '0', '--quiet');
  for (const stream of [mock.stdout, mock.stderr])
    stream?.on('data', (text: Buffer) => (printed += String(text)));
  const address = (): string | undefined => /http:\/\/[\d.:]+/.exec(printed)?.[0];
  await expect.poll(address, PATIENT).toBeDefined();
  const status = async (limit: number): Promise<number> => {
    const headers = { authorization: 'Bearer x' };
    return (await fetch(`${address()}/v1/tickets?limit=${limit}`, { headers })).status;
  };
  expect([await status(40), await status(60)]).toEqual([200, 400]);
  edit('maximum: 50, default: 20', 'maximum: 30, default: 20');
  await expect.poll(() => status(40), PATIENT).toBe(400);
});

test('Vite serves the regenerated client', async () => {
  restitch('generate', '--watch', '--target', 'zod');
  vite = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false },
  });
  const served = async (): Promise<string | undefined> =>
    (await vite?.transformRequest('/generated/zod/schemas.ts'))?.code;
  expect(await served()).not.toContain('"blocked"');
  edit('enum: [open, waiting, solved]', 'enum: [open, waiting, blocked, solved]');
  await expect.poll(served, PATIENT).toContain('"blocked"');
});
