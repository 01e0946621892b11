/** Codes and messages of errors. System messages contain absolute paths; codes do not. */

/** For example `ENOENT`; `undefined` for an error that is not the system's. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const ABSENT: ReadonlySet<string | undefined> = new Set(['ENAMETOOLONG', 'ENOENT', 'ENOTDIR']);

/** Returns true if a file does not exist, including names that the system rejects. */
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

/** Returns a message with its code for a failed write. */
export function writeReason(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) return messageOf(error);
  const words = REASONS.get(code);
  return words === undefined ? code : `${words} (${code})`;
}

/** `PATH: permission denied (EACCES)`, for an error of the system that names a path. */
export function systemReason(error: unknown): string | undefined {
  const path = error instanceof Error && 'path' in error ? error.path : undefined;
  const words = REASONS.get(errorCode(error) ?? '');
  const isKnown = typeof path === 'string' && words !== undefined && error instanceof Error;
  // The message of an internal error contains the attempted action.
  return isKnown && error.name === 'Error' ? `${path}: ${words} (${errorCode(error)})` : undefined;
}

/** The message of an error; the text of anything else. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Returns the stack of an error; empty for other values. */
export function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? '') : '';
}
