/** Diagnostic codes: a severity, a message and a help text. */

/**
 * `error`: a fact was lost or output may be wrong. `warning`: a guess was made. `info`: a lossless repair. `hint`: only
 * with `--verbose`.
 */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The catalog entry of a code. `P` is the type of its parameters. */
export interface CodeDefinition<P> {
  /** `off`: a trivial repair that is only reported if the configuration asks for it. */
  readonly severity: Severity | 'off';
  /** One sentence without a full stop. It is not escaped: the terminal output quotes it. */
  readonly message: (params: P) => string;
  /** The next step for the reader. */
  readonly help: string;
  /** The help text if it depends on the parameters. */
  readonly helpFor?: (params: P) => string;
  /** True for a construct that is dropped or approximated in the output (`--fail-on loss`). */
  readonly loss?: boolean;
  /** True if part of an input could not be read. As an error, it prevents all output. */
  readonly unread?: boolean;
  /** The common cause of many errors, which is reported once. */
  readonly cause?: (params: P) => string;
  /** The exception of an internal error. `--debug` shows its stack. */
  readonly thrown?: (params: P) => unknown;
}

/**
 * Defines a code.
 * @param severity the default severity
 * @param message creates the sentence from its parameters
 * @param help the next step
 */
export function defineCode<P = Record<never, never>>(
  severity: Severity | 'off',
  message: (params: P) => string,
  help: string,
  options: Pick<CodeDefinition<P>, 'helpFor' | 'loss' | 'unread' | 'cause' | 'thrown'> = {},
): CodeDefinition<P> {
  return { severity, message, help, ...options };
}
