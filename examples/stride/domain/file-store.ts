/** Stores the bytes of files. The id of a file is the same as in the database. */

export interface FileStore {
  /** Stores all bytes of a file. If this fails, none of them remain stored. */
  write(id: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /**
   * Returns the bytes of a file.
   * @returns `undefined` if this store does not contain the file
   */
  open(id: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Removes a file. Does nothing if this store does not contain it. */
  remove(id: string): Promise<void>;
}

/** Returns a store that writes new files to `files`, and also reads files from `older`. */
export function newBeforeOld(files: FileStore, older: FileStore): FileStore {
  return {
    write: (id, bytes) => files.write(id, bytes),
    open: async (id) => (await files.open(id)) ?? older.open(id),
    remove: async (id) => {
      await files.remove(id);
      await older.remove(id);
    },
  };
}

/** Divides bytes into pieces of `size` bytes. Only the last piece may be smaller. */
export async function* inPieces(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(size);
  let filled = 0;
  for await (const given of bytes) {
    for (let start = 0; start < given.length;) {
      const part = given.subarray(start, start + size - filled);
      piece.set(part, filled);
      filled += part.length;
      start += part.length;
      if (filled < size) continue;
      yield piece;
      piece = new Uint8Array(size);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}
