/** Stores files in a folder that all processes share: a local disk, or a network file system. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from '../domain/file-store.js';
import { Unavailable } from '../domain/store.js';

const PIECE = 256 * 1024;

export async function filesInFolder(folder: string): Promise<FileStore> {
  await mkdir(folder, { recursive: true });
  const place = (id: string): string => join(folder, id);
  return {
    write: async (id, bytes) => {
      const draft = `${place(id)}.${randomUUID()}.part`;
      try {
        const file = await open(draft, 'wx').catch(unavailable);
        try {
          for await (const piece of bytes) await file.writeFile(piece).catch(unavailable);
          // Writes the file to disk, so that it survives a loss of power after it was acknowledged.
          await file.sync().catch(unavailable);
        } finally {
          await file.close();
        }
        await rename(draft, place(id)).catch(unavailable);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    open: async (id) => {
      try {
        await stat(place(id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        return unavailable(error);
      }
      return createReadStream(place(id), { highWaterMark: PIECE });
    },
    remove: (id) => rm(place(id), { force: true }),
  };
}

/** Throws the error for a disk that is full or not mounted. */
function unavailable(cause: unknown): never {
  throw new Unavailable('The files cannot be reached.', { cause });
}
