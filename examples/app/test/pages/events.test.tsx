/** Live events, and a stream whose connection breaks. */
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { onListTickets, onWatchEvents } from '../../generated/msw/index.ts';
import { renderApp } from './render-app.tsx';
import { TICKET, tickets } from './samples.ts';
import { service } from './service.ts';

/** A list that has one more ticket in each response. */
function growingList() {
  let length = 0;
  return onListTickets(() => {
    length += 1;
    return { body: { items: tickets(1, length), cursor: undefined } };
  });
}

const SAVED = { kind: 'ticket.saved', ticket: TICKET } as const;

test('the list displays changes of other users', async () => {
  async function* events() {
    await screen.findByText('Ticket 1');
    yield { data: SAVED };
    await new Promise(() => undefined);
  }
  service.use(growingList(), onWatchEvents({ body: events() }));
  renderApp();
  await screen.findByText('Events: live');
  await screen.findByText('Ticket 2');
});

test('an interrupted stream reconnects after the last event', async () => {
  const lastIds: (string | null)[] = [];
  async function* cut() {
    yield { id: '7', data: SAVED };
    throw new Error('cut');
  }
  async function* open() {
    yield { id: '8', data: SAVED };
    await new Promise(() => undefined);
  }
  service.use(
    growingList(),
    onWatchEvents(({ request }) => {
      lastIds.push(request.headers.get('last-event-id'));
      return { body: lastIds.length === 1 ? cut() : open() };
    }),
  );
  renderApp();
  await waitFor(() => expect(lastIds).toEqual([null, '7']));
  await screen.findByText('Events: live');
});

test('a stream that is refused', async () => {
  service.use(onWatchEvents({ status: 403 }));
  renderApp();
  await screen.findByText('Events: ended');
});
