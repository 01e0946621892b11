/** The options for writing checks. */
import type { Code } from '../../emit/typescript/code.js';
import type { FunctionOptions } from '../function-writer.js';
import type { ConstraintOptions } from './constraints.js';

/** The parts of the runtime that checks name. */
export type RuntimeFile =
  'assertions' | 'checks' | 'idn-hostname' | 'more-formats' | 'pattern' | 'seen' | 'validate';

export interface ValidatorOptions extends ConstraintOptions, FunctionOptions {
  /** Something that the runtime exports, by its file. */
  readonly runtime: (file: RuntimeFile, name: string) => Code;
  /** True if constants are marked as free of side effects for bundlers: a program may use only few of the checks. */
  readonly isShaken?: boolean | undefined;
  /** True if functions are plain JavaScript inside one function. */
  readonly isInline?: boolean | undefined;
}
