/** Reads codes and messages of errors. Messages of the operating system contain absolute paths; codes do not. */

/** Returns the code of a system error, for example `ENOENT`; `undefined` for other errors. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const ABSENT: ReadonlySet<string | undefined> = new Set(['ENAMETOOLONG', 'ENOENT', 'ENOTDIR']);

/** Returns true for an error which means that a file does not exist, or that the system rejects its name. */
export function isAbsent(error: unknown): boolean {
  return ABSENT.has(errorCode(error));
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EBUSY', 'another program uses it'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EEXIST', 'something else is there'],
  ['EFBIG', 'the file would be too large'],
  ['EIO', 'the disk reports an error'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'it is a link or another folder now'],
  ['EMFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ENFILE', 'too many files are open'],
  ['ENOENT', 'there is no such folder'],
  ['ENOSPC', 'no space is left on the disk'],
  ['ENOTDIR', 'a file is where a folder must be'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the disk is read-only'],
]);

/** Returns the reason for a failed write, with the code of the error. */
export function writeReason(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) return messageOf(error);
  const words = REASONS.get(code);
  return words === undefined ? code : `${words} (${code})`;
}

/**
 * Returns `PATH: permission denied (EACCES)` for a system error with a known code and a path; otherwise `undefined`.
 */
export function systemReason(error: unknown): string | undefined {
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  const words = REASONS.get(errorCode(error) ?? '');
  const isKnown = typeof path === 'string' && words !== undefined && error instanceof Error;
  // Errors with a custom name, such as `WriteError`, are excluded: their message contains the path and the reason.
  return isKnown && error.name === 'Error' ? `${path}: ${words} (${errorCode(error)})` : undefined;
}

/** Returns the message of an error. Any other thrown value is converted to a string. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Returns the stack of an error, or an empty string for any other thrown value. */
export function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? '') : '';
}
