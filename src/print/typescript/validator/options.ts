/** The options with which checks are written. */
import type { Code } from '../../emit/typescript/code.js';
import type { FunctionOptions } from '../function-writer.js';
import type { ConstraintOptions } from './constraints.js';

/** The parts of the runtime that checks name. */
export type RuntimeFile =
  'assertions' | 'checks' | 'idn-hostname' | 'more-formats' | 'pattern' | 'seen' | 'validate';

export interface ValidatorOptions extends ConstraintOptions, FunctionOptions {
  /** Something that the runtime exports, by its file. */
  readonly runtime: (file: RuntimeFile, name: string) => Code;
  /** Whether bundlers are told that the constants do nothing else: a program may hold few of the checks. */
  readonly isShaken?: boolean | undefined;
  /** True for plain JavaScript, whose functions are all nested in one function. */
  readonly isInline?: boolean | undefined;
}
