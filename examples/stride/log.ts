/**
 * Prints errors for the log. A log entry helps to find the cause, but does not contain messages of
 * users.
 */

/**
 * Returns a line for the log, followed by the stack. Errors of the database or a parser are logged
 * only by their code, because their messages may contain values from rows or the parsed text. For
 * other errors, the line contains the first line of the message.
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

export function logToConsole(what: string, error: unknown): void {
  console.error(logText(what, error));
}
