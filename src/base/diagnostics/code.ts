/** Defines diagnostic codes. Each code has a severity, a message and a help text. */

/**
 * The severity of a diagnostic. `error`: a part of the input was lost, or output may be wrong. `warning`: restitch
 * guessed. `info`: a repair without loss. `hint`: printed only with `--verbose`.
 */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The catalog entry of a code. `P` is the type of its parameters. */
export interface CodeDefinition<P> {
  /**
   * The default severity. `off` is for trivial repairs. They are reported only if the configuration sets a severity for
   * them.
   */
  readonly severity: Severity | 'off';
  /** Returns one sentence without a full stop. It is not escaped here, but only when it is printed to a terminal. */
  readonly message: (params: P) => string;
  /** The help text: the next step for the reader. */
  readonly help: string;
  /** Returns the help text. Used instead of `help` if the text depends on the parameters. */
  readonly helpFor?: (params: P) => string;
  /** True if the output drops or approximates a construct of the input. With `--fail-on loss`, the run then fails. */
  readonly loss?: boolean;
  /** True if part of an input could not be read. An error with such a code prevents all output. */
  readonly unread?: boolean;
  /**
   * True for a syntax error. The rest of the file may be misread, so other diagnostics about this file are only reported
   * after the error is corrected.
   */
  readonly syntax?: boolean;
  /** Returns the cause of an error. Several errors with the same cause are reported once. */
  readonly cause?: (params: P) => string;
  /** Returns the exception of an internal error. `--debug` prints its stack. */
  readonly thrown?: (params: P) => unknown;
}

/**
 * Defines a diagnostic code.
 * @param severity the default severity
 * @param message creates the sentence from its parameters
 * @param help the next step for the reader
 */
export function defineCode<P = Record<never, never>>(
  severity: Severity | 'off',
  message: (params: P) => string,
  help: string,
  options: Pick<
    CodeDefinition<P>,
    'helpFor' | 'loss' | 'unread' | 'syntax' | 'cause' | 'thrown'
  > = {},
): CodeDefinition<P> {
  return { severity, message, help, ...options };
}
