/** Requests that the API makes: webhooks, and callbacks of an operation. The reader of the docs receives them. */
import type { Endpoint } from '../../src/model/api.js';
import { templateOf } from '../../src/model/path.js';
import { signatureOf, type Signature } from '../../src/typescript/signature.js';
import type { DocsView } from './view.js';

/** What a body holds: `read` without what is only sent, `write` without what is only received. */
export interface Roles {
  readonly request: 'read' | 'write';
  readonly response: 'read' | 'write';
}

/** The reader calls and reads the answer. */
export const CALLED: Roles = { request: 'write', response: 'read' };
/** The API calls, and the reader answers. */
export const SENT: Roles = { request: 'read', response: 'write' };

/**
 * A request of the API with the names that are on the wire: no function of a client sends it.
 * @param name an identifier, which the names of its types begin with
 */
export function sentSignature(endpoint: Endpoint, name: string): Signature {
  const signature = signatureOf(endpoint, name);
  const wired = signature.arguments.map((one) => ({ ...one, name: one.parameter.name }));
  return { ...signature, arguments: wired };
}

/** The callbacks of an operation with their signatures; types are numbered, since names may be any text. */
export function callbacksOf({
  endpoint,
  typeName,
}: Signature): (Endpoint['callbacks'][number] & { readonly signature: Signature })[] {
  return endpoint.callbacks.map((callback, index) => {
    const number = index === 0 ? '' : String(index + 1);
    const signature = sentSignature(callback.endpoint, `${typeName}Callback${number}`);
    return { ...callback, signature };
  });
}

/** Where a request goes: the path of an endpoint, the name of a webhook. */
export function addressOf({ key, path, trailingSlash }: Endpoint, view: DocsView): string {
  return view.webhooks.get(key) ?? templateOf(path, trailingSlash);
}
