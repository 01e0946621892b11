/** A file that the system did not let us write, by the path that the user knows. */
import type { Ownership } from '../emit/file.js';
import { errorCode, writeReason } from '../foundation/error-code.js';

/** It has the fields of an error of the system, so that it is not taken for a bug. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
  readonly syscall = 'write';
  readonly code: string | undefined;
  readonly reason: string;

  /**
   * @param path relative to its root, `''` for the root itself; absolute for a file of the command's own
   * @param cause the error of the system, which may name temporary files and open folders
   * @param ownership whose root the path is relative to
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

/** The error to throw for what was thrown while a file was written: bugs stay what they are. */
export function writeErrorOf(error: unknown, path: string, ownership?: Ownership): unknown {
  if (error instanceof WriteError || errorCode(error) === undefined) return error;
  return new WriteError(path, error, ownership);
}
