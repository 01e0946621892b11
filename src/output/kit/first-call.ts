/** Generates the first program that calls an API. */
import { programExample } from '../../../templates/docs/call.js';
import type { RenderInput } from './target.js';
import { easiestFirst, operationSignatures } from '../../print/typescript/signature.js';

/**
 * Returns a module that creates the client and makes the simplest call. Operations that read data and need few
 * arguments are preferred.
 * @param from the module that the program imports: `@acme/sdk`, or a path relative to the output that starts with `./`
 * @returns `undefined` if the API has no operation
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
