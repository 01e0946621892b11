/** Generates `schemas.ts`: the named schemas as types. */
import { ident, lines, type Code } from '../../src/print/emit/typescript/code.js';
import { exportAll, printed } from '../../src/print/emit/typescript/module.js';
import { typeDeclaration } from '../../src/print/typescript/types.js';
import { enumConstants } from './enums.js';
import type { ClientType, ClientView } from './view.js';

export function clientSchemas(types: readonly ClientType[], view: ClientView): readonly Code[] {
  return types.flatMap((type) => [
    printed(typeDeclaration(ident(type.name), type.schema, view.typeOptions(type.direction))),
    ...enumConstants(type, view),
  ]);
}

/** If the types are in several files, exports all of them from one file. */
export function schemasIndex({ typeFiles, place }: ClientView): readonly Code[] {
  return [lines(typeFiles.map(({ file }) => exportAll(file, place)))];
}
