/** An error for a file that could not be written, with the path that the user knows. */
import type { Ownership } from '../../print/emit/file.js';
import { errorCode, writeReason } from '../../base/foundation/error-code.js';

/** An error with the fields of a system error, so that it is not reported as a bug. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly syscall = 'write';
  readonly code: string | undefined;
  readonly reason: string;

  /**
   * @param path relative to its root, `''` for the root itself; absolute for a file of the command itself
   * @param cause the error of the system, which may name temporary files and open folders
   * @param ownership the root that the path is relative to
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
 * Converts an error of writing a file. Errors that are not the system's are returned unchanged, so that bugs stay
 * visible.
 */
export function writeErrorOf(error: unknown, path: string, ownership?: Ownership): unknown {
  if (error instanceof WriteError || errorCode(error) === undefined) return error;
  return new WriteError(path, error, ownership);
}
