/** pgbouncer in transaction mode for tests, in front of the PostgreSQL of `DATABASE_URL`. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGBOUNCER } from '../../../../test/suite/tools.js';

export interface Pgbouncer {
  /** The address to which clients connect instead of PostgreSQL. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts pgbouncer.
 * @param poolSize the number of connections to PostgreSQL that all clients share
 */
export async function startPgbouncer(databaseUrl: string, poolSize: number): Promise<Pgbouncer> {
  if (PGBOUNCER === undefined) throw new Error('pgbouncer is not installed.');
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'pgbouncer-'));
  const own = await freePort();
  const database = pathname.slice(1);
  await writeFile(join(folder, 'users'), `"${username}" "${decodeURIComponent(password)}"\n`);
  const lines = [
    '[databases]',
    `${database} = host=${hostname} port=${port || 5432}`,
    '[pgbouncer]',
    ...['listen_addr=127.0.0.1', `listen_port=${own}`, 'unix_socket_dir='],
    ...['auth_type=trust', `auth_file=${join(folder, 'users')}`],
    ...['pool_mode=transaction', `default_pool_size=${poolSize}`],
  ];
  await writeFile(join(folder, 'ini'), lines.join('\n'));
  // pgbouncer refuses to run as root. It therefore runs as another user, who must be able to read
  // the files in the folder.
  await chmod(folder, 0o755);
  const asOther = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(PGBOUNCER, [...asOther, join(folder, 'ini')], { stdio: 'ignore' });
  await untilListening(own, child);
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${own}`;
  return {
    url: url.href,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const connected = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (connected) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`pgbouncer ended with ${child.exitCode}`);
}
