/** Log lines for errors: enough to find the cause, without the content of messages. */

/**
 * Returns a line for the log, followed by the stack. Errors of a database or a parser are logged only by their code,
 * because their messages contain values of rows or the parsed text. Other errors are logged by the first line of their
 * message.
 */
export function logText(what: string, error: unknown): string {
  if (!(error instanceof Error))
    return `${what}: ${typeof error === 'string' ? error : typeof error}`;
  const code = 'code' in error ? String(error.code) : '';
  const quotes = 'routine' in error || error instanceof SyntaxError;
  const [first = ''] = error.message.split('\n');
  const words = [error.name, code, quotes ? '' : first.slice(0, MAX_WORDS)];
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return [`${what}: ${words.filter((word) => word !== '').join(' ')}`, ...frames].join('\n');
}

const MAX_WORDS = 200;

/** Writes to the standard error output. */
export function logToConsole(what: string, error: unknown): void {
  console.error(logText(what, error));
}
