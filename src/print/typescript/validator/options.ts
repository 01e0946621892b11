/** The options for writing checks. */
import type { Code } from '../../emit/typescript/code.js';
import type { FunctionOptions } from '../function-writer.js';
import type { ConstraintOptions } from './constraints.js';

/** The files of the runtime that checks import. */
export type RuntimeFile =
  'assertions' | 'checks' | 'idn-hostname' | 'more-formats' | 'pattern' | 'seen' | 'validate';

export interface ValidatorOptions extends ConstraintOptions, FunctionOptions {
  /** Returns an export of the runtime, by its file. */
  readonly runtime: (file: RuntimeFile, name: string) => Code;
  /** True if constants are marked as free of side effects for bundlers: a program may use only few of the checks. */
  readonly isShaken?: boolean | undefined;
  /** True to write the functions as plain JavaScript inside one function, so that they can be run at once. */
  readonly isInline?: boolean | undefined;
}
