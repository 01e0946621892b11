/** The environment of a command: its folder, its input and its output. */
import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';

export interface Io {
  /** Absolute. */
  readonly cwd: string;
  /** Results, for people or machines. */
  out(text: string): void;
  /** Everything else. */
  err(text: string): void;
  /** The standard input. */
  stdin(): Promise<Uint8Array>;
  /** Whether `out` and `err` support colours. */
  readonly color: { readonly out: boolean; readonly err: boolean };
  /** Calls the listener on Ctrl-C. Only commands that wait register one. */
  onStop?(listener: () => void): void;
  /** Asks a person; absent without a terminal. */
  readonly terminal?: { readonly input: Readable; readonly output: Writable };
  /** The folder for caches of projects without `node_modules`, absolute; absent: no cache. */
  readonly cacheFolder?: string;
  /** True when a person watches `err`, and a line may be drawn over. */
  readonly interactive: boolean;
}

/** The exit code of a command: 0 ok · 1 errors, or a stale check · 2 usage or internal. */
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
 * @param on whether they are
 */
export function paint(on: boolean, style: Style, text: string): string {
  return on ? styleText(style, text, { validateStream: false }) : text;
}
