/** A command: its help, its flags and its implementation. */
import type { CommandSyntax, Flags } from './arguments.js';
import type { ExitCode, Io } from './io.js';

/** Texts that help pages share. */
export interface HelpWords {
  /** The names of all targets, and the flag that names the folder of handlers. */
  readonly targets: string;
  readonly handlers: string;
  /** The flags of those that read descriptions, and of those that write output. */
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

/** A descriptor. All of them are loaded on every run, so each loads what it runs when it runs. */
export interface Command extends CommandSyntax {
  /** Its lines in the overview: how it is called, and what it does. */
  readonly overview: readonly (readonly [usage: string, about: string])[];
  /** Its help page. */
  page(words: HelpWords): string;
  run(call: CommandCall): Promise<ExitCode>;
}
