/** Messages for a command that cannot continue. */
import { escapeInvisible, escapeLines } from '../base/diagnostics/quote.js';
import { messageOf, stackOf, systemReason } from '../base/foundation/error-code.js';
import { UsageError } from './io.js';

/** Returns the message for a mistake on the command line, an error of the operating system, or an internal error. */
export function describeFailure(error: unknown, debug: boolean): string {
  if (error instanceof UsageError) {
    return `restitch: ${escapeLines(error.message)}\nrestitch help lists all commands, and restitch help COMMAND lists the flags of one command\n`;
  }
  const message = escapeInvisible(systemReason(error) ?? messageOf(error));
  const stack = debug && error instanceof Error ? `${escapeLines(stackOf(error))}\n` : '';
  const refused = error instanceof Error && 'syscall' in error && 'code' in error;
  if (refused) return `restitch: ${message}\n${stack}`;
  const advice = debug
    ? 'report it with this stack'
    : 'run the command again with --debug, and report the output';
  return `restitch: internal error: ${message}\nthis is a bug in restitch: ${advice}\n${stack}`;
}
