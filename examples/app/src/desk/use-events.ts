import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { watchEvents, type DeskEvent } from '../../generated/client/index.ts';
import { getTicketKey, listCommentsKey, listTicketsKey } from '../../generated/query/index.ts';
import { useDesk } from './context.ts';

export type Connection = 'connecting' | 'live' | 'ended';

/** Updates the cache when other users change something. */
export function useEvents(): Connection {
  const desk = useDesk();
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('connecting');

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;

    async function watch(): Promise<void> {
      // The number of retries is unlimited, so that the events continue after an outage of any
      // length.
      const options = { signal, retries: { limit: Infinity }, timeout: false } as const;
      const events = await watchEvents(desk, {}, options);
      setConnection('live');
      for await (const { data } of events) await apply(queries, data);
    }

    watch()
      .catch(() => undefined)
      .finally(() => {
        if (!signal.aborted) setConnection('ended');
      });
    return () => controller.abort();
  }, [desk, queries]);

  return connection;
}

async function apply(queries: QueryClient, event: DeskEvent): Promise<void> {
  switch (event.kind) {
    case 'ticket.saved':
      queries.setQueryData(getTicketKey({ ticketId: event.ticket.id }), event.ticket);
      return queries.invalidateQueries({ queryKey: listTicketsKey() });
    case 'ticket.deleted':
      await queries.resetQueries({ queryKey: getTicketKey({ ticketId: event.ticketId }) });
      return queries.invalidateQueries({ queryKey: listTicketsKey() });
    case 'comment.added':
      return queries.invalidateQueries({
        queryKey: listCommentsKey({ ticketId: event.ticketId }),
      });
  }
}
