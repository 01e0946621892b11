/** Defines the options for writing checks. */
import type { Code } from '../../emit/typescript/code.js';
import type { FunctionOptions } from '../function-writer.js';
import type { ConstraintOptions } from './constraints.js';

/** The runtime files that checks import. */
export type RuntimeFile =
  'assertions' | 'checks' | 'idn-hostname' | 'more-formats' | 'pattern' | 'seen' | 'validate';

export interface ValidatorOptions extends ConstraintOptions, FunctionOptions {
  /** Returns an expression for the given export of a runtime file. The generated code then imports this export. */
  readonly runtime: (file: RuntimeFile, name: string) => Code;
  /** If true, constants are marked as free of side effects, so that bundlers can remove unused checks. */
  readonly isShaken?: boolean | undefined;
  /** If true, the checks are plain JavaScript inside one function, so that restitch can run them immediately. */
  readonly isInline?: boolean | undefined;
}
