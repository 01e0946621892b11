/** Lists of tickets, and how they display errors. */
import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { onListTickets } from '../../generated/msw/index.ts';
import { renderApp } from './render-app.tsx';
import { TICKET, tickets } from './samples.ts';
import { service } from './service.ts';

const titles = () =>
  screen.queryAllByRole('button', { name: /^Ticket/ }).map((one) => one.textContent);

test('a list is displayed page by page', async () => {
  service.use(
    onListTickets(({ query }) =>
      query.get('cursor') === '2'
        ? { body: { items: tickets(3, 3), cursor: undefined } }
        : { body: { items: tickets(1, 2), cursor: '2' } },
    ),
  );
  const { user } = renderApp();
  await user.click(await screen.findByRole('button', { name: 'More tickets' }));
  await waitFor(() => expect(titles()).toEqual(['Ticket 1', 'Ticket 2', 'Ticket 3']));
  expect(screen.queryByRole('button', { name: 'More tickets' })).toBeNull();
});

test('an empty page', async () => {
  service.use(onListTickets({ body: { items: [], cursor: undefined } }));
  renderApp();
  await screen.findByText('There are no tickets.');
});

test('an empty page in the middle of the list', async () => {
  service.use(
    onListTickets(({ query }) =>
      query.has('cursor')
        ? { body: { items: tickets(1, 1), cursor: undefined } }
        : { body: { items: [], cursor: '2' } },
    ),
  );
  const { user } = renderApp();
  await user.click(await screen.findByRole('button', { name: 'More tickets' }));
  await screen.findByText('Ticket 1');
});

test('two equal pages, of which the second is the last', async () => {
  service.use(
    onListTickets(({ query }) => ({
      body: { items: [TICKET], cursor: query.has('cursor') ? undefined : '2' },
    })),
  );
  const { user } = renderApp();
  await user.click(await screen.findByRole('button', { name: 'More tickets' }));
  await waitFor(() => expect(screen.getAllByText(TICKET.title)).toHaveLength(2));
});

test('a list that leads back to the same page ends', async () => {
  service.use(onListTickets({ body: { items: [TICKET], cursor: '2' } }));
  const { user } = renderApp();
  const more = { name: 'More tickets' };
  await user.click(await screen.findByRole('button', more));
  await waitFor(() => expect(screen.queryByRole('button', more)).toBeNull());
});

test('503 is retried, and the user sees no error', async () => {
  let calls = 0;
  service.use(
    onListTickets(() => {
      calls += 1;
      if (calls === 1) return { status: 503, headers: { 'retry-after': '0' } };
      return { body: { items: tickets(1, 1), cursor: undefined } };
    }),
  );
  renderApp();
  await screen.findByText('Ticket 1');
  expect(calls).toBe(2);
});

test('a repeated 503 is an error, and the user may retry', async () => {
  service.use(onListTickets({ status: 503, headers: { 'retry-after': '0' } }));
  const { user } = renderApp();
  expect((await screen.findByRole('alert')).textContent).toContain('closed for maintenance');
  service.use(onListTickets({ body: { items: tickets(1, 1), cursor: undefined } }));
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Ticket 1');
});

test('a broken connection', async () => {
  service.use(onListTickets({ networkError: true }));
  renderApp();
  const alert = await screen.findByRole('alert', {});
  expect(alert.textContent).toContain('cannot be reached');
});

test('a server that does not respond', async () => {
  service.use(onListTickets({ delay: 'infinite' }));
  renderApp({ timeout: 50 });
  expect((await screen.findByRole('alert')).textContent).toContain('did not answer in time');
});

test('the list is loaded again when the filter changes', async () => {
  service.use(
    onListTickets(({ query }) => ({
      body: { items: query.get('status') === 'solved' ? [] : tickets(1, 1), cursor: undefined },
    })),
  );
  const { user } = renderApp();
  await screen.findByText('Ticket 1');
  await user.selectOptions(screen.getByLabelText('Status'), 'solved');
  await screen.findByText('There are no tickets.');
});
