/** An error for a file that could not be written. It names the path that the user knows instead of a temporary one. */
import type { Ownership } from '../../print/emit/file.js';
import { errorCode, writeReason } from '../../base/foundation/error-code.js';

/** An error with the fields of a system error, so that it is not reported as a bug in restitch. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly syscall = 'write';
  readonly code: string | undefined;
  readonly reason: string;

  /**
   * @param path the path of the file relative to its root folder, `''` for the root folder itself; absolute for a file
   * of the command itself, such as the configuration
   * @param cause the system error, which may name temporary files and open folders
   * @param ownership determines the root folder: the output folder for `generated`, the folder of handlers for
   * `handlers`
   */
  constructor(
    readonly path: string,
    cause: unknown,
    readonly ownership?: Ownership,
  ) {
    super(`cannot write ${path}: ${writeReason(cause)}`, { cause });
    this.reason = writeReason(cause);
    this.code = errorCode(cause);
  }
}

/**
 * Converts a system error about a file into a `WriteError`. Other errors are returned unchanged, so that bugs stay
 * visible.
 */
export function writeErrorOf(error: unknown, path: string, ownership?: Ownership): unknown {
  if (error instanceof WriteError || errorCode(error) === undefined) return error;
  return new WriteError(path, error, ownership);
}
