import { useQuery } from '@tanstack/react-query';
import { isErrorOf, updateTicket } from '../../generated/client/index.ts';
import { getTicketQuery } from '../../generated/query/index.ts';
import { statusSchema } from '../../generated/zod/index.ts';
import { useDesk } from '../desk/context.ts';
import { Failure } from '../ui/failure.tsx';
import { Attachments } from './attachments.tsx';
import { Comments } from './comments.tsx';
import { DeleteTicket } from './delete-ticket.tsx';
import { Labels } from './labels.tsx';
import { useUpdateTicket } from './use-update-ticket.ts';

interface TicketPageProps {
  readonly ticketId: string;
  readonly onClose: () => void;
}

export function TicketPage({ ticketId, onClose }: TicketPageProps) {
  const { data: ticket, error, refetch } = useQuery(getTicketQuery(useDesk(), { ticketId }));
  const updating = useUpdateTicket(ticketId);

  if (!ticket) return <Failure error={error} onRetry={() => void refetch()} />;
  const isStale = isErrorOf(updateTicket, updating.error) && updating.error.status === 409;
  return (
    <article aria-label={ticket.title}>
      <h2>{ticket.title}</h2>
      <p>{ticket.text}</p>
      <p>
        {ticket.requester.name}, {new Date(ticket.createdAt).toLocaleDateString('en')}
      </p>
      <label>
        Status{' '}
        <select
          value={ticket.status}
          onChange={({ target }) => {
            const body = { version: ticket.version, status: statusSchema.parse(target.value) };
            updating.mutate({ ticketId, body });
          }}
        >
          {statusSchema.options.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </label>
      {isStale ? (
        <p role="alert">Somebody else has changed this ticket. This is how it is now.</p>
      ) : (
        <Failure error={updating.error} />
      )}
      <Labels ticket={ticket} />
      <Attachments ticketId={ticketId} />
      <Comments ticketId={ticketId} />
      <DeleteTicket ticketId={ticketId} onDeleted={onClose} />
      <button onClick={onClose}>All tickets</button>
    </article>
  );
}
