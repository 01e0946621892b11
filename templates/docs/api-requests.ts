/** Requests that the API sends: webhooks, and callbacks of an operation. The reader of the docs receives them. */
import type { Endpoint } from '../../src/model/api.js';
import { templateOf } from '../../src/model/path.js';
import {
  operationSignature,
  type OperationSignature,
} from '../../src/print/typescript/signature.js';
import type { DocsView } from './view.js';
import type { Direction } from '../../src/model/direction.js';

/**
 * The directions of the bodies: `read` omits properties that are only sent, `write` omits those that are only
 * received.
 */
export interface BodyDirections {
  readonly request: Direction;
  readonly response: Direction;
}

/** The reader sends the request and receives the response. */
export const CALLER_DIRECTIONS: BodyDirections = { request: 'write', response: 'read' };
/** The API sends the request, and the reader responds. */
export const RECEIVER_DIRECTIONS: BodyDirections = { request: 'read', response: 'write' };

/**
 * A request of the API with the names that are on the wire: no function of a client sends it.
 * @param name an identifier, which the names of its types begin with
 */
export function sentSignature(endpoint: Endpoint, name: string): OperationSignature {
  const signature = operationSignature(endpoint, name);
  const wired = signature.arguments.map((one) => ({ ...one, name: one.parameter.name }));
  return { ...signature, arguments: wired };
}

/** The callbacks of an operation with their signatures; types are numbered, since names may be any text. */
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

/** The target of a request: the path of an endpoint, or the name of a webhook. */
export function requestTarget({ key, path, trailingSlash }: Endpoint, view: DocsView): string {
  return view.webhooks.get(key) ?? templateOf(path, trailingSlash);
}
