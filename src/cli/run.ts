/** From the command line to a command; every end of a run passes here. */
import { escapeInvisible } from '../diagnostics/quote.js';
import { parseArguments, type Parsed } from './arguments.js';
import { UsageError, type ExitCode, type Io } from './io.js';

/**
 * Runs a command. Each one is loaded only when it is asked for.
 * @param argv the words after the program's name
 * @returns the exit code; nothing is thrown
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(parseArguments(argv), io);
  } catch (error) {
    const failure = describeFailure(error, argv.includes('--debug'));
    io.err(failure);
    return 2;
  }
}

async function dispatch(parsed: Parsed, io: Io): Promise<ExitCode> {
  if (parsed.kind === 'version') {
    const { packageVersion } = await import('./version.js');
    io.out(`${packageVersion()}\n`);
    return 0;
  }
  if (parsed.kind === 'help') {
    const { helpPage } = await import('./help.js');
    io.out(helpPage(parsed.command));
    return 0;
  }
  const { command, words, flags } = parsed;
  switch (command) {
    case 'generate':
    case 'check':
      return (await import('./generate.js')).generateCommand(command, words, flags, io);
    case 'inspect':
      return (await import('./inspect.js')).inspectCommand(words, flags, io);
    case 'diff':
      return (await import('./diff.js')).diffCommand(words, parsed.others, flags, io);
    case 'explain':
      return (await import('./explain.js')).explain(words, io);
    case 'init':
      return (await import('./init.js')).initCommand(words, io);
    default:
      return command satisfies never;
  }
}

/** A mistake on the command line, a refusal of the operating system, or a bug of ours. */
function describeFailure(error: unknown, debug: boolean): string {
  if (error instanceof UsageError) {
    return `restitch: ${error.message}\nrestitch help says what there is\n`;
  }
  const message = escapeInvisible(error instanceof Error ? error.message : String(error));
  const stack = debug && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  const refused = error instanceof Error && 'syscall' in error && 'code' in error;
  if (refused) return `restitch: ${message}\n${stack}`;
  const more = debug ? '' : '; --debug shows where';
  return `restitch: internal error: ${message}\nthis is a bug in restitch, please report it${more}\n${stack}`;
}
