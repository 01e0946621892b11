/** The programs that `init` prints at the end: a few lines that use the generated code. */
import type { Api } from '../../model/api.js';
import type { Names } from '../../api/resolve/name-table.js';
import type { OperationSignature } from '../../print/typescript/signature.js';
import type { ModulePlace } from '../../print/emit/typescript/module.js';

/** The names that such a program uses. */
export interface FirstProgramInput {
  readonly api: Api;
  readonly names: Names;
  /** The operation that needs the fewest arguments. */
  readonly easiest: OperationSignature;
  /** The folder of the target, relative to the program: `./generated/client`. */
  readonly folder: string;
  /** The path of the program. */
  readonly place: ModulePlace;
  /** The package that the target was chosen for, if there is one. */
  readonly suited: string | undefined;
}

/** A program and its heading. */
export interface FirstProgram {
  /**
   * The heading of the program.
   * @param place where to put the program: `next to the folder generated`
   */
  readonly intro: (place: string) => string;
  text(input: FirstProgramInput): Promise<string>;
}
