import { dehydrate, hydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';

const KEY = 'desk.waiting';

type WaitingStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Stores mutations that wait while the browser is offline, so that they survive a reload of the
 * page and are sent afterwards. They are removed at the end of the session, because another user
 * must not send them. Only mutations with default options are stored: after a reload, their
 * function is found by their key.
 */
export function keepMutations(
  queries: QueryClient,
  storage: WaitingStorage = sessionStorage,
): Promise<unknown> {
  hydrate(queries, read(storage));
  queries.getMutationCache().subscribe(() => {
    const { mutations } = dehydrate(queries, {
      shouldDehydrateQuery: () => false,
      shouldDehydrateMutation: ({ state, options: { mutationKey } }) =>
        state.isPaused &&
        mutationKey !== undefined &&
        queries.getMutationDefaults(mutationKey).mutationFn !== undefined,
    });
    if (mutations.length === 0) storage.removeItem(KEY);
    else storage.setItem(KEY, JSON.stringify({ mutations }));
  });
  return queries.resumePausedMutations();
}

function read(storage: WaitingStorage): DehydratedState {
  const nothing: DehydratedState = { mutations: [], queries: [] };
  try {
    return { ...nothing, ...JSON.parse(storage.getItem(KEY) ?? '{}') };
  } catch {
    return nothing;
  }
}
