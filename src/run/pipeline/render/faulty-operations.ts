/** Which operations an error of ours keeps from being rendered: the last line of defence leaves out these alone. */
import { culprits } from '../../../base/foundation/culprits.js';
import type { Api, Endpoint } from '../../../model/api.js';

/** An operation that cannot be rendered, and what is thrown at it. */
export interface FaultyOperation {
  readonly endpoint: Endpoint;
  readonly error: unknown;
}

/** Tells whether an operation is one of some. */
export type OperationTest = (endpoint: Pick<Endpoint, 'key'>) => boolean;

/**
 * Renders parts of an API until the operations are found that cannot be rendered.
 * @param renderOnly renders what some operations need, and throws what it throws
 */
export async function faultyOperations(
  { endpoints, webhooks }: Pick<Api, 'endpoints' | 'webhooks'>,
  renderOnly: (test: OperationTest) => Promise<void>,
): Promise<FaultyOperation[]> {
  const thrownBy = async (some: readonly Endpoint[]): Promise<unknown> => {
    try {
      await renderOnly(amongThese(some));
      return undefined;
    } catch (error) {
      return error ?? new Error('nothing was thrown');
    }
  };
  const search = culprits([...endpoints, ...webhooks.map(({ endpoint }) => endpoint)]);
  let next = search.next();
  while (next.done !== true) next = search.next((await thrownBy(next.value)) !== undefined);
  const found: FaultyOperation[] = [];
  for (const endpoint of next.value) {
    const error = await thrownBy([endpoint]);
    if (error !== undefined) found.push({ endpoint, error });
  }
  return found;
}

/** A test for some operations, and for no other. */
export function amongThese(some: readonly Pick<Endpoint, 'key'>[]): OperationTest {
  const keys = new Set(some.map(({ key }) => key));
  return ({ key }) => keys.has(key);
}
