/** The first program that calls an API. */
import { programExample } from '../../../templates/docs/call.js';
import type { RenderInput } from './target.js';
import { easiestFirst, operationSignatures } from '../../print/typescript/signature.js';

/**
 * A module that makes the client, and the easiest call there is: one that reads, and needs little.
 * @param from what the program imports from: `@acme/sdk`, or a path from the output that starts with `./`
 * @returns nothing where there is no operation
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
