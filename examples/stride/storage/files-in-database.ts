/**
 * Stores the bytes of files in the database, in chunks. The database also contains the metadata of
 * the files, so one backup contains everything.
 */
import type { Kysely } from 'kysely';
import { inPieces } from '../domain/file-store.js';
import type { FileStore } from '../domain/file-store.js';
import type { Schema } from './schema.js';

const CHUNK = 256 * 1024;

/**
 * Creates the store. Each chunk is written in a separate transaction, so that a slow sender does
 * not block others.
 */
export function filesInDatabase(database: Kysely<Schema>): FileStore {
  const chunk = async (mediaId: string, number: number): Promise<Uint8Array | undefined> => {
    const row = await database
      .selectFrom('media_chunks')
      .select('bytes')
      .where('media_id', '=', mediaId)
      .where('number', '=', number)
      .executeTakeFirst();
    return row?.bytes;
  };
  return {
    write: async (id, bytes) => {
      let number = 0;
      for await (const piece of inPieces(bytes, CHUNK)) {
        const row = { media_id: id, number: number++, bytes: piece };
        await database.insertInto('media_chunks').values(row).execute();
      }
    },
    open: async (id) => {
      const first = await chunk(id, 0);
      return first && chunks(first, (number) => chunk(id, number));
    },
    // The chunks are deleted together with the row that contains the metadata of the file.
    remove: () => Promise.resolve(),
  };
}

async function* chunks(
  first: Uint8Array,
  next: (number: number) => Promise<Uint8Array | undefined>,
): AsyncGenerator<Uint8Array> {
  let number = 0;
  for (let bytes: Uint8Array | undefined = first; bytes; bytes = await next(++number)) yield bytes;
}
