/** The environment of a command: its folder, its input and its output. */
import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';

export interface Io {
  /** The current folder, absolute. */
  readonly cwd: string;
  /** Prints results, for people or machines. */
  out(text: string): void;
  /** Prints everything that is not a result. */
  err(text: string): void;
  /** Reads the standard input. */
  stdin(): Promise<Uint8Array>;
  /** Whether `out` and `err` support colours. */
  readonly color: { readonly out: boolean; readonly err: boolean };
  /** Calls the listener on Ctrl-C. Only commands that run until they are stopped register a listener. */
  onStop?(listener: () => void): void;
  /** The terminal for asking a person; absent if there is none. */
  readonly terminal?: { readonly input: Readable; readonly output: Writable };
  /** The cache folder for projects without `node_modules`, absolute; absent if nothing is cached. */
  readonly cacheFolder?: string;
  /** True if a person watches `err`, so that a progress line may be overwritten. */
  readonly interactive: boolean;
}

/**
 * The exit code of a command: 0 for success; 1 for errors, or if `check` finds changes; 2 for wrong usage or an
 * internal error.
 */
export type ExitCode = 0 | 1 | 2;

/** A mistake on the command line: printed with a pointer to the help, exit 2. */
export class UsageError extends Error {}

/** How results are printed. */
export interface TextStyle {
  readonly color: boolean;
  /** True to print everything. */
  readonly whole: boolean;
}

type Style = Parameters<typeof styleText>[0];

/**
 * Styles a text when colours are on.
 * @param on true if colours are on
 */
export function paint(on: boolean, style: Style, text: string): string {
  return on ? styleText(style, text, { validateStream: false }) : text;
}
