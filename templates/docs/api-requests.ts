/**
 * Signatures of requests that the API sends: webhooks, and callbacks of operations. The reader of
 * the docs receives these requests.
 */
import type { Endpoint } from '../../src/model/api.js';
import { templateOf } from '../../src/model/path.js';
import {
  operationSignature,
  type OperationSignature,
} from '../../src/print/typescript/signature.js';
import type { DocsView } from './view.js';
import type { Direction } from '../../src/model/direction.js';

/**
 * Which properties the types of the bodies contain. `read` omits write-only properties, and `write`
 * omits read-only properties.
 */
export interface BodyDirections {
  readonly request: Direction;
  readonly response: Direction;
}

/** For operations: the reader sends the request and receives the response. */
export const CALLER_DIRECTIONS: BodyDirections = { request: 'write', response: 'read' };
/** For webhooks and callbacks: the API sends the request, and the reader sends the response. */
export const RECEIVER_DIRECTIONS: BodyDirections = { request: 'read', response: 'write' };

/**
 * Returns the signature of a request that the API sends, such as a webhook. The client has no
 * function for it, so its arguments have the names that the parameters have in the request.
 * @param name an identifier; the names of its types begin with it
 */
export function sentSignature(endpoint: Endpoint, name: string): OperationSignature {
  const signature = operationSignature(endpoint, name);
  const wired = signature.arguments.map((one) => ({ ...one, name: one.parameter.name }));
  return { ...signature, arguments: wired };
}

/**
 * Returns the callbacks of an operation with their signatures. Their types are numbered, because
 * the name of a callback may be any text.
 */
export function callbackSignatures({
  endpoint,
  typeName,
}: OperationSignature): (Endpoint['callbacks'][number] & {
  readonly signature: OperationSignature;
})[] {
  return endpoint.callbacks.map((callback, index) => {
    const number = index === 0 ? '' : String(index + 1);
    const signature = sentSignature(callback.endpoint, `${typeName}Callback${number}`);
    return { ...callback, signature };
  });
}

/** Returns the path of an operation, or the name of a webhook. */
export function requestTarget({ key, path, trailingSlash }: Endpoint, view: DocsView): string {
  return view.webhooks.get(key) ?? templateOf(path, trailingSlash);
}
