/** Describes a command: its help, its flags and its implementation. */
import type { CommandSyntax, Flags } from './arguments.js';
import type { ExitCode, Io } from './io.js';

/** The texts that are the same on several help pages. */
export interface HelpWords {
  /** The names of all targets (`targets`), and the help line of the flag `--handlers` (`handlers`). */
  readonly targets: string;
  readonly handlers: string;
  /**
   * The help lines of flags: for commands that read the descriptions of one API (`reading`) or of every API of the
   * configuration (`readingEach`), and for commands that write output (`writing`).
   */
  readonly reading: string;
  readonly readingEach: string;
  readonly writing: string;
}

/** The arguments and flags with which a command is called. */
export interface CommandCall {
  readonly words: readonly string[];
  /** The arguments after `--`, if the command takes two lists of arguments. */
  readonly others: readonly string[] | undefined;
  readonly flags: Flags;
  readonly io: Io;
}

/** A command. All commands are imported on every run, so each one imports its implementation only when it runs. */
export interface Command extends CommandSyntax {
  /** The command's lines in the overview of `restitch help`: how to call it, and what it does. */
  readonly overview: readonly (readonly [usage: string, about: string])[];
  /** Returns the help page of the command. */
  page(words: HelpWords): string;
  run(call: CommandCall): Promise<ExitCode>;
}
