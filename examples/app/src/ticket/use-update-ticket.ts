/** A change of a ticket, shown at once and taken back if the API refuses it. */
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
      // Another user was faster: the 409 contains the current ticket.
      const isStale = isErrorOf(updateTicket, error) && error.status === 409;
      queries.setQueryData(queryKey, isStale ? error.body.current : context?.before);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: listTicketsKey() }),
  });
}
