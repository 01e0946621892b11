/** Changes a ticket. The change is displayed immediately, and undone if the API rejects it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isErrorOf, updateTicket } from '../../generated/client/index.ts';
import { getTicketKey, listTicketsKey, updateTicketMutation } from '../../generated/query/index.ts';
import { useDesk } from '../desk/context.ts';

export function useUpdateTicket(ticketId: string) {
  const queries = useQueryClient();
  const queryKey = getTicketKey({ ticketId });
  return useMutation({
    ...updateTicketMutation(useDesk()),
    onMutate: async ({ body }) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueryData(queryKey);
      const { status, priority } = body;
      if (before)
        queries.setQueryData(queryKey, {
          ...before,
          ...(status && { status }),
          ...(priority && { priority }),
        });
      return { before };
    },
    onSuccess: (ticket) => queries.setQueryData(queryKey, ticket),
    onError: (error, _, context) => {
      // If another user has changed the ticket first, the response (409) contains the current
      // ticket.
      const isStale = isErrorOf(updateTicket, error) && error.status === 409;
      queries.setQueryData(queryKey, isStale ? error.body.current : context?.before);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: listTicketsKey() }),
  });
}
