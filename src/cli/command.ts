/** A command: its help, its flags and its implementation. */
import type { CommandSyntax, Flags } from './arguments.js';
import type { ExitCode, Io } from './io.js';

/** Texts that help pages share. */
export interface HelpWords {
  /** The names of all targets, and the flag that names the folder of handlers. */
  readonly targets: string;
  readonly handlers: string;
  /** The flags of commands that read descriptions, and the flags of commands that write output. */
  readonly reading: string;
  readonly writing: string;
}

/** The input of a command. */
export interface CommandCall {
  readonly words: readonly string[];
  /** The arguments after `--`, for a command with two sides. */
  readonly others: readonly string[] | undefined;
  readonly flags: Flags;
  readonly io: Io;
}

/** A command. All commands are imported on every run, so each one imports its implementation only when it runs. */
export interface Command extends CommandSyntax {
  /** Its lines in the overview: the usage, and what the command does. */
  readonly overview: readonly (readonly [usage: string, about: string])[];
  /** Its help page. */
  page(words: HelpWords): string;
  run(call: CommandCall): Promise<ExitCode>;
}
