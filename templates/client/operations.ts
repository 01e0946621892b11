/** The template `client/operations`: a file of operations. */
import type { Code } from '../../src/print/emit/typescript/code.js';
import type { ClientGroup, ClientView } from './view.js';

/** Generates the operations of a group in their order. */
export function operationsTemplate(group: ClientGroup, view: ClientView): readonly Code[] {
  const template = view.templates['client/operation'];
  return group.operations.flatMap((operation) => template(operation, view));
}
