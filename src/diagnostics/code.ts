/** What a diagnostic code is: a severity, a sentence and a way out. */

/** `error`: a fact was lost or output may be wrong. `warning`: a guess was made. `info`: a lossless repair. `hint`: only with `--verbose`. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The entry of one code in the catalog; `P` are the parameters of its sentence. */
export interface CodeDefinition<P> {
  /** `off`: a repair that is not worth a word, unless the configuration asks for it. */
  readonly severity: Severity | 'off';
  /** One sentence without a full stop; text from a description is quoted by the caller of the terminal, not here. */
  readonly message: (params: P) => string;
  /** What the reader of the message can do. */
  readonly help: string;
  /** The same, where it depends on what is said. */
  readonly helpFor?: (params: P) => string;
  /** True for a construct that is dropped or approximated in the output (`--fail-on loss`). */
  readonly loss?: boolean;
  /** True when part of an input could not be read: as an error, it keeps the whole run from writing. */
  readonly unread?: boolean;
  /** What the places of an error have in common, where one thing is wrong and many are lost by it: it is said once. */
  readonly cause?: (params: P) => string;
  /** The exception behind an internal error: `--debug` shows its stack. */
  readonly thrown?: (params: P) => unknown;
}

/**
 * Defines a code.
 * @param severity how bad it is, unless the configuration says otherwise
 * @param message the sentence, from typed parameters
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
