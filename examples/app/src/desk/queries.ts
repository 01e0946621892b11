import { QueryClient } from '@tanstack/react-query';

/**
 * The client retries calls itself: it knows which statuses are temporary, and respects
 * `Retry-After`. TanStack Query would retry a 404 as well.
 */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } },
  });
}
