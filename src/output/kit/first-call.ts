/** The first program that calls an API. */
import { programExample } from '../../../templates/docs/call.js';
import type { RenderInput } from './target.js';
import { easiestFirst, operationSignatures } from '../../print/typescript/signature.js';

/**
 * A module that creates the client and makes the easiest call: preferably of a reading operation with few arguments.
 * @param from the module that the program imports from: `@acme/sdk`, or a path from the output that starts with `./`
 * @returns `undefined` if there is no operation
 */
export function firstCall(
  { api, names, importExtension }: Pick<RenderInput, 'api' | 'names' | 'importExtension'>,
  from: string,
): string | undefined {
  const [easiest] = easiestFirst(operationSignatures(api, names));
  return (
    easiest && programExample(easiest, api, names, from, { path: 'index.ts', importExtension })
  );
}
