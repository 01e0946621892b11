/**
 * Finds the operations that cannot be rendered because of an internal error of restitch, so that only these are
 * omitted.
 */
import { culprits } from '../../../base/foundation/culprits.js';
import type { Api, Endpoint } from '../../../model/api.js';

/** An operation that cannot be rendered, and the error that is thrown when it is rendered. */
export interface FaultyOperation {
  readonly endpoint: Endpoint;
  readonly error: unknown;
}

export type OperationTest = (endpoint: Pick<Endpoint, 'key'>) => boolean;

/**
 * Renders parts of an API repeatedly until it has found the operations that cannot be rendered.
 * @param renderOnly renders the files for some operations, and throws if one of them cannot be rendered
 */
export async function faultyOperations(
  { endpoints, webhooks }: Pick<Api, 'endpoints' | 'webhooks'>,
  renderOnly: (test: OperationTest) => Promise<void>,
): Promise<FaultyOperation[]> {
  const all = [...endpoints, ...webhooks.map(({ endpoint }) => endpoint)];
  const found = await culprits(all, (some) => renderOnly(amongThese(some)));
  return found.map(({ item: endpoint, error }) => ({ endpoint, error }));
}

/** Returns a test that is true only for the given operations. */
export function amongThese(some: readonly Pick<Endpoint, 'key'>[]): OperationTest {
  const keys = new Set(some.map(({ key }) => key));
  return ({ key }) => keys.has(key);
}
