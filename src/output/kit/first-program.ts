/** The programs that `init` prints at the end. Each is a few lines that use the generated code. */
import type { Api } from '../../model/api.js';
import type { Names } from '../../api/resolve/name-table.js';
import type { OperationSignature } from '../../print/typescript/signature.js';
import type { ModulePlace } from '../../print/emit/typescript/module.js';

/** The data from which a first program is generated. */
export interface FirstProgramInput {
  readonly api: Api;
  readonly names: Names;
  /** The operation that needs the fewest arguments. */
  readonly easiest: OperationSignature;
  /** The folder of the target, relative to the program: `./generated/client`. */
  readonly folder: string;
  /** The path of the program's file. */
  readonly place: ModulePlace;
  /** The dependency of the project that caused `init` to choose the target; `undefined` if there is none. */
  readonly suited: string | undefined;
}

export interface FirstProgram {
  /**
   * The heading of the program.
   * @param place the location of the program's file, as a phrase: `next to the folder generated`
   */
  readonly intro: (place: string) => string;
  text(input: FirstProgramInput): Promise<string>;
}
