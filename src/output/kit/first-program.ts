/** The programs that `init` ends with: a few lines that use what will be generated. */
import type { Api } from '../../model/api.js';
import type { Names } from '../../api/resolve/name-table.js';
import type { OperationSignature } from '../../print/typescript/signature.js';
import type { ModulePlace } from '../../print/emit/typescript/module.js';

/** The names that a program of a few lines uses. */
export interface FirstProgramInput {
  readonly api: Api;
  readonly names: Names;
  /** The operation that asks least of its caller. */
  readonly easiest: OperationSignature;
  /** The folder of the target, from where the program stands: `./generated/client`. */
  readonly folder: string;
  /** The path of the program. */
  readonly place: ModulePlace;
  /** The package because of which the target suits the project, if there is one. */
  readonly suited: string | undefined;
}

/** A program, and how it is introduced. */
export interface FirstProgram {
  /**
   * The heading of the program.
   * @param place where to put the program: `next to the folder generated`
   */
  readonly intro: (place: string) => string;
  text(input: FirstProgramInput): Promise<string>;
}
