/** Writes the file from which other programs read the address of a recorder. */
import { resolve } from 'node:path';
import { writeReason } from '../../base/foundation/error-code.js';
import { openMarkerFile } from '../../output/files/index.js';
import { UsageError } from '../io.js';

/** A file with the address of a recorder. It exists while the recorder listens. */
export interface ReadyFile {
  readonly write: (address: string) => void;
  readonly remove: () => void;
}

/**
 * Prepares the file with the address.
 * @param path omitted if no such file is wanted
 * @throws UsageError if the file cannot be written
 */
export async function createReadyFile(path: string | undefined, cwd: string): Promise<ReadyFile> {
  if (path === undefined) return { write: () => undefined, remove: () => undefined };
  const refused = (error: unknown): never => {
    throw new UsageError(`cannot write ${path}, the file of --ready: ${writeReason(error)}`);
  };
  const marker = await openMarkerFile(resolve(cwd, path)).catch(refused);
  return {
    write: (address) => {
      const port = Number(new URL(address).port || 80);
      try {
        marker.write(`${JSON.stringify({ url: address, port })}\n`);
      } catch (error) {
        refused(error);
      }
    },
    remove: marker.remove,
  };
}
