import { QueryClient } from '@tanstack/react-query';
import type { Client } from '../../generated/client/index.ts';
import { addCommentMutation, listCommentsKey } from '../../generated/query/index.ts';
import { keepMutations } from './offline.ts';

/**
 * Creates the query client. The API client retries calls itself, because it knows which statuses
 * are temporary, and respects `Retry-After`. TanStack Query would also retry a 404.
 */
export function createQueries(desk: Client): QueryClient {
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } },
  });
  // The options are set here because a comment may be sent after a reload, when the component that
  // wrote it no longer exists.
  const adding = addCommentMutation(desk);
  queries.setMutationDefaults(adding.mutationKey, {
    ...adding,
    // Mutations with the same scope run one after another, so comments are sent in the order in
    // which they were written.
    scope: { id: 'comments' },
    onSuccess: (_, { ticketId }) =>
      queries.invalidateQueries({ queryKey: listCommentsKey({ ticketId }) }),
  });
  void keepMutations(queries);
  return queries;
}
