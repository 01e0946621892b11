import { QueryClient } from '@tanstack/react-query';

/**
 * The client repeats calls itself: it knows which statuses pass, and waits as `Retry-After` says. TanStack Query would
 * repeat a 404 as well.
 */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } },
  });
}
