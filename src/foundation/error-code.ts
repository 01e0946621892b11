/** The system's word for what went wrong: its sentences hold absolute paths. */

/** E.g. `ENOENT`; nothing for an error that is not the system's. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
