/** Finds the operations that an error of ours keeps from being rendered, so that only these are omitted. */
import { culprits } from '../../../base/foundation/culprits.js';
import type { Api, Endpoint } from '../../../model/api.js';

/** An operation that cannot be rendered, and the error that its rendering throws. */
export interface FaultyOperation {
  readonly endpoint: Endpoint;
  readonly error: unknown;
}

/** Returns true for some operations. */
export type OperationTest = (endpoint: Pick<Endpoint, 'key'>) => boolean;

/**
 * Renders parts of an API until the operations are found that cannot be rendered.
 * @param renderOnly renders the files for some operations; its errors are not caught
 */
export async function faultyOperations(
  { endpoints, webhooks }: Pick<Api, 'endpoints' | 'webhooks'>,
  renderOnly: (test: OperationTest) => Promise<void>,
): Promise<FaultyOperation[]> {
  const all = [...endpoints, ...webhooks.map(({ endpoint }) => endpoint)];
  const found = await culprits(all, (some) => renderOnly(amongThese(some)));
  return found.map(({ item: endpoint, error }) => ({ endpoint, error }));
}

/** Returns a test that is true for the given operations only. */
export function amongThese(some: readonly Pick<Endpoint, 'key'>[]): OperationTest {
  const keys = new Set(some.map(({ key }) => key));
  return ({ key }) => keys.has(key);
}
