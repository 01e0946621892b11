/** Runs the command that the command line names, and prints every error. */
import { parseArguments, type Parsed } from './arguments.js';
import type { Command } from './command.js';
import { COMMANDS } from './commands.js';
import { describeFailure } from './failure.js';
import type { ExitCode, Io } from './io.js';

/**
 * Runs the command that the arguments name. Its implementation is loaded on demand.
 * @param argv the arguments after the program's name
 * @returns the exit code; the function never throws
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(parseArguments(argv, COMMANDS), io);
  } catch (error) {
    const failure = describeFailure(error, argv.includes('--debug'));
    io.err(failure);
    return 2;
  }
}

async function dispatch(parsed: Parsed<Command>, io: Io): Promise<ExitCode> {
  if (parsed.kind === 'version') {
    const { ownPackage } = await import('../output/files/index.js');
    const { packageVersion } = await ownPackage();
    io.out(`${packageVersion()}\n`);
    return 0;
  }
  if (parsed.kind === 'help') {
    const { helpPage, overviewPage } = await import('./help.js');
    io.out(parsed.command ? helpPage(parsed.command) : overviewPage(COMMANDS));
    return 0;
  }
  const { command, words, others, flags } = parsed;
  return command.run({ words, others, flags, io });
}
