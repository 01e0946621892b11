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
  ['EEXIST', 'something else stands there'],
  ['EFBIG', 'the file would be too large'],
  ['EIO', 'the disk reports an error'],
  ['EISDIR', 'a folder stands there'],
  ['ELOOP', 'a link or another folder stands there now'],
  ['EMFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ENFILE', 'too many files are open'],
  ['ENOENT', 'there is no such folder'],
  ['ENOSPC', 'no space is left on the disk'],
  ['ENOTDIR', 'a file stands where a folder must be'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the disk is read-only'],
]);

/** Returns a message with its code for a failed write. */
export function writeReason(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  const words = REASONS.get(code);
  return words === undefined ? code : `${words} (${code})`;
}

/** Returns the message of an error, or any other thrown value as text. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Returns the stack of an error; empty for other values. */
export function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? '') : '';
}
