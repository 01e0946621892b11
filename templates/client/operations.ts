/** Generates a file of operations. */
import type { Code } from '../../src/print/emit/typescript/code.js';
import type { ClientGroup, ClientView } from './view.js';

export function operationsTemplate(group: ClientGroup, view: ClientView): readonly Code[] {
  const template = view.templates['client/operation'];
  return group.operations.flatMap((operation) => template(operation, view));
}
