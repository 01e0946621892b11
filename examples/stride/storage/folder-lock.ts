/** A lock on a folder that ends with the process, even after a crash. */
import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder is in use. */
export class FolderTaken extends Error {
  override readonly name = 'FolderTaken';
}

/**
 * Locks the folder, which must exist, for this process. The lock is a listening local socket, which ends with its
 * process. A file with a process id would outlive a crash, and the id could belong to another process by then.
 * @returns a function that releases the lock
 * @throws FolderTaken
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

/** On Linux and Windows the socket is not a file, so nothing remains when the process ends. */
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

/** A socket without a listener was left behind by a killed process. */
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
