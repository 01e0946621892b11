import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Status } from '../../generated/client/index.ts';
import { itemsOf, listTicketsInfiniteQuery } from '../../generated/query/index.ts';
import { statusSchema } from '../../generated/zod/index.ts';
import { useDesk } from '../desk/context.ts';
import { Failure } from '../ui/failure.tsx';

interface TicketListProps {
  readonly onOpen: (ticketId: string) => void;
}

/** Displays all tickets, page by page. */
export function TicketList({ onOpen }: TicketListProps) {
  const [status, setStatus] = useState<Status>();
  const tickets = useInfiniteQuery(
    listTicketsInfiniteQuery(useDesk(), { limit: 10, ...(status && { status }) }),
  );
  const items = itemsOf(tickets.data);

  return (
    <section aria-label="Tickets" aria-busy={tickets.isFetching}>
      <label>
        Status{' '}
        <select
          value={status ?? ''}
          onChange={({ target }) => setStatus(statusSchema.safeParse(target.value).data)}
        >
          <option value="">all</option>
          {statusSchema.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      </label>
      <ul className="tickets">
        {items.map(({ id, title, status: state, priority, assignee }) => (
          <li key={id}>
            <button className="link" onClick={() => onOpen(id)}>
              {title}
            </button>{' '}
            <small>
              {state}, {priority}, {assignee?.name ?? 'nobody'}
            </small>
          </li>
        ))}
      </ul>
      {tickets.isSuccess && items.length === 0 && <p>There are no tickets.</p>}
      <Failure error={tickets.error} onRetry={() => void tickets.refetch()} />
      {tickets.hasNextPage && (
        <button disabled={tickets.isFetchingNextPage} onClick={() => void tickets.fetchNextPage()}>
          More tickets
        </button>
      )}
    </section>
  );
}
