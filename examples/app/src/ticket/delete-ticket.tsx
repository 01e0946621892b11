import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteTicket, isErrorOf } from '../../generated/client/index.ts';
import { deleteTicketMutation, getTicketKey, listTicketsKey } from '../../generated/query/index.ts';
import { useDesk } from '../desk/context.ts';
import { Failure } from '../ui/failure.tsx';

interface DeleteTicketProps {
  readonly ticketId: string;
  readonly onDeleted: () => void;
}

/**
 * Deletes a ticket. Only leads may do this: the API checks the user's role, and the page displays
 * the API's error message.
 */
export function DeleteTicket({ ticketId, onDeleted }: DeleteTicketProps) {
  const queries = useQueryClient();
  const deleting = useMutation({
    ...deleteTicketMutation(useDesk()),
    onSuccess: async () => {
      onDeleted();
      queries.removeQueries({ queryKey: getTicketKey({ ticketId }) });
      await queries.invalidateQueries({ queryKey: listTicketsKey() });
    },
  });
  const { error } = deleting;
  return (
    <>
      <button disabled={deleting.isPending} onClick={() => deleting.mutate({ ticketId })}>
        Delete
      </button>
      {isErrorOf(deleteTicket, error) ? (
        <p role="alert">{error.body.title}</p>
      ) : (
        <Failure error={error} />
      )}
    </>
  );
}
