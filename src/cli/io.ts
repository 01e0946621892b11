/** The environment of a command: its current folder, its input and its output. */
import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';

export interface Io {
  /** The absolute path of the current folder. */
  readonly cwd: string;
  /** Writes a result to the standard output. */
  out(text: string): void;
  /** Writes a message to the standard error output. A result goes to {@link out}. */
  err(text: string): void;
  /** Reads the standard input. */
  stdin(): Promise<Uint8Array>;
  /** True if a stream supports colours. */
  readonly color: { readonly out: boolean; readonly err: boolean };
  /**
   * Registers a function that is called on Ctrl-C. Only commands that run until they are stopped need it; Ctrl-C ends
   * all others.
   */
  onStop?(listener: () => void): void;
  /** The terminal on which questions are asked; absent if the input or the output is not a terminal. */
  readonly terminal?: { readonly input: Readable; readonly output: Writable };
  /** The absolute path of the cache folder for projects without `node_modules`; absent if caching is off for them. */
  readonly cacheFolder?: string;
  /** True if `err` is a terminal. A progress line may then be overwritten. */
  readonly interactive: boolean;
}

/**
 * The exit code of a command: 0 for success; 1 for errors, or if `check` finds changes; 2 for wrong usage or an
 * internal error.
 */
export type ExitCode = 0 | 1 | 2;

/** A mistake on the command line. The error message refers to the help, and the exit code is 2. */
export class UsageError extends Error {}

/** How results are printed. */
export interface TextStyle {
  readonly color: boolean;
  /** True if long results are printed in full. */
  readonly whole: boolean;
}

/** Returns the width of the terminal in columns; `undefined` if the output is not a terminal. */
export function terminalColumns({ terminal }: Pick<Io, 'terminal'>): number | undefined {
  const { columns } = (terminal?.output ?? {}) as { readonly columns?: number };
  return columns;
}

type Style = Parameters<typeof styleText>[0];

/** Styles a text if colours are on. */
export function paint(on: boolean, style: Style, text: string): string {
  return on ? styleText(style, text, { validateStream: false }) : text;
}
