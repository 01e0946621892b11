/** From the command line to a command; every end of a run passes here. */
import { parseArguments, type Parsed } from './arguments.js';
import { describeFailure } from './failure.js';
import type { ExitCode, Io } from './io.js';

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
    const { ownPackage } = await import('../output/index.js');
    const { packageVersion } = await ownPackage();
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
      if (flags.watch) return (await import('./watch/index.js')).watchCommand(words, flags, io);
      return (await import('./generate/index.js')).generateCommand(command, words, flags, io);
    case 'check':
      return (await import('./generate/index.js')).generateCommand(command, words, flags, io);
    case 'upgrade':
      return (await import('./upgrade/index.js')).upgradeCommand(words, flags, io);
    case 'inspect':
      return (await import('./inspect.js')).inspectCommand(words, flags, io);
    case 'settle':
      return (await import('./settle/index.js')).settleCommand(words, flags, io);
    case 'diff':
      return (await import('./diff/index.js')).diffCommand(words, parsed.others, flags, io);
    case 'record':
      return (await import('./record/index.js')).recordCommand(words, flags, io);
    case 'verify':
      return (await import('./verify/index.js')).verifyCommand(words, flags, io);
    case 'mock':
      return (await import('./mock/index.js')).mockCommand(words, flags, io);
    case 'explain':
      return (await import('./explain.js')).explain(words, io);
    case 'init':
      return (await import('./init/index.js')).initCommand(words, flags, io);
    default:
      return command satisfies never;
  }
}
