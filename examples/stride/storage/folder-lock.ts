/** Locks a folder. The lock ends with the process, even after a crash. */
import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another process uses the folder. */
export class FolderTaken extends Error {
  override readonly name = 'FolderTaken';
}

/**
 * Locks an existing folder for this process. The lock is a local socket, because the operating
 * system closes it when the process ends. A file with a process id would remain after a crash, and
 * another process might later get the same id.
 * @returns a function that releases the lock
 * @throws FolderTaken if another process uses the folder
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const name = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 32);
  const path = socketPath(`stride-${name}`);
  const server = (await listen(path)) ?? (await takeOver(path));
  if (!server) throw new FolderTaken(`Another process uses ${folder}.`);
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/**
 * Returns the name of the socket. On Linux and Windows, it is not a file, so it disappears with the
 * process.
 */
function socketPath(name: string): string {
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.lock`);
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}

/** Takes over a socket that has no listener, because it was left by a process that was killed. */
async function takeOver(path: string): Promise<Server | undefined> {
  const alive = await new Promise<boolean>((resolve) => {
    const socket = connect(path, () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.unref();
  });
  if (alive) return undefined;
  if (!path.startsWith('\0')) await rm(path, { force: true });
  return listen(path);
}
