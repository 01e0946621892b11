/** Starts the mock, the server and the page on free ports. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

interface Running extends AsyncDisposable {
  /** The URL of the page. */
  readonly url: string;
}

export async function startAll(): Promise<Running> {
  const [mock, server, page] = [await freePort(), await freePort(), await freePort()];
  const env = {
    ...process.env,
    MOCK_PORT: mock,
    SERVER_PORT: server,
    PORT: server,
    TOKEN_SECONDS: '3',
  };
  const start = (...words: string[]): ChildProcess =>
    spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const bin = (name: string, file: string) => `../../node_modules/${name}/${file}`;
  await once(start(bin('msw', 'cli/index.js'), 'init', 'public', '--no-save'), 'exit');
  const children = [
    start('../../scripts/restitch.mjs', 'mock', '--stateful', '--quiet', '--port', mock),
    start(bin('tsx', 'dist/cli.mjs'), 'server/main.ts'),
    start(bin('vite', 'bin/vite.js'), '--port', page, '--strictPort', '--host', '127.0.0.1'),
  ];
  for (const port of [mock, server, page]) await answers(`http://127.0.0.1:${port}/`);
  return {
    url: `http://127.0.0.1:${page}/`,
    async [Symbol.asyncDispose]() {
      const ended = children.map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(ended);
    },
  };
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || address === null) throw new Error('there is no port');
  return String(address.port);
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response) return;
    await setTimeout(100);
  }
}
