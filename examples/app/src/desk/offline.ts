import { dehydrate, hydrate, type DehydratedState, type QueryClient } from '@tanstack/react-query';

const KEY = 'desk.waiting';

type WaitingStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Stores mutations that wait while the browser is offline. They survive a reload of the page and
 * are sent afterwards. At the end of the session, they are deleted, so that they are not sent in
 * the name of another user. A mutation is stored only if the query client has defaults for its key,
 * because after a reload, TanStack Query can find the function of a mutation only in these
 * defaults.
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
