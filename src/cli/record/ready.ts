/** The file that tells other programs where a recorder listens. */
import { resolve } from 'node:path';
import { writeReason } from '../../base/foundation/error-code.js';
import { openMarkerFile } from '../../output/files/index.js';
import { UsageError } from '../io.js';

/** A file that exists while a recorder listens. */
export interface ReadyFile {
  readonly write: (address: string) => void;
  readonly remove: () => void;
}

/**
 * Prepares the file.
 * @param path omitted if no file is configured
 * @throws UsageError if it cannot be written
 */
export async function createReadyFile(path: string | undefined, cwd: string): Promise<ReadyFile> {
  if (path === undefined) return { write: () => undefined, remove: () => undefined };
  const refused = (error: unknown): never => {
    throw new UsageError(`cannot write ${path}: ${writeReason(error)}`);
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
